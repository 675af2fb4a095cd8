namespace AceData.Library.Catalog;

/// <summary>Tells whether a row that was read again says the same, so that nobody is told of nothing.</summary>
internal static class RowComparison
{
    public static bool IsSame(SongEntry a, SongEntry b) =>
        a.Tags.SequenceEqual(b.Tags)
        && a.Review.SequenceEqual(b.Review)
        && a.LyricsSuspicions.SequenceEqual(b.LyricsSuspicions)
        && a.Locks.SetEquals(b.Locks)
        && a.Findings.SequenceEqual(b.Findings, StringComparer.Ordinal)
        && IsSame(a.TagSuggestion, b.TagSuggestion)
        && IsSame(a.LyricsSuggestion, b.LyricsSuggestion)
        && a.Measured?.DurationSeconds == b.Measured?.DurationSeconds
        && a.Measured?.Tempo?.BeatsPerMinute == b.Measured?.Tempo?.BeatsPerMinute
        && a.Measured?.Key?.Name == b.Measured?.Key?.Name
        && a == b with
        {
            Tags = a.Tags,
            Review = a.Review,
            LyricsSuspicions = a.LyricsSuspicions,
            Locks = a.Locks,
            Findings = a.Findings,
            TagSuggestion = a.TagSuggestion,
            LyricsSuggestion = a.LyricsSuggestion,
            Measured = a.Measured,
            LyricsOrigin = a.LyricsOrigin is { } x && b.LyricsOrigin is { } y && x.Source == y.Source && x.Score == y.Score && x.FoundAs == y.FoundAs ? a.LyricsOrigin : b.LyricsOrigin,
            Song = IsSame(a.Song, b.Song) ? a.Song : b.Song,
        };

    private static bool IsSame(Suggestion? a, Suggestion? b) => a?.Proposed == b?.Proposed && a?.MadeUtc == b?.MadeUtc;

    private static bool IsSame(Song a, Song b) => a with { Twins = b.Twins } == b && a.Twins.SequenceEqual(b.Twins);
}
