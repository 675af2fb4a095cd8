namespace AceData.Settings;

/// <summary>What our own folder of a data folder takes, bytes.</summary>
/// <param name="Library">History, provenance, undo: <c>library.db</c> with what belongs to it.</param>
/// <param name="Jobs">Logs and journals of jobs.</param>
/// <param name="Cache">Pictures of songs, playable copies, answers of lyrics hosts: made again when they are missing.</param>
public sealed record SpaceUse(long Library, long Jobs, long Cache)
{
    /// <summary>Measures a data folder; what cannot be read counts nothing.</summary>
    public static SpaceUse Of(DataRoot root) => new(
        SizeOf(root.State, Path.GetFileName(root.LibraryFile) + "*", SearchOption.TopDirectoryOnly),
        SizeOf(root.Jobs, "*", SearchOption.AllDirectories),
        SizeOf(root.Cache, "*", SearchOption.AllDirectories));

    /// <summary>Takes the cache away; it fills again as it is needed.</summary>
    public static void ClearCache(DataRoot root)
    {
        if (!Directory.Exists(root.Cache))
        {
            return;
        }

        foreach (var folder in Directory.EnumerateDirectories(root.Cache, "*", new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint, RecurseSubdirectories = true }).Append(root.Cache))
        {
            foreach (var file in Directory.EnumerateFiles(folder))
            {
                try
                {
                    File.Delete(file);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    // Somebody is playing it; it goes the next time.
                }
            }
        }
    }

    private static long SizeOf(string folder, string pattern, SearchOption depth)
    {
        var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint, RecurseSubdirectories = depth == SearchOption.AllDirectories };
        try
        {
            return Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles(pattern, options).Sum(file => file.Length) : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
