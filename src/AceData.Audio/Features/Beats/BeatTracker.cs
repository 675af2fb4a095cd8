namespace AceData.Audio.Features.Beats;

/// <summary>
/// Follows the beats of a tempo that may give way: dynamic programming over the onsets (Ellis 2007), where a beat earns what is
/// struck at it and pays for an interval other than the one expected.
/// </summary>
internal static class BeatTracker
{
    public const double FramesPerSecond = 100;
    private const double Tightness = 100;

    /// <summary>The beats, seconds, ascending.</summary>
    /// <param name="local">What a beat at each frame would earn.</param>
    /// <param name="interval">Expected seconds between two beats.</param>
    public static float[] Follow(double[] local, double interval)
    {
        var period = interval * FramesPerSecond;
        var (shortest, longest) = ((int)Math.Round(period / 2), (int)Math.Round(period * 2));
        var costs = Enumerable.Range(shortest, longest - shortest + 1).Select(lag => -Tightness * Math.Pow(Math.Log(lag / period), 2)).ToArray();
        var (scores, before) = (new double[local.Length], new int[local.Length]);
        for (var t = 0; t < local.Length; t++)
        {
            var (best, from) = (0.0, -1);
            for (var lag = shortest; lag <= longest && lag <= t; lag++)
            {
                var score = scores[t - lag] + costs[lag - shortest];
                if (score > best)
                {
                    (best, from) = (score, t - lag);
                }
            }

            (scores[t], before[t]) = (local[t] + best, from);
        }

        var beats = new List<float>();
        for (var t = LastBeat(scores, longest); t >= 0; t = before[t])
        {
            beats.Add((float)(t / FramesPerSecond));
        }

        beats.Reverse();
        return [.. beats];
    }

    /// <summary>What a beat at each frame would earn: standard deviations of onset strength, spread over the 20 ms to each side.</summary>
    public static double[] LocalScores(Onsets onsets)
    {
        var weights = GridFit.Weights(onsets);
        var scores = new double[(int)Math.Ceiling(onsets.Seconds[^1] * FramesPerSecond) + 3];
        for (var i = 0; i < weights.Length; i++)
        {
            var at = onsets.Seconds[i] * FramesPerSecond;
            for (var t = Math.Max(0, (int)at - 2); t <= Math.Min(scores.Length - 1, (int)at + 3); t++)
            {
                scores[t] += weights[i] / 10 * Math.Max(0, 1 - (Math.Abs(t - at) / 3));
            }
        }

        return scores;
    }

    private static int LastBeat(double[] scores, int longest)
    {
        var (best, at) = (double.NegativeInfinity, -1);
        for (var t = Math.Max(0, scores.Length - longest); t < scores.Length; t++)
        {
            if (scores[t] > best)
            {
                (best, at) = (scores[t], t);
            }
        }

        return at;
    }
}
