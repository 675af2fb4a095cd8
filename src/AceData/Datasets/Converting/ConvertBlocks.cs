using AceData.Datasets.Checking;

namespace AceData.Datasets.Converting;

/// <summary>Which findings of a check stand in the way of a conversion.</summary>
public static class ConvertBlocks
{
    /// <summary>What blocks; one finding a song.</summary>
    /// <param name="findings">What was found.</param>
    /// <param name="request">What is to be converted: default tags stand in for missing ones.</param>
    /// <param name="folder">Full path of its songs: what was found elsewhere is of no concern to it.</param>
    public static IReadOnlyList<CheckFinding> Of(IEnumerable<CheckFinding> findings, ConvertDatasetRequest request, string folder) =>
    [
        .. findings
            .Where(finding => finding.File is { } file && IsIn(folder, file))
            .Where(finding => finding is { Weight: CheckWeight.Blocks, File: not null } && !(finding.Code == CheckCodes.PromptMissing.Name && request.DefaultTag is not null))
            .DistinctBy(finding => finding.File),
    ];

    private static bool IsIn(string folder, string file) =>
        file.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}
