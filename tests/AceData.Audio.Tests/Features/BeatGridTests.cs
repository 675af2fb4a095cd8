using AceData.Audio.Features;

namespace AceData.Audio.Tests.Features;

public class BeatGridTests(ITestOutputHelper output)
{
    [Fact]
    public void Beats_of_known_songs_are_met_within_twenty_milliseconds()
    {
        var random = new Random(3);
        var errors = new List<double>();
        foreach (var sound in BeatSignals.Sounds)
        {
            var of = new List<double>();
            for (var i = 0; i < 12; i++)
            {
                var bpm = 50 + (160 * random.NextDouble());
                var first = random.NextDouble() * 60 / bpm;
                var onsets = Listen(BeatSignals.Struck(sound, BeatSignals.Beats(bpm, first, 30), 30));
                var grid = BeatGrid.Fit(onsets, Math.Round(bpm))!;
                var beats = grid.Times(30);
                foreach (var truth in BeatSignals.Beats(bpm, first, 30))
                {
                    of.Add(beats.MinBy(b => Math.Abs(b - truth)) - truth);
                }
            }

            of.Sort();
            output.WriteLine($"{sound} {of[0]:0.0000} {of[of.Count / 20]:0.0000} {of[of.Count / 2]:0.0000} {of[of.Count * 19 / 20]:0.0000} {of[^1]:0.0000} within {of.Count(e => Math.Abs(e) <= 0.02) / (double)of.Count}");
            errors.AddRange(of);
        }

        Assert.True(errors.Count(e => Math.Abs(e) <= 0.02) >= 0.95 * errors.Count);
    }

    private static Onsets Listen(float[] samples)
    {
        var listener = new OnsetListener();
        listener.Push(samples);
        return listener.Finish();
    }
}
