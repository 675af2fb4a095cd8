using AceData.Audio.Features.Tempo;

namespace AceData.EstimatorTraining.Tempo;

/// <summary>
/// Trains the choice among candidates: trees by gradient boosting (Friedman 2001; second-order steps) of the likelihood that a softmax
/// over the candidates of a song gives to the right one. A linear base below the trees was tried and made real songs worse.
/// </summary>
internal sealed record RankerTraining
{
    public int Trees { get; init; } = 200;

    public double LearningRate { get; init; } = 0.06;

    public int Depth { get; init; } = 4;

    /// <summary>Doubt added to every end, which keeps its step small.</summary>
    public double LeafRidge { get; init; } = 8;

    /// <summary>Share of the features that a tree may ask for.</summary>
    public double FeatureShare { get; init; } = 0.15;

    /// <summary>Share of the songs that a tree sees, each with all its candidates.</summary>
    public double SongShare { get; init; } = 0.7;

    public int Seed { get; init; } = 1;

    public TreeEnsemble Train(IReadOnlyList<RankedSong> songs)
    {
        var usable = songs.Where(s => s.HasRight).ToList();
        var targets = usable.Select(Target).ToArray();
        var rows = usable.SelectMany(s => s.Features).ToArray();
        var scores = new double[rows.Length];
        var binned = new BinnedRows(rows, TempoFeatures.Count);
        var random = new Random(Seed);
        var trees = new List<TreeEnsemble.Tree>();
        var (gradients, curvatures) = (new double[rows.Length], new double[rows.Length]);
        for (var t = 0; t < Trees; t++)
        {
            var seen = new List<int>(rows.Length);
            var at = 0;
            for (var s = 0; s < usable.Count; s++)
            {
                var n = usable[s].Features.Length;
                if (random.NextDouble() < SongShare)
                {
                    var p = Softmax(scores[at..(at + n)]);
                    for (var c = 0; c < n; c++)
                    {
                        gradients[at + c] = usable[s].Weight * (p[c] - targets[s][c]);
                        curvatures[at + c] = usable[s].Weight * Math.Max(1e-3, p[c] * (1 - p[c]));
                        seen.Add(at + c);
                    }
                }

                at += n;
            }

            var features = Enumerable.Range(0, TempoFeatures.Count).ToArray();
            random.Shuffle(features);
            var tree = binned.Grow([.. seen], features[..(int)(FeatureShare * features.Length)], gradients, curvatures, this);
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
