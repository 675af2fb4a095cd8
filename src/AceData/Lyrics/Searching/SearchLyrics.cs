using AceData.Audio;
using AceData.Jobs;
using AceData.Lyrics.Identity;
using AceData.Lyrics.Rendering;
using AceData.Lyrics.Sources;
using AceData.Requests;
using AceData.Settings;

namespace AceData.Lyrics.Searching;

/// <summary>Searches by hand: everything that the sources have for an artist and a title, with how well it fits. Writes nothing.</summary>
public sealed class SearchLyrics(TimeProvider time)
{
    /// <summary>Asks all sources.</summary>
    /// <exception cref="AceDataException">No title is given, or nobody may be asked.</exception>
    public async Task<SearchLyricsResult> RunAsync(SearchLyricsRequest request, CancellationToken cancellationToken)
    {
        if (request.Words is not ([_] or [_, _]) || request.Words.Any(string.IsNullOrWhiteSpace))
        {
            throw new AceDataException("SEARCH-WORDS", $"Say artist and title, each in quotes where it has blanks: {CommandHint.Of("lyrics", "search", "Iris Vale", "Salt Letters")}");
        }

        var artist = request.Words.Count == 2 ? request.Words[0] : null;
        var question = new LyricsQuestion(null, IdentityReader.FromNames(artist, request.Words[^1], IdentitySource.Person));
        using var sources = LyricsSources.For(request, isOffline: false, DataRoot.Resolve(request.DataRoot, Environment.CurrentDirectory), null, time);
        if (sources.Online.Count == 0)
        {
            throw new AceDataException("SEARCH-NOBODY", string.Join(" ", ["There is nobody to ask: LRCLIB is left out (--no-lrclib).", .. sources.Notes]));
        }

        var candidates = new List<LyricsCandidate>();
        var asked = new List<AskedSource>();
        foreach (var source in sources.Online)
        {
            var answer = await source.AskAsync(question, cancellationToken);
            candidates.AddRange(answer.Found.Select(found => LyricsCandidate.Of(question, found, inferStructure: false)));
            asked.Add(new AskedSource(source.Name, answer.Found.Count > 0 || !SongLyricsSearch.IsNoAnswer(answer.Cause), answer.Detail, answer.Cause));
        }

        return new SearchLyricsResult([.. candidates.OrderByDescending(candidate => candidate.Match.Score).Select(Line)], asked, sources.Notes);
    }

    /// <summary>The exit code of a result.</summary>
    public static int ExitOf(SearchLyricsResult result) => result.IsUnanswered ? ExitCode.SomeFailed : ExitCode.Good;

    private static SearchedLyrics Line(LyricsCandidate candidate) => new(
        candidate.Found.Source,
        string.Join(", ", candidate.Found.Artists),
        candidate.Found.Title ?? "–",
        Math.Round(candidate.Match.Score, 2),
        candidate.Match.Decision,
        candidate.Match.Reasons,
        candidate.Text.HasHeaders,
        candidate.IsInstrumental,
        candidate.Text.Document.LineCount,
        candidate.Found.Address,
        LyricsRenderer.Render(candidate.Text.Document, LyricsProfile.AceStep1),
        FoundOrigin.Of(candidate.Origin(), run: null));
}
