using System.Globalization;
using AceData.Lyrics.Identity;
using AceData.Lyrics.Sources;

namespace AceData.Lyrics.Matching;

/// <summary>
/// Says whether a text belongs to a song, by what the delivered page or record says about itself. Likeness alone is not
/// enough to accept: where title or artist differ in more than spelling, a person decides.
/// </summary>
public static class MatchScore
{
    /// <summary>The least score of what is accepted.</summary>
    public const double AcceptFrom = 0.88;

    /// <summary>The least score of what a person should look at.</summary>
    public const double ReviewFrom = 0.72;

    private const double AcceptArtistFrom = 0.75;
    private const double RejectTitleBelow = 0.82;
    private const double RejectArtistBelow = 0.60;
    private const double TitleWeight = 0.55;
    private const double SameTitle = 0.98;
    private const double OtherReading = 0.97;
    private const double DoubtAtMost = 0.87;

    /// <summary>Compares a found text with the song it should belong to.</summary>
    /// <param name="wanted">The song.</param>
    /// <param name="found">What a source delivered. Texts of the song's own files that name no title are accepted unseen;
    /// those that name another song are for a person to look at, never rejected.</param>
    public static MatchResult Of(SongIdentity wanted, FoundLyrics found)
    {
        if (string.IsNullOrWhiteSpace(found.Text) && !found.IsInstrumental)
        {
            return new MatchResult(0, 0, 0, MatchDecision.Reject, ["there is no text"]);
        }

        if (found.Title is null)
        {
            return found.BelongsToFile
                ? new MatchResult(1, 1, 1, MatchDecision.Accept, ["the text lies with the song"])
                : new MatchResult(0, 0, 0, MatchDecision.Reject, ["it names no title"]);
        }

        if (!wanted.IsKnown)
        {
            return new MatchResult(0, 0, 0, MatchDecision.Reject, ["it is not known which song the file holds"]);
        }

        var record = IdentityReader.FromNames(string.Join("; ", found.Artists), found.Title, IdentitySource.None);
        record = record with { Guests = [.. record.Guests, .. found.Guests], DurationSeconds = found.DurationSeconds };
        var best = Compare(wanted, record, found);
        foreach (var other in wanted.Alternatives)
        {
            best = Better(best, Compare(other with { DurationSeconds = wanted.DurationSeconds }, record, found, OtherReading));
        }

        foreach (var other in record.Alternatives)
        {
            best = Better(best, Compare(wanted, other with { DurationSeconds = found.DurationSeconds }, found, OtherReading));
        }

        return best.Decision == MatchDecision.Reject && found.BelongsToFile
            ? best with { Decision = MatchDecision.Review, Reasons = [$"the file says that it belongs to '{string.Join(", ", found.Artists.Append(found.Title))}'", .. best.Reasons] }
            : best;
    }

    private static MatchResult Better(MatchResult a, MatchResult b) => b.Decision > a.Decision || (b.Decision == a.Decision && b.Score > a.Score) ? b : a;

    private static MatchResult Compare(SongIdentity wanted, SongIdentity record, FoundLyrics found, double factor = 1)
    {
        if (wanted.Title is null || record.Title is null)
        {
            return new MatchResult(0, 0, 0, MatchDecision.Reject, ["there is no title to compare"]);
        }

        if (NotSongs.Objection(wanted, found.Title!, found.Artists) is { } objection)
        {
            return new MatchResult(0, 0, 0, MatchDecision.Reject, [objection]);
        }

        var (mine, its) = (TitleForm.Of(wanted.Title, wanted.Versions), TitleForm.Of(record.Title, record.Versions));
        var whole = TitleMatch.Of(wanted.Title, record.Title);
        var title = Likeness.Best(TitleMatch.Of(mine.Core, its.Core), whole);

        // "Chapter One" and "Chapter 1" are the same title, not two parts of "Chapter".
        var isWholeSame = whole is { Score: >= SameTitle, IsSafe: true } && !wanted.Versions.Concat(record.Versions).Any(version => version.Kind == VersionKind.Part);
        var artist = ArtistMatch.Of(wanted, record);
        var versions = VersionMatch.Of(
            wanted,
            found.IsInstrumental ? WithInstrumental(wanted, record) : record,
            isWholeSame ? default : (mine.Part, its.Part),
            artist.Likeness.IsSafe);
        var (length, lengthReason) = Length(wanted.DurationSeconds, record.DurationSeconds);
        var score = Math.Clamp(factor * ((TitleWeight * title.Score) + ((1 - TitleWeight) * artist.Likeness.Score)) - versions.Penalty + length, 0, 1);

        var doubts = new List<string>();
        AddIf(doubts, title.Score < 1 && !title.IsSafe, $"the title '{record.Title}' is not quite '{wanted.Title}'");
        AddIf(doubts, artist.Doubt is not null, artist.Doubt ?? "");
        AddIf(doubts, artist.Doubt is null && !artist.Likeness.IsSafe, $"the artist '{string.Join(", ", record.Artists)}' is not quite '{string.Join(", ", wanted.Artists)}'");
        AddIf(doubts, title.Score < 0.99 && artist.Likeness.Score < 0.9, "both title and artist differ");
        score = doubts.Count > 0 ? Math.Min(score, DoubtAtMost) : score;
        return new MatchResult(score, title.Score, artist.Likeness.Score, Decide(score, title.Score, artist.Likeness.Score), Reasons(doubts, versions, lengthReason, title, artist.Likeness));
    }

    private static MatchDecision Decide(double score, double title, double artist) =>
        title < RejectTitleBelow || artist < RejectArtistBelow || score < ReviewFrom ? MatchDecision.Reject
        : score >= AcceptFrom && artist >= AcceptArtistFrom ? MatchDecision.Accept
        : MatchDecision.Review;

    private static List<string> Reasons(List<string> doubts, VersionMatch versions, string? length, Likeness title, Likeness artist)
    {
        var reasons = new List<string>(doubts);
        AddIf(reasons, versions.Reason is not null, versions.Reason ?? "");
        AddIf(reasons, length is not null, length ?? "");
        AddIf(reasons, title.IsSafe, title.Score == 1 ? "the title is the same" : "the title is the same but for its spelling");
        AddIf(reasons, artist.IsSafe, artist.Score == 1 ? "the artist is the same" : "the artist is there");
        return reasons;
    }

    private static void AddIf(List<string> list, bool isSo, string text)
    {
        if (isSo)
        {
            list.Add(text);
        }
    }

    // Sources know instrumentals by a mark of their own; the title need not say it again.
    private static SongIdentity WithInstrumental(SongIdentity wanted, SongIdentity record) => record with
    {
        Versions = [.. record.Versions.Concat(wanted.Versions.Where(version => version.Kind == VersionKind.Instrumental)).DistinctBy(version => version.Kind)],
    };

    private static (double Change, string? Reason) Length(double? wanted, double? found)
    {
        if (wanted is not > 0 || found is not > 0)
        {
            return (0, null);
        }

        var difference = Math.Abs(wanted.Value - found.Value);
        var words = string.Create(CultureInfo.InvariantCulture, $"it is {difference:0} s {(found > wanted ? "longer" : "shorter")}");
        return difference <= 2 ? (0.02, null)
            : difference > Math.Max(10, 0.05 * wanted.Value) ? (-0.15, words)
            : difference > 4 ? (-0.03, words)
            : (0, null);
    }
}
