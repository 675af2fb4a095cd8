using AceData.Audio;
using AceData.Jobs;

namespace AceData.Models.Getting;

/// <summary>Takes a part from a cache of another program, where it stays: nobody downloads it twice.</summary>
/// <param name="folder">Full path of the folder of models.</param>
/// <param name="time">For its list.</param>
internal sealed class CachedModel(string folder, TimeProvider time)
{
    /// <summary>Looks, checks every byte, and notes the place.</summary>
    /// <returns>Null when no cache has the part whole and in the version that is meant.</returns>
    public async Task<GotModel?> TakeAsync(ModelPart part, IReadOnlyList<string> caches, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        if (ModelCaches.Find(caches, part) is not { } place)
        {
            return null;
        }

        try
        {
            var taken = await new TakenPart(folder, time).TakeAsync(part, place, isCopy: false, part.Revision, progress, cancellationToken);
            return new GotModel(part.Name, taken == ModelOrigin.Used ? GotModel.Used : GotModel.Copied, place);
        }
        catch (AceDataException e) when (!Files.FileCodes.StopsTheRun(e.Code))
        {
            progress.Report(new JobWarning(e.Code, part.Name, e.Message));
            return null;
        }
    }
}
