using System.Numerics;
using AceData.Audio.Spectra;

namespace AceData.Audio.Features.Tempo;

/// <summary>
/// Turns samples that are pushed block by block into frames of band magnitudes: STFT with a Hann window of 1,024 samples
/// every 225 (98 frames a second at 22,050 Hz), gathered into 40 bands of equal ratio from 30 Hz to 10.5 kHz.
/// </summary>
internal sealed class OnsetBands
{
    public const int Bands = 40;
    public const int Hop = 225;
    public const double FramesPerSecond = (double)TempoAnalyzer.SampleRate / Hop;

    /// <summary>
    /// Frames after which nothing more is taken: 20 minutes. A mix of hours has no tempo of its own anyway, and
    /// memory stays at 20 MB.
    /// </summary>
    private const int MostFrames = (int)(20 * 60 * FramesPerSecond);

    private const int FftSize = 1024;
    private const double LowestHertz = 30;
    private const double HighestHertz = 10500;

    private static readonly Filter[] Filters = MakeFilters();

    private readonly RealFft _fft = new(FftSize);
    private readonly float[] _window = HannWindow.Make(FftSize);
    private readonly float[] _pending = new float[FftSize];
    private readonly float[] _windowed = new float[FftSize];
    private readonly float[] _re = new float[(FftSize / 2) + 1];
    private readonly float[] _im = new float[(FftSize / 2) + 1];
    private readonly float[] _magnitudes = new float[(FftSize / 2) + 1];
    private float[] _frames = new float[Bands * 1024];
    private int _filled;
    private double _energy;
    private long _samples;

    /// <summary>Centre of a band, Hz.</summary>
    public static double CentreHertz(int band) => LowestHertz * Math.Pow(HighestHertz / LowestHertz, band / (Bands - 1.0));

    /// <summary>Number of frames so far.</summary>
    public int Frames { get; private set; }

    /// <summary>Root of the mean square of all samples taken.</summary>
    public double Rms => _samples == 0 ? 0 : Math.Sqrt(_energy / _samples);

    /// <summary>Magnitudes of one frame, [bands].</summary>
    public ReadOnlySpan<float> Frame(int frame) => _frames.AsSpan(frame * Bands, Bands);

    /// <summary>Takes the next samples.</summary>
    public void Push(ReadOnlySpan<float> samples)
    {
        while (samples.Length > 0 && Frames < MostFrames)
        {
            var take = Math.Min(samples.Length, FftSize - _filled);
            samples[..take].CopyTo(_pending.AsSpan(_filled));
            foreach (var sample in samples[..take])
            {
                _energy += (double)sample * sample;
            }

            _samples += take;
            _filled += take;
            samples = samples[take..];
            if (_filled == FftSize)
            {
                EndFrame();
                _pending.AsSpan(Hop).CopyTo(_pending);
                _filled = FftSize - Hop;
            }
        }
    }

    private void EndFrame()
    {
        // Sizes are multiples of every vector length; only the last bin stands alone.
        for (var i = 0; i < FftSize; i += Vector<float>.Count)
        {
            (new Vector<float>(_pending, i) * new Vector<float>(_window, i)).CopyTo(_windowed, i);
        }

        _fft.Transform(_windowed, _re, _im);
        for (var k = 0; k < FftSize / 2; k += Vector<float>.Count)
        {
            var (re, im) = (new Vector<float>(_re, k), new Vector<float>(_im, k));
            Vector.SquareRoot((re * re) + (im * im)).CopyTo(_magnitudes, k);
        }

        _magnitudes[^1] = Math.Abs(_re[^1]);

        if ((Frames + 1) * Bands > _frames.Length)
        {
            Array.Resize(ref _frames, _frames.Length * 2);
        }

        var frame = _frames.AsSpan(Frames * Bands, Bands);
        for (var band = 0; band < Bands; band++)
        {
            var filter = Filters[band];
            frame[band] = Dot(filter.Weights, _magnitudes.AsSpan(filter.First, filter.Weights.Length));
        }

        Frames++;
    }

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sums = Vector<float>.Zero;
        var i = 0;
        for (; i <= a.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            sums += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        }

        var sum = Vector.Sum(sums);
        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static Filter[] MakeFilters()
    {
        var hertzPerBin = (double)TempoAnalyzer.SampleRate / FftSize;
        var ratio = Math.Pow(HighestHertz / LowestHertz, 1.0 / (Bands - 1));
        return [.. Enumerable.Range(0, Bands).Select(band =>
        {
            var centre = CentreHertz(band);

            // Triangles of at least one bin to each side, so that no band is empty at the low end.
            var low = Math.Min(centre / ratio, centre - hertzPerBin);
            var high = Math.Max(centre * ratio, centre + hertzPerBin);
            var first = Math.Max(0, (int)Math.Ceiling(low / hertzPerBin));
            var last = Math.Min(FftSize / 2, (int)Math.Floor(high / hertzPerBin));
            var weights = Enumerable.Range(first, last - first + 1)
                .Select(bin => bin * hertzPerBin)
                .Select(hertz => Math.Max(0, hertz <= centre ? (hertz - low) / (centre - low) : (high - hertz) / (high - centre)))
                .ToArray();
            var sum = weights.Sum();
            return new Filter(first, [.. weights.Select(w => (float)(2 * w / sum / (FftSize / 2)))]);
        })];
    }

    private sealed record Filter(int First, float[] Weights);
}
