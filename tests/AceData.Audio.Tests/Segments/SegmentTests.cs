using AceData.Audio.Analysis;
using AceData.Audio.Decoding;
using AceData.Audio.Segments;
using AceData.Audio.Tests.Decoding;
using CsCheck;

namespace AceData.Audio.Tests.Segments;

public class SegmentTests(FfmpegFixture songs)
{
    [Fact]
    public void The_best_part_is_the_loudest_window_as_a_search_over_all_windows_finds_it() =>
        Gen.Select(Gen.Float[0, 1].Array[20, 400], Gen.Int[1, 15]).Sample((sums, seconds) =>
        {
            var levels = new LevelEnvelope(sums, sums.Length * LevelEnvelope.WindowSeconds);
            var part = SegmentPlanner.Plan(["best"], levels, seconds)["best"];
            if (levels.DurationSeconds <= seconds)
            {
                return part == new AudioPart(0, levels.DurationSeconds);
            }

            var length = seconds * 4;
            var loudest = Enumerable.Range(0, sums.Length - length + 1).Max(start => sums.Skip(start).Take(length).Sum(s => (double)s));
            var own = sums.Skip((int)(part.StartSeconds * 4)).Take(length).Sum(s => (double)s);
            return Math.Abs(own - loudest) < 1e-6 * (1 + loudest) && part.StartSeconds + part.DurationSeconds <= levels.DurationSeconds + 1e-9;
        });

    [Fact]
    public void A_song_no_longer_than_a_clip_is_one_and_the_same_part_under_every_name()
    {
        var parts = SegmentPlanner.Plan(SegmentPlanner.Names, new LevelEnvelope(new float[40], 10), 30);
        Assert.All(parts.Values, part => Assert.Equal(new AudioPart(0, 10), part));
    }

    [Fact]
    public void Start_middle_and_end_are_where_their_names_say()
    {
        var parts = SegmentPlanner.Plan(["start", "middle", "end"], new LevelEnvelope(new float[400], 100), 30);
        Assert.Equal([0, 35, 70], new[] { "start", "middle", "end" }.Select(n => parts[n].StartSeconds));
    }

    [Theory]
    [InlineData(2.0f, 1.0f)]
    [InlineData(0.5f, 0.89f)]
    [InlineData(0.3f, 0.6f)]
    [InlineData(0.1f, 0.1f)]
    public void A_clip_is_brought_to_the_level_that_networks_know(float peak, float expected)
    {
        var samples = Testing.Signals.Sine(440, 1, 16000, peak);
        ClipGain.Apply(samples);
        Assert.Equal(expected, samples.Max(), 0.01f);
    }

    [Fact]
    public async Task Clips_are_16_kHz_never_longer_than_asked_and_decoded_once_when_equal()
    {
        var path = songs.Folder["song.mp3"];
        var probe = await songs.Decoder.ProbeAsync(path, TestContext.Current.CancellationToken);
        var parts = new Dictionary<string, AudioPart> { ["best"] = new(2, 5), ["middle"] = new(2, 5), ["end"] = new(6, 5) };
        var clips = await new ClipReader(songs.Decoder).ReadAsync(path, probe, parts, TestContext.Current.CancellationToken);
        Assert.Same(clips["best"], clips["middle"]);
        Assert.NotSame(clips["best"], clips["end"]);
        Assert.All(clips.Values, clip => Assert.InRange(clip.Samples.Length, (5 * 16000) - 2000, 5 * 16000));
    }

    [Theory]
    [InlineData("song.mp3")]
    [InlineData("song.wav")]
    [InlineData("song.flac")]
    [InlineData("song.ogg")]
    [InlineData("song.opus")]
    [InlineData("song.m4a")]
    [InlineData("song.aac")]
    [InlineData("song.wma")]
    [InlineData("song.aiff")]
    public async Task Every_format_is_read_with_its_length_and_its_tags(string name)
    {
        var analysis = await songs.Analyzer.AnalyzeAsync(songs.Folder[name], TestContext.Current.CancellationToken);
        Assert.Equal(FfmpegFixture.Seconds, analysis.DurationSeconds, 0.2);
        Assert.Empty(analysis.Warnings);
        if (name is not ("song.wav" or "song.aac" or "song.aiff"))
        {
            Assert.Equal(("A Title", "An Artist", "Rock"), (analysis.Probe.Tags.Title, analysis.Probe.Tags.Artist, analysis.Probe.Tags.Genre));
        }
    }

    [Theory]
    [InlineData("-i.mp3")]
    [InlineData("--.mp3")]
    [InlineData("@file.mp3")]
    [InlineData("a%03d.mp3")]
    [InlineData("a*?[x].mp3")]
    [InlineData("http:x.mp3")]
    [InlineData("pipe:.mp3")]
    [InlineData("concat:a|b.mp3")]
    [InlineData("file:x.mp3")]
    [InlineData("$(id)`id`.mp3")]
    [InlineData("'\"%PATH%^&;.mp3")]
    [InlineData("new\nline\ttab.mp3")]
    [InlineData(" leading and trailing .mp3")]
    [InlineData("emoji 👨‍👩‍👧 שלום ‮override.mp3")]
    [InlineData("a\\b.mp3")]
    public async Task A_song_is_read_whatever_it_is_called(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not allow these names.");
        using var folder = new Testing.TempDir();
        File.Copy(songs.Folder["song.mp3"], folder[name]);
        var analysis = await songs.Analyzer.AnalyzeAsync(folder[name], TestContext.Current.CancellationToken);
        Assert.Equal(FfmpegFixture.Seconds, analysis.DurationSeconds, 0.2);
    }
}
