using AceData.Audio;
using AceData.Lyrics.Identity;
using AceData.Lyrics.Rendering;
using AceData.Lyrics.Sources;
using AceData.Settings;

namespace AceData.Lyrics;

/// <summary>Searches by hand: everything that the sources have for an artist and a title, with how well it fits. Writes nothing.</summary>
public sealed class SearchLyrics(TimeProvider time)
{
    /// <summary>Asks all sources.</summary>
    /// <exception cref="AceDataException">No title is given.</exception>
    public async Task<SearchLyricsResult> RunAsync(SearchLyricsRequest request, CancellationToken cancellationToken)
    {
        if (request.Words is not ([_] or [_, _]) || request.Words.Any(string.IsNullOrWhiteSpace))
        {
            throw new AceDataException("SEARCH-WORDS", "Say artist and title, each in quotes where it has blanks: acedata lyrics search \"Iris Vale\" \"Salt Letters\"");
        }

        var artist = request.Words.Count == 2 ? request.Words[0] : null;
        var question = new LyricsQuestion(null, IdentityReader.FromNames(artist, request.Words[^1], IdentitySource.Person));
        using var sources = LyricsSources.For(request, isOffline: false, DataRoot.Resolve(request.DataRoot, Environment.CurrentDirectory), null, time);
        var candidates = new List<LyricsCandidate>();
        var notes = new List<string>(sources.Notes);
        foreach (var source in sources.Online)
        {
            var answer = await source.AskAsync(question, cancellationToken);
            candidates.AddRange(answer.Found.Select(found => LyricsCandidate.Of(question, found, inferStructure: false)));
            if (answer.Detail is { } detail)
            {
                notes.Add(detail);
            }
        }

        return new SearchLyricsResult([.. candidates.OrderByDescending(candidate => candidate.Match.Score).Select(Line)], notes);
    }

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
        LyricsRenderer.Render(candidate.Text.Document, LyricsProfile.AceStep1));
}
