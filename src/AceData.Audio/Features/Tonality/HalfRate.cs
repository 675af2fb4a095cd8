using System.Numerics;

namespace AceData.Audio.Features.Tonality;

/// <summary>Halves the sample rate of a stream: a windowed-sinc low-pass, then every second sample.</summary>
/// <remarks>Kaiser window, about 60 dB; the result does not depend on how the stream is cut into blocks.</remarks>
internal sealed class HalfRate
{
    private const int ChunkLength = 4096;
    private const double KaiserBeta = 5.65;

    private readonly float[] _taps;
    private readonly float[] _buffer;
    private int _held;
    private int _next;

    /// <param name="tapCount">Length of the filter, odd; longer is steeper.</param>
    public HalfRate(int tapCount)
    {
        _taps = Design(tapCount);
        _buffer = new float[_taps.Length + ChunkLength];

        // Half a filter of silence in front keeps the output aligned with the input.
        _held = tapCount / 2;
    }

    /// <summary>Filters <paramref name="samples"/> and hands every finished run of outputs to <paramref name="sink"/>.</summary>
    public void Push(ReadOnlySpan<float> samples, Action<ReadOnlySpan<float>> sink)
    {
        Span<float> output = stackalloc float[(ChunkLength / 2) + 1];
        while (!samples.IsEmpty)
        {
            var take = Math.Min(samples.Length, _buffer.Length - _held);
            samples[..take].CopyTo(_buffer.AsSpan(_held));
            samples = samples[take..];
            _held += take;

            var count = 0;
            for (; _next + _taps.Length <= _held; _next += 2)
            {
                output[count++] = Dot(_buffer.AsSpan(_next, _taps.Length), _taps);
            }

            var drop = Math.Min(_next, _held);
            Array.Copy(_buffer, drop, _buffer, 0, _held - drop);
            _held -= drop;
            _next -= drop;
            sink(output[..count]);
        }
    }

    private static float[] Design(int tapCount)
    {
        // Padded with zeros to whole vectors, so that the inner loop has no remainder.
        var padded = (tapCount + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        var taps = new float[padded];
        var middle = tapCount / 2;
        var sum = 0.0;
        for (var i = 0; i < tapCount; i++)
        {
            var distance = i - middle;
            var sinc = distance == 0 ? 0.5 : Math.Sin(Math.PI * distance / 2) / (Math.PI * distance);
            var edge = (double)distance / (middle + 1);
            var tap = sinc * BesselI0(KaiserBeta * Math.Sqrt(1 - (edge * edge)));
            taps[i] = (float)tap;
            sum += tap;
        }

        for (var i = 0; i < tapCount; i++)
        {
            taps[i] = (float)(taps[i] / sum);
        }

        return taps;
    }

    private static double BesselI0(double x)
    {
        double sum = 1, term = 1;
        for (var k = 1; k < 40; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }

        return sum;
    }

    private static float Dot(ReadOnlySpan<float> samples, ReadOnlySpan<float> taps)
    {
        var sum = Vector<float>.Zero;
        for (var i = 0; i < taps.Length; i += Vector<float>.Count)
        {
            sum += new Vector<float>(samples[i..]) * new Vector<float>(taps[i..]);
        }

        return Vector.Sum(sum);
    }
}
