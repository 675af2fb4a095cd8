namespace AceData.Testing;

/// <summary>
/// Larger inputs that are not part of the repository (real songs, labelled answers). Tests that use them are extra:
/// they are skipped, and say so, where the folder is missing.
/// </summary>
public static class SharedFiles
{
    /// <summary>The folder: <c>ACEDATA_SHARED</c>, else <c>shared</c> beside the checkout; null when there is none.</summary>
    public static string? Root { get; } = Find();

    /// <summary>Full path of a file or folder in it, or null when it is not there.</summary>
    public static string? Find(string relativePath)
    {
        if (Root is null)
        {
            return null;
        }

        var path = Path.Combine(Root, relativePath);
        return File.Exists(path) || Directory.Exists(path) ? path : null;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ACEDATA_SHARED") is { Length: > 0 } configured)
        {
            return Directory.Exists(configured) ? configured : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AceData.slnx")))
            {
                var beside = Path.Combine(folder.Parent?.FullName ?? folder.FullName, "shared");
                return Directory.Exists(beside) ? beside : null;
            }
        }

        return null;
    }
}
