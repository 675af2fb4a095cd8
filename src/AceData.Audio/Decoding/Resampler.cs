using System.Numerics;

namespace AceData.Audio.Decoding;

/// <summary>
/// Changes the sample rate of samples in memory: polyphase windowed sinc (Kaiser, β = 9) with 32 zero crossings to each side. Flat within
/// 0.01 dB up to 90 % of the lower Nyquist frequency, what would fold back is 80 dB down.
/// </summary>
public sealed class Resampler
{
    private const int ZeroCrossings = 32;
    private const double Beta = 9;

    /// <summary>Share of the lower Nyquist frequency at which the filter is half down.</summary>
    private const double Cutoff = 0.95;

    private readonly int _up;
    private readonly int _down;
    private readonly int _reach;
    private readonly float[][] _phases;

    /// <param name="from">Hz of what comes.</param>
    /// <param name="to">Hz of what is wanted.</param>
    public Resampler(int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(from);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(to);
        var divisor = (int)BigInteger.GreatestCommonDivisor(from, to);
        _up = to / divisor;
        _down = from / divisor;

        // Cycles per input sample.
        var cutoff = Cutoff * Math.Min(1.0, (double)to / from);
        _reach = (int)Math.Ceiling(ZeroCrossings / cutoff);
        _phases = [.. Enumerable.Range(0, _up).Select(phase =>
        {
            var taps = Enumerable.Range(-_reach + 1, 2 * _reach).Select(k => Tap(k - ((double)phase / _up), cutoff)).ToArray();
            var sum = taps.Sum();
            return taps.Select(tap => (float)(tap / sum)).ToArray();
        })];
    }

    /// <summary>The samples at the new rate; as many as the same time holds, rounded up.</summary>
    public float[] Process(ReadOnlySpan<float> samples)
    {
        var output = new float[(int)(((long)samples.Length * _up + _down - 1) / _down)];

        // Silence before and after, so that every output sees a whole filter.
        var padded = new float[samples.Length + (2 * _reach) + 1];
        samples.CopyTo(padded.AsSpan(_reach));
        for (var n = 0; n < output.Length; n++)
        {
            var position = (long)n * _down;
            var at = (int)(position / _up);
            output[n] = Dot(padded.AsSpan(at + 1, 2 * _reach), _phases[(int)(position % _up)]);
        }

        return output;
    }

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sums = Vector<float>.Zero;
        var i = 0;
        for (; i <= b.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            sums += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        }

        var sum = Vector.Sum(sums);
        for (; i < b.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private double Tap(double offset, double cutoff)
    {
        var inside = 1 - (offset / _reach * (offset / _reach));
        return inside <= 0 ? 0 : Sinc(offset * cutoff) * Bessel(Beta * Math.Sqrt(inside));
    }

    private static double Sinc(double x) => Math.Abs(x) < 1e-9 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    /// <summary>The modified Bessel function of order 0, by its series.</summary>
    private static double Bessel(double x)
    {
        var (sum, term) = (1.0, 1.0);
        for (var k = 1; term > 1e-12 * sum; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }

        return sum;
    }
}
