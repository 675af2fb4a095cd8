using AceData.Audio;
using AceData.Audio.Decoding;

namespace AceData.Tests.Listening;

public sealed class PlayableCopyTests : IDisposable
{
    private readonly ListeningFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_song_that_a_browser_plays_is_given_itself()
    {
        var song = _folder.Song();

        var playable = await _folder.Listening().PlayableAsync(song, always: false, Token);

        Assert.Equal((song, "audio/wav"), (playable.Path, playable.MediaType));
        Assert.False(Directory.Exists(_folder.Copies));
    }

    [Fact]
    public async Task Another_one_is_copied_once_as_long_and_as_loud()
    {
        var song = _folder.Converted("a.aiff");
        var listening = _folder.Listening();

        var playable = await listening.PlayableAsync(song, always: false, Token);
        var made = File.GetLastWriteTimeUtc(playable.Path);
        var again = await listening.PlayableAsync(song, always: false, Token);

        Assert.Equal(playable, again);
        Assert.True(File.GetLastWriteTimeUtc(playable.Path) >= made);
        Assert.Equal("audio/ogg", playable.MediaType);
        var decoder = new AudioDecoder(_folder.Tools);
        var (before, after) = (await _folder.Listening().ReadAsync(song, null, 30, Token), await _folder.Listening().ReadAsync(playable.Path, null, 30, Token));
        Assert.Equal("opus", after.Codec);
        Assert.True(after.Playback.IsDirect);
        Assert.Equal(before.DurationSeconds, after.DurationSeconds, 0.03);
        Assert.InRange(after.Peaks.Peak / before.Peaks.Peak, 0.8, 1.25);
    }

    [Fact]
    public async Task A_browser_that_fails_with_the_song_itself_gets_a_copy()
    {
        var playable = await _folder.Listening().PlayableAsync(_folder.Song(seconds: 3), always: true, Token);

        Assert.Equal(".ogg", Path.GetExtension(playable.Path));
    }

    [Fact]
    public async Task Many_who_ask_at_once_get_one_copy()
    {
        var song = _folder.Converted("a.wma", "-c:a", "wmav2");
        var listening = _folder.Listening();

        var copies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => listening.PlayableAsync(song, always: false, Token)));

        Assert.Single(copies.Distinct());
        Assert.Single(Directory.GetFiles(_folder.Copies));
    }

    [Fact]
    public async Task A_copy_that_is_stopped_leaves_nothing()
    {
        var song = _folder.Song(seconds: 300);
        var listening = _folder.Listening();
        await listening.ReadAsync(song, null, 30, Token);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        stop.CancelAfter(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening.PlayableAsync(song, always: true, stop.Token));

        Assert.Empty(Directory.GetFiles(_folder.Copies));
    }

    [Fact]
    public async Task When_copies_grow_too_large_the_one_not_heard_for_longest_goes()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.Parse("2031-05-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        var songs = Enumerable.Range(0, 3).Select(i => _folder.Song($"{i}.wav", seconds: 3, bpm: 100 + i)).ToList();
        var listening = _folder.Listening(copyRoom: 200_000, time: time);
        var copies = new List<string>();
        foreach (var song in songs[..2])
        {
            copies.Add((await listening.PlayableAsync(song, always: true, Token)).Path);
            time.Advance(TimeSpan.FromMinutes(1));
        }

        await listening.PlayableAsync(songs[0], always: true, Token);
        time.Advance(TimeSpan.FromMinutes(1));
        copies.Add((await listening.PlayableAsync(songs[2], always: true, Token)).Path);

        Assert.Equal([true, false, true], copies.Select(File.Exists));
    }

    [Fact]
    public async Task A_song_without_sound_is_refused_with_its_reason_and_leaves_nothing()
    {
        var path = _folder.Dir["list.aiff"];
        File.WriteAllText(path, "#EXTM3U\n/etc/passwd\n");

        var refusal = await Assert.ThrowsAsync<AceDataException>(() => _folder.Listening().PlayableAsync(path, always: true, Token));

        Assert.StartsWith("AUDIO-", refusal.Code, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Copies));
    }

    [Fact]
    public async Task An_ffmpeg_without_opus_says_so()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The stand-in for ffmpeg is a shell script.");
        }

        var song = _folder.Song(seconds: 3);
        await _folder.Listening().ReadAsync(song, null, 30, Token);
        var tools = Directory.CreateDirectory(_folder.Dir["tools"]).FullName;
        var ffmpeg = Path.Combine(tools, "ffmpeg");
        File.WriteAllText(ffmpeg, "#!/bin/sh\necho \"Unknown encoder 'libopus'\" >&2\nexit 1\n");
        File.SetUnixFileMode(ffmpeg, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var listening = new AceData.Listening.SongListening(new FfmpegTools(ffmpeg, _folder.Tools.Ffprobe), _folder.Cache, TimeProvider.System);

        var refusal = await Assert.ThrowsAsync<AceDataException>(() => listening.PlayableAsync(song, always: true, Token));

        Assert.Equal("FFMPEG-NO-OPUS", refusal.Code);
        Assert.Empty(Directory.GetFiles(_folder.Copies));
    }
}
