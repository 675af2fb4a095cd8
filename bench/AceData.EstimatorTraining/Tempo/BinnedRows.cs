using AceData.Audio.Features.Tempo;

namespace AceData.EstimatorTraining.Tempo;

/// <summary>Rows of features in 48 steps each, over which trees are grown by histograms of gradients.</summary>
internal sealed class BinnedRows
{
    private const int Bins = 48;

    // An end must stand for some doubt, not only for rows: candidates that are clearly wrong weigh next to nothing.
    private const double LeastCurvature = 4;

    private readonly byte[][] _bins;
    private readonly float[][] _edges;

    public BinnedRows(float[][] rows, int features)
    {
        _edges = new float[features][];
        _bins = new byte[features][];
        Parallel.For(0, features, f =>
        {
            var sorted = rows.Select(r => r[f]).Order().ToArray();
            var edges = Enumerable.Range(1, Bins - 1).Select(b => sorted[(int)((long)b * (sorted.Length - 1) / Bins)]).Distinct().ToArray();
            _edges[f] = edges;
            _bins[f] = [.. rows.Select(r => BinOf(edges, r[f]))];
        });
    }

    /// <summary>Grows one tree whose ends hold a step against the gradient.</summary>
    /// <param name="rows">The rows it sees.</param>
    /// <param name="features">The features it may ask for.</param>
    /// <param name="gradients">[all rows]</param>
    /// <param name="curvatures">[all rows]</param>
    /// <param name="training">Depth, ridge and rate.</param>
    public TreeEnsemble.Tree Grow(int[] rows, int[] features, double[] gradients, double[] curvatures, RankerTraining training)
    {
        var ridge = training.LeafRidge;
        var nodes = new List<TreeEnsemble.Node>();
        Node(rows, training.Depth);
        return new TreeEnsemble.Tree([.. nodes]);

        int Node(int[] at, int levels)
        {
            var index = nodes.Count;
            nodes.Add(default);
            var (g, h) = (0.0, 0.0);
            foreach (var r in at)
            {
                g += gradients[r];
                h += curvatures[r];
            }

            var split = levels > 0 && h >= 2 * LeastCurvature ? BestSplit(at, g, h) : null;
            if (split is not { } s)
            {
                nodes[index] = new TreeEnsemble.Node(-1, (float)(-training.LearningRate * g / (h + ridge)), 0, 0);
                return index;
            }

            var left = Node([.. at.Where(r => _bins[s.Feature][r] <= s.Bin)], levels - 1);
            var right = Node([.. at.Where(r => _bins[s.Feature][r] > s.Bin)], levels - 1);
            nodes[index] = new TreeEnsemble.Node(s.Feature, _edges[s.Feature][s.Bin], left, right);
            return index;
        }

        (int Feature, int Bin)? BestSplit(int[] at, double g, double h)
        {
            var found = new (double Gain, int Bin)[features.Length];
            Parallel.For(0, features.Length, i =>
            {
                var f = features[i];
                var bins = _bins[f];
                Span<double> sums = stackalloc double[Bins];
                Span<double> curves = stackalloc double[Bins];
                sums.Clear();
                curves.Clear();
                foreach (var r in at)
                {
                    var b = bins[r];
                    sums[b] += gradients[r];
                    curves[b] += curvatures[r];
                }

                var (leftG, leftH) = (0.0, 0.0);
                for (var b = 0; b < _edges[f].Length; b++)
                {
                    leftG += sums[b];
                    leftH += curves[b];
                    if (leftH < LeastCurvature || h - leftH < LeastCurvature)
                    {
                        continue;
                    }

                    var (rightG, rightH) = (g - leftG, h - leftH);
                    var gain = (leftG * leftG / (leftH + ridge)) + (rightG * rightG / (rightH + ridge)) - (g * g / (h + ridge));
                    if (gain > found[i].Gain)
                    {
                        found[i] = (gain, b);
                    }
                }
            });

            var best = -1;
            for (var i = 0; i < found.Length; i++)
            {
                if (found[i].Gain > 1e-6 && (best < 0 || found[i].Gain > found[best].Gain))
                {
                    best = i;
                }
            }

            return best < 0 ? null : (features[best], found[best].Bin);
        }
    }

    private static byte BinOf(float[] edges, float value)
    {
        var at = Array.BinarySearch(edges, value);
        return (byte)(at >= 0 ? at : ~at);
    }
}
