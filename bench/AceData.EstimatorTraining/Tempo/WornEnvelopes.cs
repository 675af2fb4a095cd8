using AceData.Audio.Features.Tempo;

namespace AceData.EstimatorTraining.Tempo;

/// <summary>
/// Onset envelopes as another master of the same song would give them: bands louder or softer, at times without the highs (a
/// low-pass), at times with noise between the onsets. The whole is mixed anew from the four bands.
/// </summary>
internal static class WornEnvelopes
{
    private const double LowPassShare = 0.2;
    private const double NoiseShare = 0.4;

    public static OnsetEnvelopes Of(OnsetEnvelopes envelopes, Random random)
    {
        var frames = envelopes.Frames;
        var strengths = envelopes.Strengths.ToArray();
        var worn = Enumerable.Range(0, OnsetEnvelopes.Count).Select(_ => new float[frames]).ToArray();
        var noise = random.NextDouble() < NoiseShare ? 0.3 * random.NextDouble() : 0;
        var isLowPassed = random.NextDouble() < LowPassShare;
        for (var e = OnsetEnvelopes.Low; e < OnsetEnvelopes.Count; e++)
        {
            strengths[e] *= Math.Pow(2, (2 * random.NextDouble()) - 1) * (isLowPassed && e == OnsetEnvelopes.High ? 0.1 : 1);
            for (var t = 0; t < frames; t++)
            {
                worn[e][t] = envelopes.Envelopes[e][t] + (float)(noise * random.NextDouble());
                worn[OnsetEnvelopes.All][t] += (float)(strengths[e] * worn[e][t]);
            }
        }

        strengths[OnsetEnvelopes.All] = Deviation(worn[OnsetEnvelopes.All]);

        // The same speed again: only the scaling to deviation 1 is wanted.
        return OnsetEnvelopes.Restore(worn, strengths).Stretched(1);
    }

    private static double Deviation(float[] values)
    {
        var mean = values.Average(v => (double)v);
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }
}
