using AceData.Library.Catalog;

namespace AceData.Datasets.Checking.Reporting;

/// <summary>The last check of a data folder, with what it looked at.</summary>
public sealed record KeptCheck
{
    /// <summary>What was found.</summary>
    public required CheckDatasetResult Result { get; init; }

    /// <summary>Full paths of the folders and songs that were looked at.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>By full path what each song and its texts were then.</summary>
    public required IReadOnlyDictionary<string, string> Seen { get; init; }

    /// <summary>How many songs are not as they were: changed, come or gone. 0 while the list is still being read.</summary>
    /// <param name="songs">The list as it is now.</param>
    public int ChangedSince(CatalogSnapshot songs)
    {
        if (!songs.IsComplete)
        {
            return 0;
        }

        var same = songs.Songs.Count(song => Seen.TryGetValue(song.Song.Path, out var seen) && seen == SeenSong.Of(song));
        var known = songs.Songs.Count(song => Seen.ContainsKey(song.Song.Path));
        return songs.Songs.Count - same + (Seen.Count - known);
    }
}
