using AceData.Audio.Fingerprints;
using AceData.Audio.Tests.Decoding;
using AceData.Testing;

namespace AceData.Audio.Tests.Fingerprints;

public class SoundFingerprintTests(FfmpegFixture ffmpeg)
{
    private const double Seconds = 20;

    // What the check of a data set takes for the same recording.
    private const double Same = 0.2;

    public static TheoryData<string, string> Formats => new()
    {
        { "a.mp3", "-b:a 64k" },
        { "a.mp3", "-b:a 320k -ar 48000 -ac 2" },
        { "a.ogg", "-c:a libvorbis -q:a 1" },
        { "a.opus", "-c:a libopus -b:a 64k" },
        { "a.m4a", "-c:a aac -b:a 96k -ar 48000" },
        { "a.flac", "-af volume=3dB" },
        { "a.flac", "-af volume=-3dB" },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_recording_is_known_again_in_another_format(string name, string arguments)
    {
        using var folder = new TempDir();
        var tune = Signals.Tune(1, Seconds);
        File.WriteAllBytes(folder["tune.wav"], WavFile.Pcm16(tune));
        ffmpeg.Ffmpeg(["-i", folder["tune.wav"], .. arguments.Split(' '), folder[name]]);
        var analysis = await ffmpeg.Analyzer.AnalyzeAsync(folder[name], TestContext.Current.CancellationToken);

        var (first, second) = (Of(tune), SoundFingerprint.FromBytes(analysis.Fingerprint)!);

        Assert.True(first.IsLike(second));
        Assert.InRange(first.DifferenceFrom(second), 0, Same);
        Assert.Equal(first.DifferenceFrom(second), second.DifferenceFrom(first));
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.03, 0)]
    [InlineData(0, 0.5)]
    [InlineData(0.47, 0.5)]
    [InlineData(1.2, 0)]
    public void A_recording_is_known_again_when_its_ends_are_cut(double front, double back)
    {
        var tune = Signals.Tune(1, Seconds);
        var cut = Of(tune[(int)(front * FingerprintListener.SampleRate)..^(int)(back * FingerprintListener.SampleRate)]);

        Assert.True(Of(tune).IsLike(cut));
        Assert.InRange(Of(tune).DifferenceFrom(cut), 0, Same);
    }

    [Fact]
    public void Other_tunes_over_the_same_drums_are_other_recordings()
    {
        var tunes = Enumerable.Range(1, 8).Select(seed => Of(Signals.Tune(seed, Seconds))).ToList();

        foreach (var (i, one) in tunes.Index())
        {
            Assert.All(tunes.Skip(i + 1), other => Assert.InRange(one.DifferenceFrom(other), 0.3, 1));
        }
    }

    [Fact]
    public void Other_chords_over_the_same_drums_are_another_recording()
    {
        var (one, other) = (Of(Signals.Loop(120, Seconds, [57, 53, 60, 55], minor: false)), Of(Signals.Loop(120, Seconds, [62, 58, 55, 52], minor: true)));

        Assert.InRange(one.DifferenceFrom(other), 0.25, 1);
    }

    [Fact]
    public void The_same_silence_is_not_the_same_recording()
    {
        Assert.Empty(Bytes(Signals.Silence(Seconds)));
        Assert.Empty(Bytes(Signals.Noise(Seconds, amplitude: 0.00003)));

        // Five seconds of a tune each, and half a minute of nothing.
        var (one, other) = (Of([.. Signals.Tune(1, 5), .. Signals.Silence(30)]), Of([.. Signals.Tune(2, 5), .. Signals.Silence(30)]));
        Assert.InRange(one.Seconds, 4, 6);
        Assert.InRange(one.DifferenceFrom(other), 0.25, 1);
        Assert.InRange(one.DifferenceFrom(Of([.. Signals.Silence(0.4), .. Signals.Tune(1, 5), .. Signals.Silence(30)])), 0, Same);
    }

    [Fact]
    public void What_is_shorter_than_some_seconds_is_like_nothing()
    {
        var one = Of(Signals.Tune(1, 3));

        Assert.Equal(1, one.DifferenceFrom(one));
        Assert.Empty(Bytes(Signals.Tune(1, 0.5)));
    }

    [Fact]
    public void Blocks_of_any_length_give_the_same_bytes_and_a_long_song_takes_no_more_than_three_kilobytes()
    {
        var tune = Signals.Tune(3, Seconds);
        Assert.Equal(Bytes(tune), Bytes(tune, 977));

        var listener = new FingerprintListener();
        for (var i = 0; i < 60; i++)
        {
            listener.Push(tune);
        }

        Assert.InRange(listener.Finish().Length, 2880, 3000);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(3000)]
    public void Bytes_that_are_no_fingerprint_are_none(int length) => Assert.Null(SoundFingerprint.FromBytes(new byte[length]));

    private static SoundFingerprint Of(float[] samples) => SoundFingerprint.FromBytes(Bytes(samples))!;

    private static byte[] Bytes(float[] samples, int block = int.MaxValue)
    {
        var listener = new FingerprintListener();
        for (var from = 0; from < samples.Length; from += Math.Min(block, samples.Length - from))
        {
            listener.Push(samples.AsSpan(from, Math.Min(block, samples.Length - from)));
        }

        return listener.Finish();
    }
}
