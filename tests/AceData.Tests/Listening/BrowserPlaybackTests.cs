using AceData.Audio.Decoding;
using AceData.Listening;

namespace AceData.Tests.Listening;

public sealed class BrowserPlaybackTests : IDisposable
{
    private readonly ListeningFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.mp3", "audio/mpeg", "-c:a", "libmp3lame")]
    [InlineData("a.flac", "audio/flac", "-sample_fmt", "s32")]
    [InlineData("a.ogg", "audio/ogg", "-c:a", "libvorbis")]
    [InlineData("a.opus", "audio/ogg", "-c:a", "libopus")]
    [InlineData("a.m4a", "audio/mp4", "-c:a", "aac")]
    [InlineData("a.wav", "audio/wav", "-c:a", "pcm_s24le")]
    [InlineData("alac.m4a", null, "-c:a", "alac")]
    [InlineData("adpcm.wav", null, "-c:a", "adpcm_ms")]
    [InlineData("a.wma", null, "-c:a", "wmav2")]
    [InlineData("a.aiff", null, "-c:a", "pcm_s16be")]
    public async Task What_is_in_a_file_says_whether_a_browser_plays_it(string name, string? mediaType, params string[] arguments)
    {
        var playback = await PlaybackAsync(_folder.Converted(name, arguments));

        Assert.Equal(mediaType, playback.MediaType);
        Assert.Equal(mediaType is null ? PlaybackObstacle.Format : PlaybackObstacle.None, playback.Obstacle);
    }

    [Fact]
    public async Task The_name_of_a_file_says_nothing()
    {
        var aiff = _folder.Converted("a.aiff");
        var named = _folder.Dir["song.wav"];
        File.Copy(aiff, named);

        Assert.Equal(PlaybackObstacle.Format, (await PlaybackAsync(named)).Obstacle);
    }

    [Fact]
    public async Task A_variable_rate_without_a_table_is_not_given_as_it_is_and_a_constant_one_is()
    {
        Assert.Equal(PlaybackObstacle.Seeking, (await PlaybackAsync(_folder.Converted("vbr.mp3", "-write_xing", "0", "-q:a", "4"))).Obstacle);
        Assert.Equal(PlaybackObstacle.Seeking, (await PlaybackAsync(_folder.Converted("a.aac", "-c:a", "aac"))).Obstacle);
        Assert.True((await PlaybackAsync(_folder.Converted("cbr.mp3", "-write_xing", "0", "-b:a", "128k"))).IsDirect);
    }

    private async Task<BrowserPlayback> PlaybackAsync(string path)
    {
        var decoder = new AudioDecoder(_folder.Tools);
        var probe = await decoder.ProbeAsync(path, TestContext.Current.CancellationToken);
        return BrowserPlayback.Of(probe, 6);
    }
}
