using AceData.Files;

namespace AceData.Tests.Files;

/// <summary>What a killed writer leaves behind.</summary>
internal static class Litter
{
    /// <summary>Our temp files in one folder.</summary>
    public static IReadOnlyList<string> In(string folder) =>
        [.. Directory.EnumerateFiles(folder).Where(path => TempFiles.IsOurs(Path.GetFileName(path.AsSpan())))];
}
