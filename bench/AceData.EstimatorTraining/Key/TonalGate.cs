using System.Globalization;

namespace AceData.EstimatorTraining.Key;

/// <summary>Fits the log odds of "there is something tonal": logistic regression on three measures, both classes weighing alike.</summary>
internal static class TonalGate
{
    private const int Iterations = 20000;
    private const double Rate = 0.05;
    private const double Ridge = 1e-3;

    // Nine of ten files that anyone tags hold tones; the classes weigh alike in the fit, so the odds are added after it.
    private static readonly double PriorLogOdds = Math.Log(9);

    /// <summary>Constant and weights in the order of <see cref="Audio.Features.Tonality.KeyWeights.Tonal"/>.</summary>
    public static double[] Train(IReadOnlyList<LabelledSong> songs)
    {
        var rows = songs.Select(song => Row(song)).ToArray();
        var tonal = songs.Select(song => song.Key is not null).ToArray();
        var with = tonal.Count(t => t);
        var without = tonal.Length - with;
        if (without == 0)
        {
            throw new InvalidOperationException("The training corpora hold no clip without a key (drums, speech, noise).");
        }

        var width = rows[0].Length;
        var means = Enumerable.Range(0, width).Select(i => i == 0 ? 0 : rows.Average(row => row[i])).ToArray();
        var deviations = Enumerable.Range(0, width).Select(i => i == 0 ? 1 : Math.Sqrt(rows.Average(row => (row[i] - means[i]) * (row[i] - means[i])))).ToArray();
        var weights = new double[width];
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var gradient = weights.Select((w, i) => i == 0 ? 0 : Ridge * w).ToArray();
            for (var n = 0; n < rows.Length; n++)
            {
                var score = weights.Select((w, i) => w * (rows[n][i] - means[i]) / deviations[i]).Sum();
                var error = ((1 / (1 + Math.Exp(-score))) - (tonal[n] ? 1 : 0)) * 0.5 / (tonal[n] ? with : without);
                for (var i = 0; i < width; i++)
                {
                    gradient[i] += error * (rows[n][i] - means[i]) / deviations[i];
                }
            }

            for (var i = 0; i < width; i++)
            {
                weights[i] -= Rate * gradient[i] * 10;
            }
        }

        var plain = weights.Select((w, i) => w / deviations[i]).ToArray();
        plain[0] += PriorLogOdds - plain.Skip(1).Select((w, i) => w * means[i + 1]).Sum();
        var missed = rows.Where((row, n) => tonal[n] && Score(plain, row) <= 0).Count();
        var passed = rows.Where((row, n) => !tonal[n] && Score(plain, row) > 0).Count();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"tonal gate: {missed} of {with} songs wrongly silenced, {passed} of {without} clips without a key let through"));
        return [.. plain.Select(w => Math.Round(w, 4))];
    }

    private static double[] Row(LabelledSong song) =>
        [1, Math.Log(song.Evidence.Coherence + 0.01), song.Evidence.ChordClarity, song.Evidence.Steadiness];

    private static double Score(double[] weights, double[] row) => weights.Zip(row, (w, x) => w * x).Sum();
}
