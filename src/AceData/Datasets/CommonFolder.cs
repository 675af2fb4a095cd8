using AceData.Audio.Decoding;

namespace AceData.Datasets;

/// <summary>The one folder that stands for several: a data set is made of one, and a person may have chosen more.</summary>
public static class CommonFolder
{
    // A page waits for it: what is larger is no folder of songs that somebody would mean.
    private const int MostEntries = 5000;

    private static readonly StringComparison Names = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>The nearest folder that holds all of the chosen ones and no other song.</summary>
    /// <param name="chosen">Folders and audio files, full paths.</param>
    /// <returns>Null where there is none, or where that cannot be told soon.</returns>
    public static string? Of(IReadOnlyList<string> chosen)
    {
        var places = chosen.Select(Path.TrimEndingDirectorySeparator).Distinct(StringComparer.FromComparison(Names)).ToList();
        var outer = places.FindAll(place => !places.Exists(other => !other.Equals(place, Names) && Holds(other, place)));
        if (outer is [var only] && Directory.Exists(only))
        {
            return only;
        }

        var parent = outer is [] ? null : Path.GetDirectoryName(outer[0]);
        while (parent is not null && !outer.TrueForAll(place => Holds(parent, place)))
        {
            parent = Path.GetDirectoryName(parent);
        }

        return parent is null || Path.GetDirectoryName(parent) is null || HoldsOtherSongs(parent, outer) ? null : parent;
    }

    /// <summary>True where a folder is the other one, or above it.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="place">Full path.</param>
    public static bool Holds(string folder, string place) =>
        place.StartsWith(folder, Names) && (place.Length == folder.Length || Path.EndsInDirectorySeparator(folder) || place[folder.Length] == Path.DirectorySeparatorChar);

    private static bool HoldsOtherSongs(string parent, List<string> chosen)
    {
        var waiting = new Queue<string>([parent]);
        var seen = 0;
        try
        {
            while (waiting.TryDequeue(out var folder))
            {
                foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
                {
                    if (++seen > MostEntries)
                    {
                        return true;
                    }

                    // As the scanner: links and hidden names are left alone.
                    if (entry.Name.StartsWith('.') || entry.Attributes.HasFlag(FileAttributes.ReparsePoint) || chosen.Exists(place => place.Equals(entry.FullName, Names)))
                    {
                        continue;
                    }

                    if (entry is DirectoryInfo)
                    {
                        waiting.Enqueue(entry.FullName);
                    }
                    else if (AudioFormats.IsAudio(entry.FullName))
                    {
                        return true;
                    }
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Who may not look cannot say that there is nothing.
            return true;
        }

        return false;
    }
}
