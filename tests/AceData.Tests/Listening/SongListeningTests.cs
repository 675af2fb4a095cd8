using AceData.Listening;

namespace AceData.Tests.Listening;

public sealed class SongListeningTests : IDisposable
{
    private readonly ListeningFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_page_gets_length_picture_beats_and_segments_in_one_look()
    {
        var facts = await _folder.Listening().ReadAsync(_folder.Song(), 120, 5, TestContext.Current.CancellationToken);

        Assert.Equal(20, facts.DurationSeconds, 0.01);
        Assert.Equal(facts.Peaks.Maxima.Length, facts.Peaks.Minima.Length);
        Assert.True(facts.Peaks.Maxima[..1900].Max() < 60 && facts.Peaks.Maxima[2100..].Max() > 100);
        Assert.Equal(120, facts.Beats!.BeatsPerMinute, 0.05);
        Assert.InRange(Math.Min(facts.Beats.FirstBeatSeconds, 0.5 - facts.Beats.FirstBeatSeconds), 0, 0.02);
        Assert.Equal(["best", "middle", "start", "end"], facts.Segments.SelectMany(s => s.Names));
        Assert.InRange(facts.Segments[0].StartSeconds, 9.75, 15);
        Assert.Equal((15.0, 20.0), (facts.Segments[3].StartSeconds, facts.Segments[3].EndSeconds));
        Assert.Equal(("wav", "pcm_s16le", 22050, 1), (facts.Container, facts.Codec, facts.SampleRate, facts.Channels));
        Assert.True(facts.Playback.IsDirect);
    }

    [Fact]
    public async Task The_second_look_is_the_first_one_and_needs_no_decoder()
    {
        var song = _folder.Song();
        var first = await _folder.Listening().ReadAsync(song, 120, 5, TestContext.Current.CancellationToken);
        var file = Assert.Single(Directory.GetFiles(_folder.Outlines));
        var without = new SongListening(new("/nowhere/ffmpeg", "/nowhere/ffprobe"), _folder.Cache, TimeProvider.System);

        var second = await without.ReadAsync(song, 120, 5, TestContext.Current.CancellationToken);

        Assert.Equal(first.Peaks.ToBytes(), second.Peaks.ToBytes());
        Assert.Equal(first.Beats!.Times(20), second.Beats!.Times(20));
        Assert.Equal(first.Segments.Select(s => s.StartSeconds), second.Segments.Select(s => s.StartSeconds));
        Assert.Equal(first.Playback, second.Playback);
        Assert.InRange(new FileInfo(file).Length, 8_000, 30_000);
    }

    [Fact]
    public async Task A_song_no_longer_than_a_clip_has_one_segment_of_four_names()
    {
        var facts = await _folder.Listening().ReadAsync(_folder.Song(seconds: 3), null, 30, TestContext.Current.CancellationToken);

        var segment = Assert.Single(facts.Segments);
        Assert.Equal(["best", "middle", "start", "end"], segment.Names);
        Assert.Equal(3, segment.EndSeconds, 0.01);
        Assert.Null(facts.Beats);
    }
}
