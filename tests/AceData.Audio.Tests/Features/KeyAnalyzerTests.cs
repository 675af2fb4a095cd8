using AceData.Audio.Features;
using AceData.Testing;

namespace AceData.Audio.Tests.Features;

public class KeyAnalyzerTests
{
    private static readonly string[] Tonics = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"];

    [Fact]
    public void Cadences_in_all_24_keys_name_their_key()
    {
        var signals = new TonalSignals();
        Assert.All(Enumerable.Range(0, 24), key =>
        {
            var estimate = Measure(signals.Cadences(key / 2, key % 2 == 1));

            Assert.Equal((Tonics[key / 2], key % 2 == 1 ? KeyMode.Minor : KeyMode.Major), (estimate?.Tonic, estimate?.Mode));
        });
    }

    [Theory]
    [InlineData(-40)]
    [InlineData(-15)]
    [InlineData(25)]
    [InlineData(40)]
    public void A_song_out_of_tune_keeps_its_key_and_tells_its_tuning(double cents)
    {
        var estimate = Measure(new TonalSignals(cents).Cadences(tonic: 2, minor: true));

        Assert.Equal(("D", KeyMode.Minor), (estimate?.Tonic, estimate?.Mode));
        Assert.InRange(estimate!.TuningCents, cents - 5, cents + 5); // the line above fails on null
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_probability_of_minor_follows_the_mode(bool minor)
    {
        var estimate = Measure(new TonalSignals().Cadences(tonic: 7, minor));

        Assert.NotNull(estimate);
        Assert.InRange(estimate.Confidence, 0.5, 1);
        Assert.InRange(minor ? estimate.MinorProbability : 1 - estimate.MinorProbability, 0.7, 1);
    }

    public static TheoryData<string, float[]> WithoutTones() => new()
    {
        { "nothing", [] },
        { "one sample", [0.5f] },
        { "silence", Signals.Silence(10) },
        { "white noise", Signals.Noise(20) },
        { "drums", TonalSignals.Drums(20) },
        { "clicks", TonalSignals.Clicks(20) },
    };

    [Theory]
    [MemberData(nameof(WithoutTones))]
    public void Where_there_are_no_tones_there_is_no_key(string what, float[] samples)
    {
        Assert.True(Measure(samples) is null, $"{what} has a key");
    }

    [Fact]
    public void Chords_below_louder_drums_still_have_a_key()
    {
        var chords = new TonalSignals().Cadences(tonic: 9, minor: true);
        var drums = TonalSignals.Drums(chords.Length / (double)KeyAnalyzer.SampleRate);
        double Power(float[] samples) => samples.Sum(sample => (double)sample * sample);

        // Drums twice as loud as the chords.
        var gain = (float)(2 * Math.Sqrt(Power(chords) / Power(drums)));
        var estimate = Measure([.. drums.Zip(chords, (drum, chord) => (gain * drum) + chord)]);

        Assert.Equal(("A", KeyMode.Minor), (estimate?.Tonic, estimate?.Mode));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(4096)]
    [InlineData(100_001)]
    public void The_size_of_the_blocks_changes_nothing(int blockLength)
    {
        var samples = new TonalSignals().Cadences(tonic: 5, minor: false);
        var analyzer = new KeyAnalyzer();
        for (var at = 0; at < samples.Length; at += blockLength)
        {
            analyzer.Push(samples.AsSpan(at, Math.Min(blockLength, samples.Length - at)));
        }

        Assert.Equal(Measure(samples), analyzer.Finish());
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(3)]
    public void The_level_changes_nothing(double gain)
    {
        var samples = new TonalSignals().Cadences(tonic: 10, minor: true);
        var expected = Measure(samples);

        var estimate = Measure([.. samples.Select(sample => (float)(sample * gain))]);

        Assert.NotNull(expected);
        Assert.NotNull(estimate);
        Assert.Equal((expected.Tonic, expected.Mode), (estimate.Tonic, estimate.Mode));
        Assert.Equal(expected.Confidence, estimate.Confidence, 0.01);
        Assert.Equal(expected.TuningCents, estimate.TuningCents, 0.1);
    }

    [Fact]
    public void Silence_around_a_song_changes_nothing()
    {
        var samples = new TonalSignals().Cadences(tonic: 4, minor: false);

        var estimate = Measure([.. Signals.Silence(7), .. samples, .. Signals.Silence(40)]);

        Assert.Equal(("E", KeyMode.Major), (estimate?.Tonic, estimate?.Mode));
    }

    [Fact]
    public void Memory_does_not_grow_with_the_song()
    {
        var samples = new TonalSignals().Cadences(tonic: 0, minor: false);
        var analyzer = new KeyAnalyzer();
        for (var i = 0; i < 8; i++)
        {
            analyzer.Push(samples);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 24; i++)
        {
            analyzer.Push(samples);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 300_000);
        Assert.Equal("C", analyzer.Finish()?.Tonic);
    }

    private static KeyEstimate? Measure(float[] samples)
    {
        var analyzer = new KeyAnalyzer();
        analyzer.Push(samples);
        return analyzer.Finish();
    }
}
