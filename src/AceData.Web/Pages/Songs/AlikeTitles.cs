using AceData.Files;
using AceData.Library.Catalog;

namespace AceData.Web.Pages.Songs;

/// <summary>What tells songs of one title apart: as little of their places as does.</summary>
internal static class AlikeTitles
{
    // The last one is different for any two files.
    private static readonly Func<SongEntry, string>[] Ways =
    [
        song => song.Folder.Length > 0 ? song.Folder : Path.GetFileName(song.Song.Root),
        song => Path.Combine(Path.GetFileName(song.Song.Root), song.Song.RelativePath),
        song => song.Song.Path,
    ];

    /// <summary>What stands beside the title.</summary>
    /// <param name="songs">Those of a list.</param>
    /// <returns>Nothing for songs whose title is theirs alone.</returns>
    public static IReadOnlyDictionary<SongId, string> Distinguish(IEnumerable<SongEntry> songs)
    {
        var apart = new Dictionary<SongId, string>();
        foreach (var alike in songs.GroupBy(song => song.Title, StringComparer.OrdinalIgnoreCase))
        {
            var group = alike.ToList();
            if (group.Count == 1)
            {
                continue;
            }

            var tellsApart = Ways.First(way => group.Select(way).Distinct(StringComparer.Ordinal).Count() == group.Count);
            foreach (var song in group)
            {
                apart.Add(song.Id, FileNames.Printable(tellsApart(song)));
            }
        }

        return apart;
    }
}
