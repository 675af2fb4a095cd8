using AceData.Audio;
using AceData.Models;
using AceData.Models.Listing;
using AceData.Settings;

namespace AceData.Preprocessing;

/// <summary>Which models a run would miss, known before it begins. No large file is read for it.</summary>
/// <param name="Models">Those that are not there, or not as they were checked.</param>
/// <param name="Problem">Why their folder cannot be looked at; null when it can.</param>
public sealed record MissingModels(IReadOnlyList<ModelEntry> Models, string? Problem)
{
    /// <summary>Bytes that are to be downloaded for them; what lies in a cache of another program is not.</summary>
    public long Bytes => Models.Where(model => model.State != ModelState.Found).Sum(model => model.Bytes - model.Done);

    /// <summary>Looks.</summary>
    /// <param name="request">What would be made.</param>
    /// <param name="root">The data root.</param>
    public static MissingModels Of(PreprocessSongsRequest request, DataRoot root)
    {
        try
        {
            var list = ListModels.Run(new ListModelsRequest { Models = string.IsNullOrWhiteSpace(request.Models) ? null : request.Models, DataRoot = root.Folder });
            return new MissingModels([.. list.Models.Where(model => model.Uses.Contains(ModelUse.Create) && model.State is not (ModelState.Ready or ModelState.Unchecked))], null);
        }
        catch (AceDataException e)
        {
            return new MissingModels([], e.Message);
        }
    }
}
