using AceData.Audio.Features;
using AceData.Testing;

namespace AceData.Audio.Tests.Features;

public class TempoAnalyzerTests
{
    private const int SampleRate = TempoAnalyzer.SampleRate;

    [Theory]
    [InlineData(70)]
    [InlineData(81.5)]
    [InlineData(93)]
    [InlineData(107.25)]
    [InlineData(120)]
    [InlineData(128)]
    [InlineData(140)]
    [InlineData(155)]
    [InlineData(170)]
    [InlineData(180)]
    public void Kick_and_snare_in_turn_give_their_tempo(double bpm)
    {
        var tempo = Measure(Drums(bpm, 24));

        Assert.NotNull(tempo);
        Assert.Equal(bpm, tempo.BeatsPerMinute, 0.1);
        Assert.True(tempo.IsStable);
        Assert.InRange(tempo.Confidence, 0, 1);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(52)]
    [InlineData(66)]
    [InlineData(100)]
    [InlineData(150)]
    [InlineData(200)]
    [InlineData(240)]
    public void Bare_clicks_give_their_tempo_or_an_octave_of_it_exactly(double bpm)
    {
        // A click says nothing of where the beat is among its halves and doubles; their ratio must be exact nevertheless.
        var tempo = Measure(Clicks(bpm, 30));

        Assert.NotNull(tempo);
        var octave = Math.Pow(2, Math.Round(Math.Log2(tempo.BeatsPerMinute / bpm)));
        Assert.Equal(bpm, tempo.BeatsPerMinute / octave, 0.1);
        Assert.InRange(tempo.BeatsPerMinute, 38, 260);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(150)]
    public void Half_or_double_is_among_the_alternatives(double bpm)
    {
        // Bare clicks leave the octave open, so the second reading is nearly as good as the first.
        var tempo = Measure(Clicks(bpm, 24));

        Assert.NotNull(tempo);
        Assert.NotEmpty(tempo.Alternatives);
        Assert.Contains(tempo.Alternatives, a => Math.Abs(Math.Abs(Math.Log2(a.BeatsPerMinute / tempo.BeatsPerMinute)) - 1) < 0.02);
        Assert.DoesNotContain(tempo.Alternatives, a => Math.Abs(a.BeatsPerMinute - tempo.BeatsPerMinute) < 0.5);
        Assert.All(tempo.Alternatives, a => Assert.InRange(a.Confidence, 0, tempo.Confidence));
        Assert.True(tempo.Confidence + tempo.Alternatives.Sum(a => a.Confidence) <= 1 + 1e-9);
    }

    [Fact]
    public void Silence_and_a_constant_have_no_tempo()
    {
        Assert.Null(Measure(Signals.Silence(20)));
        Assert.Null(Measure([.. Enumerable.Repeat(0.4f, 20 * SampleRate)]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Noise_has_no_tempo(int seed) => Assert.Null(Measure(Signals.Noise(20, seed: seed)));

    [Theory]
    [InlineData(50)]
    [InlineData(440)]
    [InlineData(1234.5)]
    public void A_steady_tone_has_no_tempo_though_its_rounding_repeats(double frequency) => Assert.Null(Measure(Signals.Sine(frequency, 20)));

    [Fact]
    public void Less_than_eight_seconds_have_no_tempo()
    {
        Assert.Null(Measure([]));
        Assert.Null(Measure(new float[1]));
        Assert.Null(Measure(Drums(120, 7.9)));
        Assert.NotNull(Measure(Drums(120, 9)));
    }

    [Fact]
    public void The_length_of_blocks_does_not_matter()
    {
        var song = Drums(123, 15);
        var whole = Measure(song);
        var random = new Random(3);
        var analyzer = new TempoAnalyzer();
        for (var at = 0; at < song.Length;)
        {
            var length = Math.Min(song.Length - at, random.Next(0, 5000));
            analyzer.Push(song.AsSpan(at, length));
            at += length;
        }

        var inBlocks = analyzer.Finish();

        Assert.NotNull(whole);
        Assert.NotNull(inBlocks);
        Assert.Equal(whole.BeatsPerMinute, inBlocks.BeatsPerMinute, 1e-6);
        Assert.Equal(whole.Confidence, inBlocks.Confidence, 1e-6);
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.1)]
    [InlineData(30)]
    public void The_level_does_not_matter(double gain)
    {
        var song = Drums(96, 20);
        var tempo = Measure(song);
        var other = Measure([.. song.Select(s => (float)(s * gain))]);

        Assert.NotNull(tempo);
        Assert.NotNull(other);
        Assert.Equal(tempo.BeatsPerMinute, other.BeatsPerMinute, 0.01);
        Assert.Equal(tempo.Confidence, other.Confidence, 0.02);
    }

    [Fact]
    public void A_tempo_that_changes_is_not_stable()
    {
        var tempo = Measure([.. Drums(90, 20), .. Drums(117, 20), .. Drums(150, 20)]);

        Assert.True(tempo is null or { IsStable: false });
    }

    [Fact]
    public void Chords_over_drums_give_their_tempo()
    {
        var tempo = Measure(Signals.Loop(112, 30, [57, 53, 60, 55], minor: false));

        Assert.NotNull(tempo);
        Assert.Equal(112, tempo.BeatsPerMinute, 0.1);
        Assert.Equal(112, tempo.Rounded);
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Hours_cost_no_more_than_the_part_that_is_listened_to()
    {
        var analyzer = new TempoAnalyzer();
        var minute = new float[60 * SampleRate];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 600; i++)
        {
            analyzer.Push(minute);
        }

        // 20 minutes of bands, and what the array left behind while it grew.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 60_000_000);
    }

    private static TempoEstimate? Measure(float[] samples)
    {
        var analyzer = new TempoAnalyzer();
        analyzer.Push(samples);
        return analyzer.Finish();
    }

    private static float[] Clicks(double bpm, double seconds) => Struck(bpm, seconds, (_, since) => 0.8 * Math.Sin(2 * Math.PI * 1800 * since) * Math.Exp(-since * 60));

    /// <summary>Kick on one and three, snare on two and four, a hat on every eighth.</summary>
    private static float[] Drums(double bpm, double seconds)
    {
        var random = new Random(11);
        return Struck(2 * bpm, seconds, (eighth, since) =>
        {
            var kick = eighth % 4 == 0 ? 0.7 * Math.Sin(2 * Math.PI * 55 * since) * Math.Exp(-since * 14) : 0;
            var snare = eighth % 4 == 2 ? 0.4 * ((2 * random.NextDouble()) - 1) * Math.Exp(-since * 22) : 0;
            var hat = 0.1 * ((2 * random.NextDouble()) - 1) * Math.Exp(-since * 70);
            return kick + snare + hat;
        });
    }

    private static float[] Struck(double perMinute, double seconds, Func<int, double, double> sound)
    {
        var period = 60 / perMinute;
        return [.. Enumerable.Range(0, (int)(seconds * SampleRate)).Select(i =>
        {
            var time = (double)i / SampleRate;
            var index = (int)(time / period);
            return (float)sound(index, time - (index * period));
        })];
    }
}
