namespace AceData.EstimatorTraining.Key;

/// <summary>Makes the top probability mean what it says.</summary>
internal static class KeyCalibration
{
    private const int Bins = 10;

    /// <summary>The temperature under which the true keys are most likely, found by golden section on a log scale.</summary>
    public static double Temperature(double[][] scores, int[] keys)
    {
        var ratio = (Math.Sqrt(5) - 1) / 2;
        double low = Math.Log(0.2), high = Math.Log(5);
        for (var i = 0; i < 40; i++)
        {
            var left = high - (ratio * (high - low));
            var right = low + (ratio * (high - low));
            if (Loss(scores, keys, Math.Exp(left)) < Loss(scores, keys, Math.Exp(right)))
            {
                high = right;
            }
            else
            {
                low = left;
            }
        }

        return Math.Exp((low + high) / 2);
    }

    /// <summary>Expected calibration error of the top probability over ten bins.</summary>
    public static double Error(double[][] scores, int[] keys, double temperature)
    {
        var right = new double[Bins];
        var claimed = new double[Bins];
        for (var i = 0; i < keys.Length; i++)
        {
            var probabilities = Probabilities(scores[i], temperature);
            var best = Array.IndexOf(probabilities, probabilities.Max());
            var bin = Math.Min(Bins - 1, (int)(probabilities[best] * Bins));
            claimed[bin] += probabilities[best];
            right[bin] += best == keys[i] ? 1 : 0;
        }

        return right.Zip(claimed, (r, c) => Math.Abs(r - c)).Sum() / keys.Length;
    }

    private static double Loss(double[][] scores, int[] keys, double temperature) =>
        -scores.Select((s, i) => Math.Log(Probabilities(s, temperature)[keys[i]] + 1e-12)).Average();

    private static double[] Probabilities(double[] scores, double temperature)
    {
        var best = scores.Max();
        var powers = scores.Select(score => Math.Exp((score - best) / temperature)).ToArray();
        var sum = powers.Sum();
        return [.. powers.Select(power => power / sum)];
    }
}
