namespace AceData.Audio.Features.Tempo;

/// <summary>
/// Makes a tempo exact: over windows of 24 s the onsets must stay in phase with the beat, which a wrong tempo cannot keep up.
/// Right to about 0.01 beats per minute where a machine keeps the time.
/// </summary>
internal static class TempoRefinement
{
    private const double WindowSeconds = 24;
    private const double HopSeconds = 12;
    private const double Reach = 0.03;
    private const int Steps = 121;

    private static readonly (int Multiple, double Weight)[] Harmonics = [(1, 1), (2, 1), (4, 0.7)];

    /// <summary>The tempo near another one that keeps in phase best.</summary>
    public static double Refine(OnsetEnvelopes envelopes, double beatsPerMinute)
    {
        var energies = new double[Steps];
        for (var i = 0; i < Steps; i++)
        {
            energies[i] = Energy(envelopes.Envelopes[OnsetEnvelopes.All], At(i));
        }

        var best = Array.IndexOf(energies, energies.Max());
        if (best == 0 || best == Steps - 1)
        {
            return At(best);
        }

        // Between the steps: the top of the parabola through three of them.
        var (left, middle, right) = (energies[best - 1], energies[best], energies[best + 1]);
        var bend = left - (2 * middle) + right;
        return At(best + (bend < 0 ? 0.5 * (left - right) / bend : 0));

        double At(double step) => beatsPerMinute * (1 - Reach + (2 * Reach * step / (Steps - 1)));
    }

    /// <summary>Energy of the onsets at a tempo and its multiples, summed over windows whose phases are free.</summary>
    private static double Energy(float[] envelope, double beatsPerMinute)
    {
        var length = Math.Min(envelope.Length, (int)(WindowSeconds * OnsetBands.FramesPerSecond));
        var hop = (int)(HopSeconds * OnsetBands.FramesPerSecond);
        var energy = 0.0;
        for (var start = 0; start + length <= envelope.Length && length > 0; start += hop)
        {
            foreach (var (multiple, weight) in Harmonics)
            {
                // The turning pointer of one frequency, stepped instead of computed: exact enough over 24 s in double.
                var step = 2 * Math.PI * multiple * beatsPerMinute / 60 / OnsetBands.FramesPerSecond;
                var (stepIm, stepRe) = Math.SinCos(step);
                var (turnIm, turnRe) = Math.SinCos(2 * Math.PI / length);
                var (re, im, pointRe, pointIm, hannRe, hannIm) = (0.0, 0.0, 1.0, 0.0, 1.0, 0.0);
                for (var t = 0; t < length; t++)
                {
                    var value = envelope[start + t] * (0.5 - (0.5 * hannRe));
                    re += value * pointRe;
                    im += value * pointIm;
                    (pointRe, pointIm) = ((pointRe * stepRe) - (pointIm * stepIm), (pointRe * stepIm) + (pointIm * stepRe));
                    (hannRe, hannIm) = ((hannRe * turnRe) - (hannIm * turnIm), (hannRe * turnIm) + (hannIm * turnRe));
                }

                energy += weight * Math.Sqrt((re * re) + (im * im));
            }
        }

        return energy;
    }
}
