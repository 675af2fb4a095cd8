using AceData.Audio.Features.Tempo;

namespace AceData.EstimatorTraining.Tempo;

/// <summary>
/// Trains the choice among candidates: a linear softmax over the candidates of a song (conditional logit, ridge), then trees that
/// add to its scores by gradient boosting of the same likelihood (Friedman 2001; second-order steps).
/// </summary>
internal sealed record RankerTraining
{
    public double Ridge { get; init; } = 3;

    public int Trees { get; init; } = 120;

    public double LearningRate { get; init; } = 0.08;

    public int Depth { get; init; } = 4;

    public double LeafRidge { get; init; } = 4;

    public int Seed { get; init; } = 1;

    public (LinearScorer Linear, TreeEnsemble Trees) Train(IReadOnlyList<RankedSong> songs)
    {
        var usable = songs.Where(s => s.HasRight).ToList();
        var linear = TrainLinear(usable);
        var trees = TrainTrees(usable, linear);
        return (linear, trees);
    }

    private LinearScorer TrainLinear(List<RankedSong> songs)
    {
        var count = TempoFeatures.Count;
        var (mean, scale) = Standardise([.. songs.SelectMany(s => s.Features)], count);
        var weights = new double[count];
        var (m, v) = (new double[count], new double[count]);
        var rows = songs.Select(s => s.Features.Select(f => Scaled(f, mean, scale)).ToArray()).ToList();
        var total = songs.Sum(s => s.Weight);

        // Adam on the whole batch: the likelihood is convex, so any descent arrives.
        for (var step = 1; step <= 250; step++)
        {
            var gradient = new double[count];
            for (var s = 0; s < songs.Count; s++)
            {
                var p = Softmax([.. rows[s].Select(r => Dot(weights, r))]);
                var target = Target(songs[s]);
                for (var c = 0; c < p.Length; c++)
                {
                    var g = songs[s].Weight * (p[c] - target[c]);
                    var row = rows[s][c];
                    for (var i = 0; i < count; i++)
                    {
                        gradient[i] += g * row[i];
                    }
                }
            }

            for (var i = 0; i < count; i++)
            {
                var g = (gradient[i] + (Ridge * weights[i])) / total;
                m[i] = (0.9 * m[i]) + (0.1 * g);
                v[i] = (0.99 * v[i]) + (0.01 * g * g);
                weights[i] -= 0.03 * m[i] / (1 - Math.Pow(0.9, step)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.99, step))) + 1e-8);
            }
        }

        return new LinearScorer(mean, scale, [.. weights.Select(w => (float)w)], 0);
    }

    private TreeEnsemble TrainTrees(List<RankedSong> songs, LinearScorer linear)
    {
        var rows = songs.SelectMany(s => s.Features).ToArray();
        var scores = rows.Select(f => linear.Score(f)).ToArray();
        var binned = new BinnedRows(rows, TempoFeatures.Count);
        var random = new Random(Seed);
        var trees = new List<TreeEnsemble.Tree>();
        var (gradients, curvatures) = (new double[rows.Length], new double[rows.Length]);
        for (var t = 0; t < Trees; t++)
        {
            var at = 0;
            foreach (var song in songs)
            {
                var n = song.Features.Length;
                var p = Softmax(scores[at..(at + n)]);
                var target = Target(song);
                for (var c = 0; c < n; c++)
                {
                    gradients[at + c] = song.Weight * (p[c] - target[c]);
                    curvatures[at + c] = song.Weight * Math.Max(1e-4, p[c] * (1 - p[c]));
                }

                at += n;
            }

            var tree = binned.Grow(gradients, curvatures, Depth, LeafRidge, LearningRate, random);
            trees.Add(tree);
            Parallel.For(0, rows.Length, r => scores[r] += tree.Value(rows[r]));
        }

        return new TreeEnsemble(trees);
    }

    internal static (float[] Mean, float[] Scale) Standardise(IReadOnlyList<float[]> rows, int count)
    {
        var (mean, scale) = (new float[count], new float[count]);
        for (var i = 0; i < count; i++)
        {
            var (sum, squares) = (0.0, 0.0);
            foreach (var row in rows)
            {
                sum += row[i];
                squares += (double)row[i] * row[i];
            }

            var average = sum / rows.Count;
            mean[i] = (float)average;
            scale[i] = (float)(1 / Math.Sqrt(Math.Max(1e-8, (squares / rows.Count) - (average * average))));
        }

        return (mean, scale);
    }

    internal static float[] Scaled(float[] row, float[] mean, float[] scale) =>
        [.. row.Select((value, i) => Math.Clamp((value - mean[i]) * scale[i], -5f, 5f))];

    internal static double Dot(double[] weights, float[] row)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * row[i];
        }

        return sum;
    }

    private static double[] Target(RankedSong song)
    {
        var right = Enumerable.Range(0, song.Candidates.Length).Select(c => song.IsRight(c) ? 1.0 : 0.0).ToArray();
        var sum = right.Sum();
        return [.. right.Select(r => r / sum)];
    }

    private static double[] Softmax(double[] scores)
    {
        var greatest = scores.Max();
        var weights = scores.Select(s => Math.Exp(s - greatest)).ToArray();
        var sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }
}
