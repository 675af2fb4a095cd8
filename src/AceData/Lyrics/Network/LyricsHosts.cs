using AceData.Audio;

namespace AceData.Lyrics.Network;

/// <summary>Where each host is: the public one, or an address of the user's own (a mirror, a host for tests).</summary>
public sealed record LyricsHosts
{
    private static readonly Uri PublicGenius = new("https://genius.com/");
    private static readonly Uri PublicGeniusApi = new("https://api.genius.com/");
    private static readonly Uri PublicLrclib = new("https://lrclib.net/");

    private LyricsHosts()
    {
    }

    /// <summary>The public hosts.</summary>
    public static LyricsHosts Public { get; } = new();

    public Uri Genius { get; private init; } = PublicGenius;

    public Uri GeniusApi { get; private init; } = PublicGeniusApi;

    public Uri Lrclib { get; private init; } = PublicLrclib;

    /// <summary>Hosts with own addresses; null stands for the public one.</summary>
    /// <exception cref="AceDataException">LYRICS-HOST: an address is none, or would send texts and tokens unprotected through a network.</exception>
    public static LyricsHosts With(string? genius = null, string? geniusApi = null, string? lrclib = null) => new()
    {
        Genius = Own(genius) ?? PublicGenius,
        GeniusApi = Own(geniusApi) ?? PublicGeniusApi,
        Lrclib = Own(lrclib) ?? PublicLrclib,
    };

    /// <summary>Address of the host, ending in a slash.</summary>
    public Uri Root(LyricsHost host) => host switch
    {
        LyricsHost.Genius => Genius,
        LyricsHost.GeniusApi => GeniusApi,
        _ => Lrclib,
    };

    /// <summary>True for an address that the user gave, which may lie in the own network.</summary>
    public bool IsOwn(LyricsHost host) => host switch
    {
        LyricsHost.Genius => Genius != PublicGenius,
        LyricsHost.GeniusApi => GeniusApi != PublicGeniusApi,
        _ => Lrclib != PublicLrclib,
    };

    private static Uri? Own(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return null;
        }

        if (!Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri)
            || uri.AbsolutePath != "/"
            || uri.Query.Length > 0
            || uri.UserInfo.Length > 0
            || !(uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)))
        {
            throw new AceDataException("LYRICS-HOST", $"'{address.Trim()}' cannot be the address of a lyrics host. Write https:// and a name, such as https://lyrics.example, without a path; http:// only for this computer (http://127.0.0.1:8000).");
        }

        return uri;
    }
}
