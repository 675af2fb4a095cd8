namespace AceData.Models.Removing;

/// <summary>What was taken away.</summary>
/// <param name="Folder">Full path of the folder of models.</param>
/// <param name="Names">The parts.</param>
/// <param name="Bytes">Bytes that are free again.</param>
/// <param name="Left">Full paths of folders of other programs, which were left as they are.</param>
public sealed record RemoveModelsResult(string Folder, IReadOnlyList<string> Names, long Bytes, IReadOnlyList<string> Left);
