using AceData.Library.Catalog;

namespace AceData.Library.Filtering;

/// <summary>One of the chips above the list.</summary>
/// <param name="Name">Stable name, the key of its text in every language.</param>
/// <param name="Text">The filter that it stands for.</param>
/// <param name="Count">How many songs of the list match.</param>
public sealed record QuickFilter(string Name, string Text, int Count)
{
    private static readonly (string Name, string Text, SongFilter Filter)[] Known =
    [
        .. new[]
        {
            ("untagged", "is:untagged"),
            ("measured", "is:measured"),
            ("review", "is:review"),
            ("suggestion", "is:suggestion"),
            ("lyrics-missing", "lyrics:missing"),
            ("lyrics-suspicious", "lyrics:suspicious or lyrics:uncertain"),
            ("instrumental", "is:instrumental"),
            ("bpm-doubtful", "bpm:doubtful"),
            ("failed", "is:failed"),
            ("edited", "is:edited"),
        }.Select(pair => (pair.Item1, pair.Item2, SongFilter.Parse(pair.Item2))),
    ];

    /// <summary>All ten chips, counted.</summary>
    public static IReadOnlyList<QuickFilter> Of(IReadOnlyList<SongEntry> songs) =>
        [.. Known.Select(known => new QuickFilter(known.Name, known.Text, songs.Count(known.Filter.Matches)))];
}
