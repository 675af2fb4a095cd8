using System.Numerics;
using System.Runtime.InteropServices;

namespace AceData.Audio.Spectra;

/// <summary>
/// Fourier transform of real samples, size a power of two. Reorders nothing: Stockham's radix-2 form, whose inner loops run
/// over neighbours and so over whole vectors. An instance has buffers of its own and serves one thread.
/// </summary>
public sealed class RealFft
{
    private readonly int _half;
    private readonly float[] _twiddleRe;
    private readonly float[] _twiddleIm;
    private float[] _re, _im, _otherRe, _otherIm;

    /// <param name="size">Number of samples: a power of two, at least 8.</param>
    public RealFft(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 8);
        if (!BitOperations.IsPow2(size))
        {
            throw new ArgumentException($"{size} is no power of two.", nameof(size));
        }

        Size = size;
        _half = size / 2;
        _twiddleRe = new float[_half];
        _twiddleIm = new float[_half];
        for (var k = 0; k < _half; k++)
        {
            (_twiddleIm[k], _twiddleRe[k]) = ((float)Math.Sin(-2 * Math.PI * k / size), (float)Math.Cos(2 * Math.PI * k / size));
        }

        _re = new float[_half];
        _im = new float[_half];
        _otherRe = new float[_half];
        _otherIm = new float[_half];
    }

    /// <summary>Number of samples of one transform.</summary>
    public int Size { get; }

    /// <summary>Number of bins: half the size and one.</summary>
    public int Bins => _half + 1;

    /// <summary>X[k] = Σ x[n]·e^(−2πikn/N) for k = 0 … N/2.</summary>
    /// <param name="samples">[size]</param>
    /// <param name="re">[bins]</param>
    /// <param name="im">[bins]</param>
    public void Transform(ReadOnlySpan<float> samples, Span<float> re, Span<float> im)
    {
        if (samples.Length != Size || re.Length < Bins || im.Length < Bins)
        {
            throw new ArgumentException($"{samples.Length} samples into {re.Length} and {im.Length} bins; {Size} into {Bins} are needed.");
        }

        // Even samples as real and odd ones as imaginary parts: one complex transform of half the size.
        for (var i = 0; i < _half; i++)
        {
            _re[i] = samples[2 * i];
            _im[i] = samples[(2 * i) + 1];
        }

        Complex();
        re[0] = _re[0] + _im[0];
        im[0] = 0;
        re[_half] = _re[0] - _im[0];
        im[_half] = 0;
        for (var k = 1; k < _half; k++)
        {
            var mirror = _half - k;
            var evenRe = 0.5f * (_re[k] + _re[mirror]);
            var evenIm = 0.5f * (_im[k] - _im[mirror]);
            var oddRe = 0.5f * (_im[k] + _im[mirror]);
            var oddIm = 0.5f * (_re[mirror] - _re[k]);
            re[k] = evenRe + (_twiddleRe[k] * oddRe) - (_twiddleIm[k] * oddIm);
            im[k] = evenIm + (_twiddleRe[k] * oddIm) + (_twiddleIm[k] * oddRe);
        }
    }

    private void Complex()
    {
        var stride = 1;
        for (var length = _half; length > 1; length /= 2, stride *= 2)
        {
            var pairs = length / 2;

            // The twiddle of this length, e^(−2πip/length), out of the table of the whole size.
            var twiddleStep = Size / length;
            for (var p = 0; p < pairs; p++)
            {
                var wRe = _twiddleRe[p * twiddleStep];
                var wIm = _twiddleIm[p * twiddleStep];
                var a = stride * p;
                var b = stride * (p + pairs);
                var low = stride * 2 * p;
                var high = low + stride;
                var q = 0;
                if (stride >= Vector<float>.Count)
                {
                    q = Butterflies(a, b, low, high, stride, wRe, wIm);
                }

                for (; q < stride; q++)
                {
                    var differenceRe = _re[a + q] - _re[b + q];
                    var differenceIm = _im[a + q] - _im[b + q];
                    _otherRe[low + q] = _re[a + q] + _re[b + q];
                    _otherIm[low + q] = _im[a + q] + _im[b + q];
                    _otherRe[high + q] = (differenceRe * wRe) - (differenceIm * wIm);
                    _otherIm[high + q] = (differenceRe * wIm) + (differenceIm * wRe);
                }
            }

            (_re, _otherRe) = (_otherRe, _re);
            (_im, _otherIm) = (_otherIm, _im);
        }
    }

    private int Butterflies(int a, int b, int low, int high, int stride, float wRe, float wIm)
    {
        ref var re = ref MemoryMarshal.GetArrayDataReference(_re);
        ref var im = ref MemoryMarshal.GetArrayDataReference(_im);
        ref var outRe = ref MemoryMarshal.GetArrayDataReference(_otherRe);
        ref var outIm = ref MemoryMarshal.GetArrayDataReference(_otherIm);
        var (twiddleRe, twiddleIm) = (new Vector<float>(wRe), new Vector<float>(wIm));
        var q = 0;
        for (; q <= stride - Vector<float>.Count; q += Vector<float>.Count)
        {
            var aRe = Vector.LoadUnsafe(ref re, (nuint)(a + q));
            var aIm = Vector.LoadUnsafe(ref im, (nuint)(a + q));
            var bRe = Vector.LoadUnsafe(ref re, (nuint)(b + q));
            var bIm = Vector.LoadUnsafe(ref im, (nuint)(b + q));
            var differenceRe = aRe - bRe;
            var differenceIm = aIm - bIm;
            (aRe + bRe).StoreUnsafe(ref outRe, (nuint)(low + q));
            (aIm + bIm).StoreUnsafe(ref outIm, (nuint)(low + q));
            ((differenceRe * twiddleRe) - (differenceIm * twiddleIm)).StoreUnsafe(ref outRe, (nuint)(high + q));
            ((differenceRe * twiddleIm) + (differenceIm * twiddleRe)).StoreUnsafe(ref outIm, (nuint)(high + q));
        }

        return q;
    }
}
