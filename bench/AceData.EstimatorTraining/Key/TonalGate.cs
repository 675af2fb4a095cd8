using System.Globalization;
using AceData.Audio.Features.Tonality;

namespace AceData.EstimatorTraining.Key;

/// <summary>Fits the log odds of "there is something tonal": logistic regression on <see cref="TonalMeasures"/>, both classes weighing alike.</summary>
internal static class TonalGate
{
    private const int Iterations = 4000;
    private const double Rate = 0.5;
    private const double Ridge = 1e-3;

    // The classes weigh alike in the fit, but songs are what people tag: a song left without a key costs more than chatter with an unsure one.
    private static readonly double PriorLogOdds = Math.Log(1.5);

    /// <summary>The weights of <see cref="TonalMeasures.Row"/>.</summary>
    /// <param name="songs">Songs and their scores of the 24 keys, divided by the temperature.</param>
    public static double[] Train(IReadOnlyList<(LabelledSong Song, double[] Scores)> songs)
    {
        var rows = songs.Select(s => TonalMeasures.Row(s.Song.Evidence, s.Scores)).ToArray();
        var tonal = songs.Select(s => s.Song.Key is not null).ToArray();
        var with = tonal.Count(t => t);
        var without = tonal.Length - with;
        if (without == 0)
        {
            throw new InvalidOperationException("The training corpora hold no clip without a key (drums, speech, noise).");
        }

        // Half of the weight to each class, and within it alike to each family: few clips on the border weigh as much as many clear ones.
        var groups = songs.Select(s => (Tonal: s.Song.Key is not null, s.Song.Family)).ToArray();
        var sizes = groups.CountBy(group => group).ToDictionary();
        var weight = groups.Select(group => 0.5 / sizes.Keys.Count(other => other.Tonal == group.Tonal) / sizes[group]).ToArray();
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
                var error = ((1 / (1 + Math.Exp(-score))) - (tonal[n] ? 1 : 0)) * weight[n];
                for (var i = 0; i < width; i++)
                {
                    gradient[i] += error * (rows[n][i] - means[i]) / deviations[i];
                }
            }

            for (var i = 0; i < width; i++)
            {
                weights[i] -= Rate * gradient[i];
            }
        }

        var plain = weights.Select((w, i) => w / deviations[i]).ToArray();
        plain[0] += PriorLogOdds - plain.Skip(1).Select((w, i) => w * means[i + 1]).Sum();
        var missed = rows.Where((row, n) => tonal[n] && Score(plain, row) <= 0).Count();
        var passed = rows.Where((row, n) => !tonal[n] && Score(plain, row) > 0).Count();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"tonal gate: {missed} of {with} songs wrongly silenced, {passed} of {without} clips without a key let through"));
        return [.. plain.Select(w => Math.Round(w, 4))];
    }

    private static double Score(double[] weights, double[] row) => weights.Zip(row, (w, x) => w * x).Sum();
}
