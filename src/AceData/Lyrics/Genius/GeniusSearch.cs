using System.Text.Json;
using System.Text.RegularExpressions;
using AceData.Lyrics.Network;

namespace AceData.Lyrics.Genius;

/// <summary>Reads what the searches of Genius answer: songs and where their pages are, never words.</summary>
internal static partial class GeniusSearch
{
    public const string Format = "genius-search/1";

    private static readonly TimeSpan Keep = TimeSpan.FromDays(7);

    /// <summary>The search that a token opens (api.genius.com).</summary>
    public static LyricsRequest<GeniusHit[]> WithToken(string query, BearerToken token) => Request(LyricsHost.GeniusApi, "/search?q=" + Uri.EscapeDataString(query), token);

    /// <summary>The search of the site itself; robots.txt does not allow it, so only who asks for it gets it.</summary>
    public static LyricsRequest<GeniusHit[]> Public(string query) => Request(LyricsHost.Genius, "/api/search/multi?per_page=5&q=" + Uri.EscapeDataString(query), null);

    /// <summary>Path of a song page from what a search says; null for everything else (another host, a script, a page of another kind).</summary>
    internal static string? SongPath(string? pathOrAddress)
    {
        if (pathOrAddress is null)
        {
            return null;
        }

        const string site = "https://genius.com/";
        var path = pathOrAddress.StartsWith(site, StringComparison.OrdinalIgnoreCase) ? pathOrAddress[(site.Length - 1)..] : pathOrAddress;
        return Song().IsMatch(path) ? path : null;
    }

    internal static PageReading<GeniusHit[]> Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32 });
            var response = document.RootElement.Member("response");
            if (response.ValueKind != JsonValueKind.Object)
            {
                return new PageReading<GeniusHit[]>(null, LyricsCause.BadResponse, "The search of Genius answered in a form that is not known here.", TimeSpan.FromDays(1));
            }

            var hits = response.Items("hits").Concat(response.Items("sections").Where(section => section.Text("type") == "song").SelectMany(section => section.Items("hits")));
            return new PageReading<GeniusHit[]>([.. hits.Where(hit => hit.Text("type") == "song").Select(hit => HitOf(hit.Member("result"))).OfType<GeniusHit>()], null, null, Keep);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return new PageReading<GeniusHit[]>(null, LyricsCause.BadResponse, "The search of Genius answered with broken JSON.", TimeSpan.FromDays(1));
        }
    }

    private static LyricsRequest<GeniusHit[]> Request(LyricsHost host, string path, BearerToken? token) => new()
    {
        Host = host,
        Path = path,
        IsHtml = false,
        Format = Format,
        Token = token,
        Read = Read,
    };

    private static GeniusHit? HitOf(JsonElement song)
    {
        if ((SongPath(song.Text("path")) ?? SongPath(song.Text("url"))) is not { } path || song.Text("title") is not { } title)
        {
            return null;
        }

        var primary = song.Names("primary_artists");
        return new GeniusHit
        {
            Path = path,
            Title = title,
            Artists = primary.Count > 0 ? primary : song.Text("primary_artist_names") is { } names ? [names] : [],
            Guests = song.Names("featured_artists"),
            Language = song.Text("language"),
            IsInstrumental = song.Member("instrumental").ValueKind == JsonValueKind.True,
        };
    }

    [GeneratedRegex(@"^/[A-Za-z0-9][A-Za-z0-9%._~-]{0,400}-lyrics$", RegexOptions.CultureInvariant)]
    private static partial Regex Song();
}

/// <summary>A song in the answer of a search.</summary>
internal sealed record GeniusHit
{
    /// <summary>Path of its page.</summary>
    public required string Path { get; init; }

    public required string Title { get; init; }

    public IReadOnlyList<string> Artists { get; init; } = [];

    public IReadOnlyList<string> Guests { get; init; } = [];

    public string? Language { get; init; }

    public bool IsInstrumental { get; init; }
}
