namespace AceData.Audio.Features.Tempo;

/// <summary>
/// Onset envelopes of a song, all of [frames] at 98 frames a second: how much is struck at each moment, over all bands and in four
/// of them (kick and bass, low mids, snare and voice, hats). After SuperFlux (Böck and Widmer 2013): the rise of the log magnitude
/// over the greatest of three neighbouring bands two frames before, which leaves vibrato out.
/// </summary>
internal sealed class OnsetEnvelopes
{
    /// <summary>Number of envelopes.</summary>
    public const int Count = 5;

    public const int All = 0;
    public const int Low = 1;
    public const int LowMid = 2;
    public const int Mid = 3;
    public const int High = 4;

    private const int Lag = 2;

    private static readonly double[] Edges = [0, 160, 700, 3000, 20000];

    private OnsetEnvelopes(float[][] envelopes, double[] strengths)
    {
        Envelopes = envelopes;
        Strengths = strengths;
    }

    /// <summary>[count][frames]: deviation above the moving average of a second, in standard deviations.</summary>
    public float[][] Envelopes { get; }

    /// <summary>[count]: standard deviation of each envelope before it was scaled, per number of bands: how much is struck at all.</summary>
    public double[] Strengths { get; }

    public int Frames => Envelopes[0].Length;

    /// <summary>The envelopes of a song.</summary>
    public static OnsetEnvelopes From(OnsetBands bands)
    {
        var frames = bands.Frames;
        var logs = new float[frames * OnsetBands.Bands];

        // The level of a song says nothing about its tempo: every song is as loud as RMS 0.1.
        var gain = bands.Rms > 1e-9 ? (float)(1000 * 0.1 / bands.Rms) : 0;
        for (var t = 0; t < frames; t++)
        {
            var frame = bands.Frame(t);
            var row = logs.AsSpan(t * OnsetBands.Bands, OnsetBands.Bands);
            for (var b = 0; b < row.Length; b++)
            {
                row[b] = MathF.Log(1 + (gain * frame[b]));
            }
        }

        var group = Enumerable.Range(0, OnsetBands.Bands).Select(b => 1 + Array.FindLastIndex(Edges, edge => OnsetBands.CentreHertz(b) >= edge)).ToArray();
        var envelopes = Enumerable.Range(0, Count).Select(_ => new float[frames]).ToArray();
        for (var t = Lag; t < frames; t++)
        {
            var now = logs.AsSpan(t * OnsetBands.Bands, OnsetBands.Bands);
            var before = logs.AsSpan((t - Lag) * OnsetBands.Bands, OnsetBands.Bands);
            for (var b = 0; b < now.Length; b++)
            {
                var greatest = Math.Max(before[Math.Max(0, b - 1)], Math.Max(before[b], before[Math.Min(now.Length - 1, b + 1)]));
                var rise = now[b] - greatest;
                if (rise > 0)
                {
                    envelopes[All][t] += rise;
                    envelopes[group[b]][t] += rise;
                }
            }
        }

        return Scale(envelopes);
    }

    /// <summary>Envelopes of the same song played faster (factor over 1) or slower.</summary>
    public OnsetEnvelopes Stretched(double factor)
    {
        var frames = (int)(Frames / factor);
        return Scale([.. Envelopes.Select(envelope => Enumerable.Range(0, frames).Select(t =>
        {
            var at = t * factor;
            var i = (int)at;
            var rest = (float)(at - i);
            return i + 1 < envelope.Length ? (envelope[i] * (1 - rest)) + (envelope[i + 1] * rest) : envelope[^1];
        }).ToArray())], Strengths);
    }

    /// <summary>Envelopes that were kept on disk.</summary>
    internal static OnsetEnvelopes Restore(float[][] envelopes, double[] strengths) => new(envelopes, strengths);

    private static OnsetEnvelopes Scale(float[][] raw, double[]? strengths = null)
    {
        var half = (int)(OnsetBands.FramesPerSecond / 2);
        var found = new double[Count];
        for (var e = 0; e < raw.Length; e++)
        {
            var envelope = raw[e];
            var sums = new double[envelope.Length + 1];
            for (var t = 0; t < envelope.Length; t++)
            {
                sums[t + 1] = sums[t] + envelope[t];
            }

            var (sum, squares) = (0.0, 0.0);
            for (var t = 0; t < envelope.Length; t++)
            {
                var from = Math.Max(0, t - half);
                var to = Math.Min(envelope.Length, t + half + 1);
                var above = Math.Max(0, envelope[t] - ((sums[to] - sums[from]) / (to - from)));
                envelope[t] = (float)above;
                sum += above;
                squares += above * above;
            }

            var mean = envelope.Length == 0 ? 0 : sum / envelope.Length;
            var deviation = envelope.Length == 0 ? 0 : Math.Sqrt(Math.Max(0, (squares / envelope.Length) - (mean * mean)));
            found[e] = deviation;
            var scale = deviation > 1e-6 ? 1 / deviation : 0;
            for (var t = 0; t < envelope.Length; t++)
            {
                envelope[t] = (float)(envelope[t] * scale);
            }
        }

        return new OnsetEnvelopes(raw, strengths ?? found);
    }
}
