using AceData.Library;
using AceData.Lyrics.Cleaning;
using AceData.Lyrics.Documents;
using AceData.Lyrics.Matching;
using AceData.Lyrics.Sources;

namespace AceData.Lyrics;

/// <summary>A text that may become the lyrics of a song.</summary>
/// <param name="Found">What the source delivered.</param>
/// <param name="Match">How well it fits the song.</param>
/// <param name="Text">The cleaned text.</param>
internal sealed record LyricsCandidate(FoundLyrics Found, MatchResult Match, CleanedLyrics Text)
{
    /// <summary>Lines below which a text without headers is no transcription: pages have at least this, records of LRCLIB more.</summary>
    private const int MinimumOfPages = 2;
    private const int MinimumOfRecords = 4;

    /// <summary>It fits and nothing in it is doubtful: it may be written unseen.</summary>
    public bool IsSure => Match.Decision == MatchDecision.Accept && !Text.NeedsReview;

    /// <summary>It has something to write.</summary>
    public bool IsUsable => Match.Decision != MatchDecision.Reject && (IsInstrumental || (!Text.IsTooShort && Text.Document.LineCount > 0));

    public bool IsInstrumental => Found.IsInstrumental || Text.IsInstrumental;

    /// <summary>Whether another source could have something better: one whose sections are marked.</summary>
    public bool HasAll => IsInstrumental || Text.HasHeaders;

    /// <summary>Compares and cleans what a source delivered.</summary>
    public static LyricsCandidate Of(LyricsQuestion question, FoundLyrics found, bool inferStructure)
    {
        if (found.IsInstrumental)
        {
            return new LyricsCandidate(found, MatchScore.Of(question.Identity, found), new CleanedLyrics { Document = new LyricsDocument { IsInstrumental = true } });
        }

        var options = (found.BelongsToFile ? CleaningOptions.HandWritten : CleaningOptions.Fetched) with
        {
            Language = found.Language,
            Title = found.Title ?? question.Identity.Title,
            MinimumLines = found.Source == "lrclib" ? MinimumOfRecords : MinimumOfPages,
            InferStructure = inferStructure,
            AudioSeconds = question.Identity.DurationSeconds,
        };
        return new LyricsCandidate(found, MatchScore.Of(question.Identity, found), LyricsCleaner.Clean(found.Text, options));
    }

    /// <summary>The best of several: sure ones first, then those with headers, synchronised ones, longer ones; of equals the first.</summary>
    public static LyricsCandidate? Best(IEnumerable<LyricsCandidate> candidates) => candidates
        .Where(candidate => candidate.IsUsable)
        .OrderByDescending(candidate => candidate.IsSure)
        .ThenByDescending(candidate => candidate.Match.Decision)
        .ThenByDescending(candidate => candidate.HasAll)
        .ThenByDescending(candidate => candidate.Text.IsSynchronised)
        .ThenByDescending(candidate => candidate.Text.Document.LineCount)
        .FirstOrDefault();

    /// <summary>What the library keeps of it.</summary>
    public LyricsOrigin Origin() => new()
    {
        Source = Found.Source,
        Address = Found.Address,
        FoundAs = Found.Title is null ? null : Found.Artists.Count == 0 ? Found.Title : $"{string.Join(", ", Found.Artists)} – {Found.Title}",
        Score = Found.BelongsToFile ? null : Math.Round(Match.Score, 2),
        Rules = Text.Rules.ToDictionary(fired => fired.Rule.ToString(), fired => fired.Count),
        IsInferred = Text.Document.IsInferred,
    };

    /// <summary>Why a person should look at it.</summary>
    public IReadOnlyList<string> Review() =>
        [.. Match.Decision == MatchDecision.Review ? Match.Reasons.Take(1) : [], .. Text.Warnings];
}
