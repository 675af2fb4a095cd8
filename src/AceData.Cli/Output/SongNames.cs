namespace AceData.Cli.Output;

/// <summary>Songs as tables name them: with the folders that tell two songs of one name apart, without those that all share.</summary>
internal static class SongNames
{
    /// <summary>The folder that holds all of these files, itself or in folders below; empty when there is none.</summary>
    /// <param name="files">Full paths.</param>
    public static string CommonFolder(IEnumerable<string> files)
    {
        string? common = null;
        foreach (var file in files)
        {
            var folder = Path.GetDirectoryName(file) ?? string.Empty;
            common ??= folder;
            while (common.Length > 0 && folder != common && !folder.StartsWith(Path.TrimEndingDirectorySeparator(common) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                common = Path.GetDirectoryName(common) ?? string.Empty;
            }
        }

        return common ?? string.Empty;
    }

    /// <summary>The file as seen from the folder, or its full path where it lies elsewhere; without characters that would act on a terminal.</summary>
    public static string Below(string folder, string file)
    {
        var relative = folder.Length == 0 ? file : Path.GetRelativePath(folder, file);
        return Printable.Text(relative.StartsWith("..", StringComparison.Ordinal) ? Path.GetFullPath(file) : relative);
    }
}
