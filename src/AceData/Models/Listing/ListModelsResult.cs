namespace AceData.Models.Listing;

/// <summary>The models of a folder.</summary>
/// <param name="Folder">Full path.</param>
/// <param name="Models">All parts, there or not.</param>
/// <param name="FreeBytes">Free on its disk; null when that cannot be known.</param>
public sealed record ListModelsResult(string Folder, IReadOnlyList<ModelEntry> Models, long? FreeBytes)
{
    /// <summary>Bytes that are still to be downloaded for all that is needed.</summary>
    public long Needed => Models.Where(model => !model.Optional && model.State is (ModelState.Missing or ModelState.Partial or ModelState.Changed)).Sum(model => model.Bytes - model.Done);
}
