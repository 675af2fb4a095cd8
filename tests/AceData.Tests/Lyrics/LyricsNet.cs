using System.Net;
using AceData.Lyrics.Genius;
using AceData.Lyrics.Identity;
using AceData.Lyrics.Lrclib;
using AceData.Lyrics.Network;
using AceData.Lyrics.Sources;
using AceData.Testing;
using AceData.Tests.Lyrics.Network;

namespace AceData.Tests.Lyrics;

/// <summary>Hosts, a client and its sources, with a clock that leaps.</summary>
internal sealed class LyricsNet : IAsyncDisposable
{
    public const string Lighthouse = "/Iris-vale-and-the-mooncasters-dont-wake-the-lighthouse-lyrics";

    public static readonly string Fixtures = Checkout.File("tests/AceData.Tests/Fixtures/lyrics");

    private readonly bool _ownsHosts;

    public LyricsNet(string? cache = null, FakeLyricsHosts? hosts = null, LeapingTime? time = null, Func<string, Task<IPAddress[]>>? resolve = null, bool isPublic = false)
    {
        Time = time ?? new LeapingTime();
        _ownsHosts = hosts is null;
        Hosts = hosts ?? new FakeLyricsHosts(Fixtures, Time);
        Time.Arrived = () => Hosts.Requests.Count;
        Client = new LyricsClient(new LyricsClientOptions
        {
            Hosts = isPublic ? LyricsHosts.Public : LyricsHosts.With(Hosts.Genius, Hosts.GeniusApi, Hosts.Lrclib),
            CacheFolder = cache,
            Time = Time,
            Resolve = resolve is null ? Dns.GetHostAddressesAsync : (name, cancellation) => resolve(name).WaitAsync(cancellation),
            Chance = () => 0.5,
        });
    }

    public LeapingTime Time { get; }

    public FakeLyricsHosts Hosts { get; }

    public LyricsClient Client { get; }

    public static SongIdentity Song(string artist, string title, double? seconds = null) => new() { Artists = artist.Length == 0 ? [] : [artist], Title = title, DurationSeconds = seconds };

    public GeniusSource Genius(string? token = null, bool publicSearch = false) => new(
        Client,
        new GeniusOptions { Token = token is null ? null : BearerToken.Of(token), UsePublicSearch = publicSearch });

    public LrclibSource Lrclib() => new(Client);

    public Task<SourceAnswer> AskGeniusAsync(string artist, string title, string? token = null) => AskAsync(Genius(token), artist, title);

    public Task<SourceAnswer> AskLrclibAsync(string artist, string title, double? seconds = null) => AskAsync(Lrclib(), artist, title, seconds);

    public static Task<SourceAnswer> AskAsync(ILyricsSource source, string artist, string title, double? seconds = null) =>
        source.AskAsync(new LyricsQuestion(null, Song(artist, title, seconds)), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_ownsHosts)
        {
            await Hosts.DisposeAsync();
        }
    }
}
