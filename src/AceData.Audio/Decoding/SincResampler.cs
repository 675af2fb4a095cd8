using System.Numerics;

namespace AceData.Audio.Decoding;

/// <summary>
/// Changes the sample rate as ACE-Step's training does: torchaudio's <c>resample</c> with its defaults (windowed sinc, Hann, 6 zero crossings to
/// each side, rolloff 0.99). Its stop band is shallow, but the networks were trained behind this very filter. Where sound is only measured or heard,
/// <see cref="Resampler"/> is the better one. Safe for several threads at once.
/// </summary>
public sealed class SincResampler
{
    private const int ZeroCrossings = 6;
    private const double Rolloff = 0.99;
    private const int Block = 1 << 15;

    private readonly int _up;
    private readonly int _down;
    private readonly int _taps;
    private readonly int _reach;

    // For each of the _up phases of an output sample between input samples: where its filter begins, and the filter.
    private readonly int[] _starts;
    private readonly float[] _kernels;

    /// <param name="from">Hz of what comes.</param>
    /// <param name="to">Hz of what is wanted.</param>
    public SincResampler(int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(from);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(to);
        var divisor = (int)BigInteger.GreatestCommonDivisor(from, to);
        _up = to / divisor;
        _down = from / divisor;

        // Zero crossings per input sample.
        var density = Math.Min(_up, _down) * Rolloff / _down;
        _reach = (int)Math.Ceiling(ZeroCrossings / density) + 1;
        _taps = ((2 * _reach) + Vector<float>.Count) / Vector<float>.Count * Vector<float>.Count;
        _starts = new int[_up];
        _kernels = new float[_up * _taps];
        for (var phase = 0; phase < _up; phase++)
        {
            var position = (double)phase * _down / _up;
            _starts[phase] = (int)Math.Floor(position) - _reach + 1;
            for (var tap = 0; tap < _taps; tap++)
            {
                _kernels[(phase * _taps) + tap] = (float)(Tap((_starts[phase] + tap - position) * density) * density);
            }
        }
    }

    /// <summary>How many samples come out: as many as the same time holds, rounded up.</summary>
    public int LengthOf(int samples) => (int)((((long)samples * _up) + _down - 1) / _down);

    /// <summary>The samples at the new rate; silence is taken to be before and after them.</summary>
    public float[] Process(ReadOnlyMemory<float> samples)
    {
        if (_up == _down)
        {
            return samples.ToArray();
        }

        var padded = new float[samples.Length + (2 * _reach) + _taps];
        samples.Span.CopyTo(padded.AsSpan(_reach));
        var output = new float[LengthOf(samples.Length)];
        Parallel.For(0, (output.Length + Block - 1) / Block, block =>
        {
            var end = Math.Min(output.Length, (block + 1) * Block);
            for (var n = block * Block; n < end; n++)
            {
                var turn = Math.DivRem((long)n, _up, out var phase);
                var at = (int)(turn * _down) + _starts[phase] + _reach;
                output[n] = Dot(padded.AsSpan(at, _taps), _kernels.AsSpan((int)phase * _taps, _taps));
            }
        });
        return output;
    }

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sums = Vector<float>.Zero;
        for (var i = 0; i < b.Length; i += Vector<float>.Count)
        {
            sums += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        }

        return Vector.Sum(sums);
    }

    // sinc(t) under a Hann window that ends at the last zero crossing.
    private static double Tap(double t)
    {
        if (Math.Abs(t) >= ZeroCrossings)
        {
            return 0;
        }

        var window = Math.Cos(Math.PI * t / (2 * ZeroCrossings));
        return (t == 0 ? 1 : Math.Sin(Math.PI * t) / (Math.PI * t)) * window * window;
    }
}
