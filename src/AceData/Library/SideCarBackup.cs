using System.IO.Compression;
using AceData.Audio;
using AceData.Files;

namespace AceData.Library;

/// <summary>All tags and lyrics in one ZIP file, without the songs: a copy to put away.</summary>
public static class SideCarBackup
{
    private const int LargestSideCar = 8 << 20;

    /// <summary>Writes the ZIP: one folder for each folder of songs, below it the files as they lie beside the songs.</summary>
    /// <param name="songs">The songs whose side cars are wanted.</param>
    /// <param name="destination">Gets the ZIP; only written to, never sought.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>Files written, and those that could not be read.</returns>
    public static SideCarBackupResult Write(IReadOnlyList<Song> songs, Stream destination, CancellationToken cancellationToken)
    {
        var names = RootNames(songs);
        var count = 0;
        var unread = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        using var zip = new ZipArchive(destination, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var song in songs)
        {
            foreach (var path in (ReadOnlySpan<string>)[song.PromptPath, song.LyricsPath])
            {
                // Two songs with one stem share their side cars.
                if (!seen.Add(path) || !File.Exists(path))
                {
                    continue;
                }

                try
                {
                    Add(zip, $"{names[song.Root]}/{Path.GetRelativePath(song.Root, path).Replace('\\', '/')}", TextFile.ReadBytes(path, LargestSideCar));
                    count++;
                }
                catch (AceDataException)
                {
                    unread.Add(path);
                }
            }

            cancellationToken.ThrowIfCancellationRequested();
        }

        if (unread.Count > 0)
        {
            Add(zip, "not-in-this-backup.txt", TextFile.Encode(string.Join('\n', unread) + "\n"));
        }

        return new SideCarBackupResult(count, unread);
    }

    private static void Add(ZipArchive zip, string name, ReadOnlySpan<byte> content)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
        entry.Write(content);
    }

    // Two folders of songs may have one name.
    private static Dictionary<string, string> RootNames(IReadOnlyList<Song> songs)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var root in songs.Select(song => song.Root).Distinct(StringComparer.Ordinal))
        {
            var own = Path.GetFileName(Path.TrimEndingDirectorySeparator(root)) is { Length: > 0 } name ? name : "songs";
            var free = own;
            for (var number = 2; names.ContainsValue(free); number++)
            {
                free = FormattableString.Invariant($"{own}-{number}");
            }

            names[root] = free;
        }

        return names;
    }
}

/// <summary>What a backup holds.</summary>
/// <param name="Files">Files in it.</param>
/// <param name="Unread">Full paths of those that could not be read.</param>
public sealed record SideCarBackupResult(int Files, IReadOnlyList<string> Unread);
