using AceData.Audio;
using AceData.Audio.Analysis;
using AceData.Audio.Decoding;
using AceData.Audio.Features;
using AceData.Audio.Segments;
using AceData.Files;
using AceData.Library;

namespace AceData.Listening;

/// <summary>
/// What a page needs to show songs and to play them. A song is decoded once and its outline kept; looks at one song wait for each
/// other, so that it is not decoded twice.
/// </summary>
public sealed class SongListening
{
    private const long OutlineRoom = 256L << 20;
    private const long CopyRoom = 4L << 30;

    /// <summary>Bits per second that a copy takes at most, for the room that it needs.</summary>
    private const double CopyBitsPerSecond = 192_000;

    private static readonly string[] SegmentNames = ["best", "middle", "start", "end"];

    private readonly AudioDecoder _decoder;
    private readonly OpusTranscoder _transcoder;
    private readonly CacheFolder _outlines;
    private readonly CacheFolder _copies;
    private readonly SemaphoreSlim[] _songs = [.. Enumerable.Range(0, 16).Select(_ => new SemaphoreSlim(1))];

    /// <param name="tools">Decodes and encodes.</param>
    /// <param name="cacheFolder">Full path of <c>.acedata/cache</c>.</param>
    /// <param name="time">The clock.</param>
    public SongListening(FfmpegTools tools, string cacheFolder, TimeProvider time)
        : this(tools, cacheFolder, time, OutlineRoom, CopyRoom)
    {
    }

    internal SongListening(FfmpegTools tools, string cacheFolder, TimeProvider time, long outlineRoom, long copyRoom)
    {
        _decoder = new AudioDecoder(tools, time);
        _transcoder = new OpusTranscoder(tools, time);
        _outlines = new CacheFolder(Path.Combine(cacheFolder, "peaks"), ".outline", outlineRoom, time);
        _copies = new CacheFolder(Path.Combine(cacheFolder, "listen"), ".ogg", copyRoom, time);
    }

    /// <summary>What first went wrong with keeping outlines; null when nothing did. Songs are then decoded at every look.</summary>
    public string? CacheProblem { get; private set; }

    /// <summary>What a page shows of one song.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="beatsPerMinute">The tempo that the song has now, measured or typed; null when it has none.</param>
    /// <param name="clipSeconds">Length of the clips that the engine hears.</param>
    /// <param name="cancellationToken">Stops; nothing is kept then.</param>
    /// <exception cref="AceDataException">Whatever <see cref="AudioDecoder"/> refuses.</exception>
    public async Task<ListeningFacts> ReadAsync(string path, double? beatsPerMinute, double clipSeconds, CancellationToken cancellationToken)
    {
        var (outline, probe) = await OutlineAsync(path, cancellationToken);
        return new ListeningFacts
        {
            DurationSeconds = outline.DurationSeconds,
            Peaks = outline.Peaks,
            Beats = beatsPerMinute is { } bpm ? BeatGrid.Fit(outline.Onsets, bpm) : null,
            Segments = Segments(outline.Levels, clipSeconds),
            Playback = BrowserPlayback.Of(probe, outline.DurationSeconds),
            Container = probe.Container,
            Codec = probe.Codec,
            SampleRate = probe.SampleRate,
            Channels = probe.Channels,
        };
    }

    /// <summary>A file of this song that a browser plays: itself, or a copy that is made now unless there is one.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="always">True for a copy in any case, for a browser that could not play the song itself.</param>
    /// <param name="cancellationToken">Stops; no half copy is left.</param>
    /// <exception cref="AceDataException">Whatever <see cref="AudioDecoder"/> refuses, FFMPEG-NO-OPUS, and what may go wrong with writing.</exception>
    public async Task<PlayableFile> PlayableAsync(string path, bool always, CancellationToken cancellationToken)
    {
        var (outline, probe) = await OutlineAsync(path, cancellationToken);
        if (!always && BrowserPlayback.Of(probe, outline.DurationSeconds).MediaType is { } mediaType)
        {
            return new PlayableFile(path, mediaType);
        }

        var copy = _copies.PathOf(FingerprintOf(path));
        using var turn = await TurnAsync(copy, cancellationToken);
        if (!_copies.Use(copy))
        {
            _copies.Prepare((long)(outline.DurationSeconds * CopyBitsPerSecond / 8));
            await AtomicFile.Default.WriteStreamAsync(copy, write => _transcoder.EncodeAsync(path, probe, bytes => write(bytes), cancellationToken));
        }

        return new PlayableFile(copy, OpusTranscoder.MediaType);
    }

    private static IReadOnlyList<ListeningSegment> Segments(LevelEnvelope levels, double clipSeconds) =>
    [
        .. SegmentPlanner.Plan(SegmentNames, levels, clipSeconds)
            .GroupBy(pair => pair.Value, pair => pair.Key)
            .Select(group => new ListeningSegment([.. group], group.Key.StartSeconds, group.Key.StartSeconds + group.Key.DurationSeconds)),
    ];

    private static string FingerprintOf(string path) =>
        SongFingerprint.Of(path) ?? throw (new FileInfo(path).LinkTarget is null
            ? new AceDataException("FILE-GONE", "The file went away while it was read.")
            : new AceDataException(FileCodes.FileIsLink, "This is a link, and links are no songs. Name the file that it leads to."));

    private async Task<KeptOutline> OutlineAsync(string path, CancellationToken cancellationToken)
    {
        if (SongFingerprint.Of(path) is not { } fingerprint)
        {
            // It says why it cannot be read.
            await _decoder.ProbeAsync(path, cancellationToken);
            fingerprint = FingerprintOf(path);
        }

        var file = _outlines.PathOf(fingerprint);
        if (Kept(file) is { } kept)
        {
            return kept;
        }

        using var turn = await TurnAsync(file, cancellationToken);
        if (Kept(file) is { } meanwhile)
        {
            return meanwhile;
        }

        var probe = await _decoder.ProbeAsync(path, cancellationToken);
        var content = OutlineFile.Write(new KeptOutline(await SongOutline.ReadAsync(_decoder, path, probe, cancellationToken), probe));
        Keep(file, content);

        // As it will be read later: levels are rounded, and the best segment must not move between two looks.
        return OutlineFile.Read(content)!;
    }

    private KeptOutline? Kept(string file)
    {
        try
        {
            return _outlines.Use(file) ? OutlineFile.Read(FileSystem.Ops.Read(file, OutlineFile.Largest)) : null;
        }
        catch (FileFaultException)
        {
            return null;
        }
    }

    private void Keep(string file, byte[] content)
    {
        try
        {
            _outlines.Prepare(content.Length);
            AtomicFile.Default.Write(new AtomicWrite { Path = file, Content = content });
        }
        catch (Exception exception) when (exception is AceDataException or IOException or UnauthorizedAccessException)
        {
            CacheProblem ??= $"The pictures of songs cannot be kept, so every look at a song takes a second. {exception.Message}";
        }
    }

    /// <summary>Waits until no one else works on this file; each of those ends by its own deadline.</summary>
    private async Task<Turn> TurnAsync(string file, CancellationToken cancellationToken)
    {
        var song = _songs[(uint)file.GetHashCode(StringComparison.Ordinal) % _songs.Length];
        await song.WaitAsync(cancellationToken);
        return new Turn(song);
    }

    private readonly struct Turn(SemaphoreSlim song) : IDisposable
    {
        public void Dispose() => song.Release();
    }
}
