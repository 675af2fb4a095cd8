using AceData.Audio.Features;

namespace AceData.Audio.Tests.Features;

public class BeatGridTests
{
    private const double Seconds = 20;

    [Fact]
    public void Beats_of_any_tempo_sound_and_offset_are_met_within_twenty_milliseconds()
    {
        var random = new Random(3);
        var errors = new List<double>();
        foreach (var sound in BeatSignals.Sounds)
        {
            for (var i = 0; i < 8; i++)
            {
                var bpm = 50 + (160 * random.NextDouble());
                var first = random.NextDouble() * 60 / bpm;
                var onsets = Listen(BeatSignals.Struck(sound, BeatSignals.Beats(bpm, first, Seconds), Seconds));

                // As a tag has it: the true tempo is up to half a beat away.
                var grid = BeatGrid.Fit(onsets, Math.Round(bpm))!;

                Assert.True(grid.IsSteady);
                Assert.Equal(bpm, grid.BeatsPerMinute, 0.05);
                Assert.InRange(grid.FirstBeatSeconds, 0, grid.IntervalSeconds);
                errors.AddRange(BeatSignals.Beats(bpm, first, Seconds).Select(truth => Nearest(grid.Times(Seconds), truth)));
            }
        }

        Assert.All(errors, error => Assert.InRange(error, 0, 0.02));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(240)]
    public void Half_and_double_of_a_tempo_keep_to_what_is_struck(double asked)
    {
        var beats = BeatSignals.Beats(120, 0.3, Seconds).ToList();
        var grid = BeatGrid.Fit(Listen(BeatSignals.Struck("drums", beats, Seconds)), asked)!;

        var times = grid.Times(Seconds);
        Assert.Equal(asked, grid.BeatsPerMinute, 0.05);
        Assert.All(asked < 120 ? times : beats.Select(beat => (float)beat), time => Assert.InRange(Nearest(asked < 120 ? [.. beats.Select(beat => (float)beat)] : times, time), 0, 0.02));
    }

    [Fact]
    public void Loud_hats_between_the_beats_are_not_taken_for_them()
    {
        var beats = BeatSignals.Beats(124, 0.2, Seconds).ToList();
        var samples = BeatSignals.Struck("kick", beats, Seconds);
        var random = new Random(9);
        foreach (var beat in beats)
        {
            BeatSignals.Add(samples, "hat", beat + (30 / 124.0), 0.5, random);
        }

        var grid = BeatGrid.Fit(Listen(samples), 124)!;

        Assert.All(beats, beat => Assert.InRange(Nearest(grid.Times(Seconds), beat), 0, 0.02));
    }

    [Fact]
    public void A_tempo_that_drifts_is_followed_and_its_range_told()
    {
        var beats = new List<double> { 0.4 };
        while (beats[^1] < 59)
        {
            beats.Add(beats[^1] + (60 / (90 + (12 * beats[^1] / 60))));
        }

        var grid = BeatGrid.Fit(Listen(BeatSignals.Struck("drums", beats, 60)), 96)!;

        Assert.False(grid.IsSteady);
        Assert.InRange(grid.Slowest, 89, 92.5);
        Assert.InRange(grid.Fastest, 99.5, 103);
        var met = beats.Count(beat => Nearest(grid.Times(60), beat) <= 0.03);
        Assert.InRange(met, (int)(0.95 * beats.Count), beats.Count);
    }

    [Fact]
    public void Nothing_struck_gives_no_grid()
    {
        Assert.Null(BeatGrid.Fit(Onsets.None, 120));
        Assert.Null(BeatGrid.Fit(Listen(new float[22050 * 10]), 120));
        Assert.Null(BeatGrid.Fit(Listen(new float[100]), 120));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(19.9)]
    [InlineData(401)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_tempo_that_no_music_has_gives_no_grid(double bpm) =>
        Assert.Null(BeatGrid.Fit(Listen(BeatSignals.Struck("drums", BeatSignals.Beats(120, 0, 10), 10)), bpm));

    [Theory]
    [InlineData(20)]
    [InlineData(400)]
    public void The_ends_of_the_range_and_noise_harm_nothing(double bpm)
    {
        var grid = BeatGrid.Fit(Listen(AceData.Testing.Signals.Noise(10)), bpm);

        Assert.NotNull(grid);
        Assert.InRange(grid.BeatsPerMinute, bpm - 3, bpm + 3);
        Assert.All(grid.Times(10), time => Assert.InRange(time, 0, 10));
        Assert.Empty(grid.IsSteady ? grid.Times(0) : []);
    }

    [Fact]
    public void Blocks_of_any_length_give_the_same_onsets()
    {
        var samples = BeatSignals.Struck("drums", BeatSignals.Beats(100, 0.1, 8), 8);
        var whole = Listen(samples);
        var listener = new OnsetListener();
        var random = new Random(2);
        for (var from = 0; from < samples.Length;)
        {
            var take = Math.Min(samples.Length - from, random.Next(1, 3000));
            listener.Push(samples.AsSpan(from, take));
            from += take;
        }

        var blocks = listener.Finish();

        Assert.Equal(whole.Seconds, blocks.Seconds);
        Assert.Equal(whole.Strengths, blocks.Strengths);
        Assert.Equal(Onsets.Bands, blocks.BandStrengths.Length);
    }

    private static double Nearest(IReadOnlyList<float> times, double truth) => times.Min(time => Math.Abs(time - truth));

    private static Onsets Listen(float[] samples)
    {
        var listener = new OnsetListener();
        listener.Push(samples);
        return listener.Finish();
    }
}
