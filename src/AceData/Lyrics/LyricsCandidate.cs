using AceData.Library;
using AceData.Lyrics.Cleaning;
using AceData.Lyrics.Documents;
using AceData.Lyrics.Matching;
using AceData.Lyrics.Sources;

namespace AceData.Lyrics;

/// <summary>A text that may become the lyrics of a song.</summary>
/// <param name="Found">What the source delivered.</param>
/// <param name="Match">How well it fits the song.</param>
internal sealed record LyricsCandidate(FoundLyrics Found, MatchResult Match)
{
    /// <summary>The cleaned text. Cleaned when it is first asked for, so that no work is done for what is rejected.</summary>
    public CleanedLyrics Text
    {
        get => Cleaning.Value;
        init => Cleaning = new Lazy<CleanedLyrics>(value);
    }

    private Lazy<CleanedLyrics> Cleaning { get; init; } = new(new CleanedLyrics { Document = new LyricsDocument { IsInstrumental = true } });

    /// <summary>What else speaks against it; null when nothing does.</summary>
    public string? Doubt { get; init; }

    /// <summary>What a person should know although nothing speaks against it.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>It fits and nothing in it is doubtful: it may be written unseen.</summary>
    public bool IsSure => Match.Decision == MatchDecision.Accept && Doubt is null && !Text.NeedsReview;

    /// <summary>It has something to write.</summary>
    public bool IsUsable => Match.Decision != MatchDecision.Reject && (IsInstrumental || (!Text.IsTooShort && Text.Document.LineCount > 0));

    public bool IsInstrumental => Found.IsInstrumental || Text.IsInstrumental;

    /// <summary>No other source could have something better: its sections are marked, or there are none.</summary>
    public bool IsComplete => IsInstrumental || Text.HasHeaders;

    /// <summary>Compares what a source delivered; cleans it when somebody looks at its text.</summary>
    public static LyricsCandidate Of(LyricsQuestion question, FoundLyrics found, bool inferStructure)
    {
        var candidate = new LyricsCandidate(found, MatchScore.Of(question.Identity, found));
        if (found.IsInstrumental)
        {
            return candidate;
        }

        var options = (found.BelongsToFile ? CleaningOptions.HandWritten : CleaningOptions.Fetched) with
        {
            Language = found.Language,
            Title = found.Title ?? question.Identity.Title,
            MinimumLines = found.FewestLines,
            InferStructure = inferStructure,
            AudioSeconds = question.Identity.DurationSeconds,
        };
        return candidate with { Cleaning = new Lazy<CleanedLyrics>(() => LyricsCleaner.Clean(found.Text, options)) };
    }

    /// <summary>
    /// The best of several: sure ones first, then those with headers, synchronised ones, longer ones; of equals the first. Where one has
    /// words that fit, no other's mark "instrumental" wins: words of the song's own files stand, those of others are in doubt.
    /// </summary>
    public static LyricsCandidate? Best(IEnumerable<LyricsCandidate> candidates)
    {
        var usable = candidates.Where(candidate => candidate.IsUsable).ToList();
        var hasWords = usable.Exists(candidate => candidate is { Match.Decision: MatchDecision.Accept, IsInstrumental: false });
        var best = usable
            .Where(candidate => !hasWords || !candidate.IsInstrumental)
            .OrderByDescending(candidate => candidate.IsSure)
            .ThenByDescending(candidate => candidate.Match.Decision)
            .ThenByDescending(candidate => candidate.IsComplete)
            .ThenByDescending(candidate => candidate.Text.IsSynchronised)
            .ThenByDescending(candidate => candidate.Text.Document.LineCount)
            .FirstOrDefault();
        if (!hasWords || best is null || usable.Find(candidate => candidate is { IsInstrumental: true, IsSure: true }) is not { } silent)
        {
            return best;
        }

        var contradiction = $"{silent.Found.Source} says that nobody sings in it, {best.Found.Source} has words; listen to it";
        return best.Found.BelongsToFile ? best with { Notes = [.. best.Notes, contradiction] } : best with { Doubt = contradiction };
    }

    /// <summary>What the library keeps of it.</summary>
    public LyricsOrigin Origin() => Found.WrittenFrom ?? new LyricsOrigin
    {
        Source = Found.Source,
        Address = Found.Address,
        FoundAs = Found.Title is null ? null : Found.Artists.Count == 0 ? Found.Title : $"{string.Join(", ", Found.Artists)} – {Found.Title}",
        Score = Found.Title is null ? null : Math.Round(Match.Score, 2),
        Rules = Text.Rules.ToDictionary(fired => fired.Rule.ToString(), fired => fired.Count),
        IsInferred = Text.Document.IsInferred,
    };

    /// <summary>Why a person should look at it.</summary>
    public IReadOnlyList<string> Review() =>
        [.. Match.Decision == MatchDecision.Review ? Match.Reasons.Take(1) : [], .. Doubt is null ? [] : (string[])[Doubt], .. Notes, .. Text.Warnings];
}
