using AceData.Audio;
using AceData.Audio.Decoding;
using AceData.Lyrics.Genius;
using AceData.Lyrics.Lrclib;
using AceData.Lyrics.Network;
using AceData.Lyrics.Sources;
using AceData.Settings;

namespace AceData.Lyrics;

/// <summary>Whom a run asks, in order, and what there is to say about it.</summary>
internal sealed class LyricsSources : IDisposable
{
    private readonly LyricsClient? _client;

    private LyricsSources(LyricsClient? client, IReadOnlyList<ILyricsSource> beside, IReadOnlyList<ILyricsSource> inside, IReadOnlyList<ILyricsSource> online, IReadOnlyList<string> notes)
    {
        _client = client;
        BesideTheSong = beside;
        InsideTheSong = inside;
        Online = online;
        Notes = notes;
    }

    /// <summary>Files beside the song.</summary>
    public IReadOnlyList<ILyricsSource> BesideTheSong { get; }

    /// <summary>Tags of the file.</summary>
    public IReadOnlyList<ILyricsSource> InsideTheSong { get; }

    /// <summary>The network, or what stands in for it; empty when nobody is asked.</summary>
    public IReadOnlyList<ILyricsSource> Online { get; }

    /// <summary>True when a source that marks sections is asked, so that a text without marks need not be the last word.</summary>
    public bool MayHaveHeaders => Online.Any(source => source.MarksSections);

    /// <summary>Sentences about the whole run, known before it begins.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Why answers could not be kept for later runs; null when they were.</summary>
    public string? CacheProblem => _client?.CacheProblem;

    /// <summary>No source at all: a person says what there is to know.</summary>
    public static LyricsSources None() => new(null, [], [], [], []);

    /// <summary>The sources of a request. Nothing is sent yet.</summary>
    /// <exception cref="AceDataException">LYRICS-HOST, SECRETS-…: an address or the keys cannot be used.</exception>
    /// <param name="request">Whom to ask.</param>
    /// <param name="isOffline">Nobody over the network.</param>
    /// <param name="root">Keeps answers and what was accepted.</param>
    /// <param name="decoder">Reads tags; null where there is none.</param>
    /// <param name="time">The clock of all waits.</param>
    /// <param name="besideSongs">Reads the files beside the songs; null for a search without songs.</param>
    public static LyricsSources For(LyricsSourcesRequest request, bool isOffline, DataRoot root, AudioDecoder? decoder, TimeProvider time, SideCarSource? besideSongs = null)
    {
        IReadOnlyList<ILyricsSource> beside = besideSongs is null ? [] : [besideSongs];
        IReadOnlyList<ILyricsSource> inside = [new EmbeddedSource(decoder)];
        if (isOffline)
        {
            return new LyricsSources(null, beside, inside, [], ["Nobody is asked over the network (--offline)."]);
        }

        if (request.Fake)
        {
            return new LyricsSources(null, beside, inside, [new FakeSource()], ["The lyrics are made up (--fake): for trying out only."]);
        }

        // What can be refused comes before the client, which would be left open.
        var isGeniusAccepted = AcceptTerms(request.AcceptGeniusTerms, root);
        var token = isGeniusAccepted ? BearerToken.Find(Secrets.OfUser()) : null;
        var client = new LyricsClient(new LyricsClientOptions
        {
            Hosts = LyricsHosts.With(request.GeniusAddress, request.GeniusApiAddress, request.LrclibAddress),
            CacheFolder = Path.Combine(root.Cache, "lyrics"),
            Time = time,
        });
        var online = new List<ILyricsSource>();
        var notes = new List<string>();
        if (isGeniusAccepted)
        {
            online.Add(new GeniusSource(client, new GeniusOptions { Token = token, UsePublicSearch = request.GeniusPublicSearch }));
        }
        else
        {
            notes.Add($"Genius is not asked. {GeniusTerms.Notice} To use it, add --accept-genius-terms once; this data folder remembers it.");
        }

        if (!request.NoLrclib && SettingsFile.Load(root.SettingsFile).LrclibAllowed)
        {
            online.Add(new LrclibSource(client));
        }

        return new LyricsSources(client, beside, inside, online, notes);
    }

    public void Dispose() => _client?.Dispose();

    // Asked for once a data folder, as a dialog would be.
    private static bool AcceptTerms(bool isSaid, DataRoot root)
    {
        var (settings, version) = SettingsFile.LoadWithVersion(root.SettingsFile);
        if (isSaid && !settings.GeniusTermsAccepted)
        {
            SettingsFile.Save(root.SettingsFile, settings with { GeniusTermsAccepted = true }, version);
        }

        return isSaid || settings.GeniusTermsAccepted;
    }
}
