using AceData.Lyrics.Identity;
using AceData.Lyrics.Matching;
using AceData.Lyrics.Network;
using AceData.Lyrics.Sources;

namespace AceData.Lyrics.Genius;

/// <summary>Only made once a person has accepted <see cref="GeniusTerms.Notice"/>. genius.com: a search with a token, else at most two guessed addresses; then the pages that seem to fit.</summary>
public sealed class GeniusSource : ILyricsSource
{
    private const string PageFormat = "genius-page/1";
    private const int MostPages = 2;

    private static readonly LyricsCause[] WorstFirst =
        [LyricsCause.Blocked, LyricsCause.NotConfigured, LyricsCause.RateLimited, LyricsCause.NetworkError, LyricsCause.BadResponse, LyricsCause.NotTranscribed, LyricsCause.OtherSong, LyricsCause.NotFound];

    private readonly SharedAnswers _answers = new();
    private readonly LyricsClient _client;
    private readonly GeniusOptions _options;

    public GeniusSource(LyricsClient client, GeniusOptions options)
    {
        _client = client;
        _options = options;
    }

    public string Name => "genius";

    public bool IsOnline => true;

    public bool MarksSections => true;

    public Task<SourceAnswer> AskAsync(LyricsQuestion question, CancellationToken cancellationToken)
    {
        var song = question.Identity;
        return !song.IsKnown ? Task.FromResult(new SourceAnswer([], LyricsCause.NoIdentity))
            : _answers.GetAsync(SongQuery.Key(song), token => SearchAndReadAsync(song, token), cancellationToken);
    }

    private async Task<SourceAnswer> SearchAndReadAsync(SongIdentity song, CancellationToken cancellationToken)
    {
        var request = _options.Token is { } token ? GeniusSearch.WithToken(QueryOf(song), token)
            : _options.UsePublicSearch ? GeniusSearch.Public(QueryOf(song))
            : null;
        if (request is null)
        {
            return GeniusSlug.Paths(song) is { Count: > 0 } paths
                ? await ReadAsync(song, paths, [], cancellationToken)
                : new SourceAnswer([], LyricsCause.NotFound, "Genius was not asked: without a token it takes an artist to guess the address of a page") { WasAsked = false };
        }

        var reply = await _client.GetAsync(request, cancellationToken);
        if (reply.Value is null)
        {
            return new SourceAnswer([], reply.Cause, reply.Detail);
        }

        var hits = reply.Value
            .Select(hit => (Hit: hit, Listed: Listed(hit)))
            .Select(pair => (pair.Hit, pair.Listed, Match: Compare(song, pair.Listed)))
            .Where(pair => pair.Match.Decision != MatchDecision.Reject)
            .OrderByDescending(pair => pair.Match.Score)
            .DistinctBy(pair => pair.Hit.Path)
            .Take(MostPages)
            .ToList();

        // That a song has no words is all its page would say.
        return await ReadAsync(song, [.. hits.Where(pair => !pair.Hit.IsInstrumental).Select(pair => pair.Hit.Path)], [.. hits.Where(pair => pair.Hit.IsInstrumental).Select(pair => pair.Listed)], cancellationToken);
    }

    private async Task<SourceAnswer> ReadAsync(SongIdentity song, IReadOnlyList<string> paths, List<FoundLyrics> found, CancellationToken cancellationToken)
    {
        var problems = new List<(LyricsCause Cause, string? Detail)>();
        foreach (var path in paths)
        {
            if (found.Any(lyrics => Compare(song, lyrics).Decision == MatchDecision.Accept))
            {
                break;
            }

            var (lyrics, cause, detail) = await PageAsync(song, path, cancellationToken);
            if (lyrics is not null)
            {
                found.Add(lyrics);
            }
            else
            {
                problems.Add((cause ?? LyricsCause.NotFound, detail));
            }
        }

        var worst = WorstFirst.FirstOrDefault(cause => problems.Any(problem => problem.Cause == cause), LyricsCause.NotFound);
        var says = problems.FirstOrDefault(problem => problem.Cause == worst).Detail;

        // With something in hand only what may have kept better things away is worth a word.
        var isIncomplete = found.Count == 0 || worst is LyricsCause.Blocked or LyricsCause.RateLimited or LyricsCause.NetworkError;
        return new SourceAnswer([.. found.OrderByDescending(lyrics => Compare(song, lyrics).Score)], isIncomplete ? worst : null, isIncomplete ? says : null);
    }

    private async Task<(FoundLyrics? Found, LyricsCause? Cause, string? Detail)> PageAsync(SongIdentity song, string path, CancellationToken cancellationToken)
    {
        var reply = await _client.GetAsync(
            new LyricsRequest<GeniusPage> { Host = LyricsHost.Genius, Path = path, IsHtml = true, Format = PageFormat, Read = ReadPage },
            cancellationToken);
        if (reply.Value is not { } page || reply.Cause is not null)
        {
            return (null, reply.Cause, reply.Detail);
        }

        var found = new FoundLyrics
        {
            Source = Name,
            Address = reply.Address.AbsoluteUri,
            Text = page.Text,
            BelongsToFile = false,
            Title = page.Title,
            Artists = page.Artists,
            Guests = page.Guests,
            Album = page.Album,
            Language = page.Language,
            IsInstrumental = page.Kind == GeniusPageKind.Instrumental,
        };
        return page switch
        {
            { Kind: GeniusPageKind.Other } => (null, LyricsCause.NotFound, null),
            { IsTranslation: true } => (null, LyricsCause.OtherSong, "Genius led to the translation of a song, which is not what is sung."),
            { Kind: GeniusPageKind.Words or GeniusPageKind.Instrumental } => (found, null, null),
            _ when Compare(song, found).Decision == MatchDecision.Reject => (null, LyricsCause.OtherSong, "Genius led to the page of another song."),
            { Kind: GeniusPageKind.Unreleased } => (null, LyricsCause.NotTranscribed, "Genius knows the song, but its words are not out yet."),
            _ => (null, LyricsCause.NotTranscribed, "Genius knows the song, but nobody has written its words down."),
        };
    }

    internal static PageReading<GeniusPage> ReadPage(string html)
    {
        var page = GeniusPage.Parse(html);
        if (page.Kind == GeniusPageKind.BrokenOff)
        {
            return new PageReading<GeniusPage>(null, LyricsCause.NetworkError, null, TimeSpan.Zero);
        }

        if (!PageText.IsLegible(page.Text))
        {
            return new PageReading<GeniusPage>(null, LyricsCause.BadResponse, "The words on the page of Genius are in a broken encoding.", TimeSpan.FromDays(1));
        }

        if (page.Kind == GeniusPageKind.Words && TextBounds.Problem(page.Text) is var (cause, why))
        {
            return new PageReading<GeniusPage>(null, cause, $"The text on the page of Genius was not taken: {why}.", TimeSpan.FromDays(cause == LyricsCause.NotTranscribed ? 30 : 1));
        }

        return new PageReading<GeniusPage>(page, null, null, TimeSpan.FromDays(page.Kind switch
        {
            GeniusPageKind.Words or GeniusPageKind.Instrumental => 90,
            GeniusPageKind.NotTranscribed => 30,
            GeniusPageKind.Unreleased => 3,
            _ => 7,
        }));
    }

    // What to open is chosen by title and artist; whether words are there is seen then.
    private static MatchResult Compare(SongIdentity song, FoundLyrics listed) =>
        MatchScore.Of(song, listed.Text.Length > 0 || listed.IsInstrumental ? listed : listed with { Text = "…" });

    private static string QueryOf(SongIdentity song) => $"{song.ArtistNames()} {song.TitleWithVersions()}".Trim();

    private FoundLyrics Listed(GeniusHit hit) => new()
    {
        Source = Name,
        Address = new Uri(_client.Root(LyricsHost.Genius), hit.Path).AbsoluteUri,
        Text = "",
        BelongsToFile = false,
        Title = hit.Title,
        Artists = hit.Artists,
        Guests = hit.Guests,
        Language = hit.Language,
        IsInstrumental = hit.IsInstrumental,
    };
}
