using System.Numerics;
using AceData.Audio.Features.Tonality;

namespace AceData.EstimatorTraining.Key;

/// <summary>
/// Fits the linear scorer: a conditional logit over the 24 keys whose weights all tonics share, with a ridge, by Adam on the whole set.
/// </summary>
internal sealed record KeyLogistic
{
    /// <summary>Strength of the ridge on the standardised features.</summary>
    public double Ridge { get; init; } = 0.003;

    /// <summary>Passes over the whole set.</summary>
    public int Iterations { get; init; } = 150;

    /// <summary>Weights of both modes in the order of <see cref="KeyFeatureLayout"/>, and both biases.</summary>
    public sealed record Fit(float[][] Weights, float[] Bias);

    /// <summary>Fits songs that all have a key.</summary>
    /// <param name="songs">Songs, each with its weight.</param>
    public Fit Train(IReadOnlyList<(LabelledSong Song, double Weight)> songs)
    {
        var scales = Scales(songs);
        var length = KeyFeatureLayout.Length;
        var rows = songs.Select(s => Turned(s.Song.Evidence.Features, scales)).ToArray();
        var total = songs.Sum(s => s.Weight);
        var parameters = new double[(2 * length) + 2];
        var first = new double[parameters.Length];
        var second = new double[parameters.Length];
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var gradient = Gradient(songs, rows, total, parameters);
            var rate = (0.3 * (1 - (iteration / (double)Iterations))) + 0.003;
            for (var i = 0; i < parameters.Length; i++)
            {
                var slope = gradient[i] + (i < 2 * length ? Ridge * parameters[i] : 0);
                first[i] = (0.9 * first[i]) + (0.1 * slope);
                second[i] = (0.98 * second[i]) + (0.02 * slope * slope);
                parameters[i] -= rate * first[i] / (Math.Sqrt(second[i]) + 1e-5);
            }
        }

        float[] Mode(int mode) => [.. Enumerable.Range(0, length).Select(i => (float)(parameters[(mode * length) + i] * scales[i]))];
        return new([Mode(0), Mode(1)], [(float)parameters[^2], (float)parameters[^1]]);
    }

    private static double[] Gradient(IReadOnlyList<(LabelledSong Song, double Weight)> songs, float[][][] rows, double total, double[] parameters)
    {
        var length = KeyFeatureLayout.Length;
        float[][] weights = [[.. parameters.Take(length).Select(x => (float)x)], [.. parameters.Skip(length).Take(length).Select(x => (float)x)]];
        var gradient = new double[parameters.Length];
        var gate = new Lock();
        Parallel.For(
            0,
            songs.Count,
            () => (Weights: new[] { new float[length], new float[length] }, Bias: new double[2]),
            (song, _, local) =>
            {
                var scores = new double[KeyModel.KeyCount];
                for (var key = 0; key < scores.Length; key++)
                {
                    scores[key] = Dot(rows[song][key / 2], weights[key % 2]) + parameters[(2 * length) + (key % 2)];
                }

                Softmax(scores);
                scores[songs[song].Song.Key!.Value]--; // only songs with a key are trained on
                for (var key = 0; key < scores.Length; key++)
                {
                    var factor = (float)(scores[key] * songs[song].Weight / total);
                    AddScaled(local.Weights[key % 2], rows[song][key / 2], factor);
                    local.Bias[key % 2] += factor;
                }

                return local;
            },
            local =>
            {
                lock (gate)
                {
                    for (var mode = 0; mode < 2; mode++)
                    {
                        for (var i = 0; i < length; i++)
                        {
                            gradient[(mode * length) + i] += local.Weights[mode][i];
                        }

                        gradient[(2 * length) + mode] += local.Bias[mode];
                    }
                }
            });
        return gradient;
    }

    /// <summary>Every section weighs alike at first: divided by its deviation and the root of its length.</summary>
    private static float[] Scales(IReadOnlyList<(LabelledSong Song, double Weight)> songs)
    {
        var scales = new float[KeyFeatureLayout.Length];
        foreach (var section in KeyFeatureLayout.Sections)
        {
            double sum = 0, squares = 0;
            foreach (var (song, _) in songs)
            {
                foreach (var value in song.Evidence.Features.AsSpan(section.Offset, section.Length))
                {
                    sum += value;
                    squares += (double)value * value;
                }
            }

            var count = (double)songs.Count * section.Length;
            var deviation = Math.Sqrt(Math.Max(1e-12, (squares / count) - (sum / count * (sum / count))));
            scales.AsSpan(section.Offset, section.Length).Fill((float)(1 / (deviation * Math.Sqrt(section.Length))));
        }

        return scales;
    }

    private static float[][] Turned(float[] features, float[] scales) =>
        [.. KeyFeatureLayout.Rotations.Select(rotation => rotation.Select((from, i) => features[from] * scales[i]).ToArray())];

    private static float Dot(float[] left, float[] right)
    {
        var sum = Vector<float>.Zero;
        var i = 0;
        for (; i <= left.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            sum += new Vector<float>(left, i) * new Vector<float>(right, i);
        }

        var result = Vector.Sum(sum);
        for (; i < left.Length; i++)
        {
            result += left[i] * right[i];
        }

        return result;
    }

    private static void AddScaled(float[] target, float[] source, float factor)
    {
        var i = 0;
        for (; i <= target.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (new Vector<float>(target, i) + (new Vector<float>(source, i) * factor)).CopyTo(target, i);
        }

        for (; i < target.Length; i++)
        {
            target[i] += source[i] * factor;
        }
    }

    private static void Softmax(double[] scores)
    {
        var best = scores.Max();
        var sum = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            sum += scores[i] = Math.Exp(scores[i] - best);
        }

        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] /= sum;
        }
    }
}
