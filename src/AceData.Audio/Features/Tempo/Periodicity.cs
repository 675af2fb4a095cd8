using AceData.Audio.Spectra;

namespace AceData.Audio.Features.Tempo;

/// <summary>
/// What repeats in the onset envelopes, averaged over windows of 12 s every 3 s: the generalised autocorrelation by lag (Tolonen
/// and Karjalainen 2000, exponent ½), which peaks at a period and its multiples, and the spectrum by frequency, which peaks at a
/// rate and its multiples. Together they tell a pulse from its multiples (Peeters 2006).
/// </summary>
internal sealed class Periodicity
{
    private const double WindowSeconds = 12;
    private const double HopSeconds = 3;
    private const int AcfSize = 4096;
    private const int SpectrumSize = 8192;
    private const double LongestLagSeconds = 9;
    private const double HighestRate = 18;

    private readonly float[][] _acf;
    private readonly float[][] _spectrum;
    private readonly double[] _meanSpectrum;

    private Periodicity(float[][] acf, float[][] spectrum)
    {
        _acf = acf;
        _spectrum = spectrum;
        _meanSpectrum = [.. spectrum.Select(s => s.Length == 0 ? 0 : (double)s.Average())];
    }

    /// <summary>Analyses the envelopes of a song.</summary>
    public static Periodicity Of(OnsetEnvelopes envelopes)
    {
        var fps = OnsetBands.FramesPerSecond;
        var length = Math.Min(envelopes.Frames, (int)(WindowSeconds * fps));
        var lags = (int)(LongestLagSeconds * fps) + 1;
        var bins = (int)(HighestRate / fps * SpectrumSize) + 1;
        var acf = Enumerable.Range(0, OnsetEnvelopes.Count).Select(_ => new float[lags]).ToArray();
        var spectrum = Enumerable.Range(0, OnsetEnvelopes.Count).Select(_ => new float[bins]).ToArray();
        var acfFft = new RealFft(AcfSize);
        var spectrumFft = new RealFft(SpectrumSize);
        var hann = HannWindow.Make(Math.Max(1, length));
        var (buffer, re, im) = (new float[SpectrumSize], new float[(SpectrumSize / 2) + 1], new float[(SpectrumSize / 2) + 1]);
        var windows = 0;
        for (var start = 0; start + length <= envelopes.Frames && length > 0; start += (int)(HopSeconds * fps))
        {
            windows++;
            for (var e = 0; e < OnsetEnvelopes.Count; e++)
            {
                var window = envelopes.Envelopes[e].AsSpan(start, length);
                AddAcf(window, acfFft, buffer.AsSpan(0, AcfSize), re, im, acf[e]);
                AddSpectrum(window, hann, spectrumFft, buffer, re, im, spectrum[e]);
            }
        }

        foreach (var row in acf.Concat(spectrum))
        {
            for (var i = 0; i < row.Length && windows > 0; i++)
            {
                row[i] /= windows;
            }
        }

        return new Periodicity(acf, spectrum);
    }

    /// <summary>Autocorrelation near a lag: the greatest within ±2 %.</summary>
    /// <param name="envelope">Index of the envelope.</param>
    /// <param name="seconds">Lag.</param>
    public double AcfNear(int envelope, double seconds)
    {
        var row = _acf[envelope];
        var lag = seconds * OnsetBands.FramesPerSecond;
        var from = Math.Max(0, (int)Math.Round(lag * 0.98));
        var to = Math.Min(row.Length - 1, (int)Math.Round(lag * 1.02));
        var greatest = 0f;
        for (var i = from; i <= to; i++)
        {
            greatest = Math.Max(greatest, row[i]);
        }

        return greatest;
    }

    /// <summary>Spectrum near a rate, over its mean: the greatest within ±2 %.</summary>
    /// <param name="envelope">Index of the envelope.</param>
    /// <param name="rate">Per second.</param>
    public double SpectrumNear(int envelope, double rate)
    {
        var row = _spectrum[envelope];
        var bin = rate / OnsetBands.FramesPerSecond * SpectrumSize;
        var from = Math.Max(1, (int)Math.Floor(bin * 0.98));
        var to = Math.Min(row.Length - 1, (int)Math.Ceiling(bin * 1.02));
        var greatest = 0f;
        for (var i = from; i <= to; i++)
        {
            greatest = Math.Max(greatest, row[i]);
        }

        return _meanSpectrum[envelope] > 0 ? greatest / _meanSpectrum[envelope] : 0;
    }

    /// <summary>How much a song pulses at a tempo, its halves and doubles counted in.</summary>
    /// <param name="beatsPerMinute">Tempo.</param>
    public double Salience(double beatsPerMinute)
    {
        var period = 60 / beatsPerMinute;
        var salience = 0.0;
        foreach (var (multiple, weight) in new[] { (0.25, 0.5), (0.5, 1), (1, 1), (2, 1), (4, 0.8), (8, 0.3) })
        {
            salience += weight * AcfAt(period * multiple);
        }

        var strongest = StrongestBin();
        foreach (var (multiple, weight) in new[] { (0.5, 0.5), (1.0, 1.0), (2.0, 1.0), (4.0, 0.7) })
        {
            salience += strongest > 0 ? weight * SpectrumAt(multiple / period) / strongest : 0;
        }

        return salience;
    }

    private double _strongest = -1;

    private double StrongestBin() => _strongest >= 0 ? _strongest : _strongest = _spectrum[OnsetEnvelopes.All].Skip(4).DefaultIfEmpty(0).Max();

    private double AcfAt(double seconds) => At(_acf[OnsetEnvelopes.All], seconds * OnsetBands.FramesPerSecond);

    private double SpectrumAt(double rate) => At(_spectrum[OnsetEnvelopes.All], rate / OnsetBands.FramesPerSecond * SpectrumSize);

    private static double At(float[] row, double position)
    {
        var i = (int)position;
        return i + 1 < row.Length ? row[i] + ((position - i) * (row[i + 1] - row[i])) : 0;
    }

    private static void AddAcf(ReadOnlySpan<float> window, RealFft fft, Span<float> buffer, float[] re, float[] im, float[] sum)
    {
        var mean = 0f;
        foreach (var value in window)
        {
            mean += value / window.Length;
        }

        buffer.Clear();
        for (var i = 0; i < window.Length; i++)
        {
            buffer[i] = window[i] - mean;
        }

        fft.Transform(buffer, re, im);

        // The inverse of a spectrum that is real and even is its forward transform over its size.
        var half = fft.Size / 2;
        for (var k = 0; k <= half; k++)
        {
            var magnitude = MathF.Sqrt((re[k] * re[k]) + (im[k] * im[k]));
            buffer[k] = magnitude;
            if (k > 0 && k < half)
            {
                buffer[fft.Size - k] = magnitude;
            }
        }

        fft.Transform(buffer, re, im);
        if (re[0] > 0)
        {
            for (var lag = 0; lag < sum.Length; lag++)
            {
                sum[lag] += re[lag] / re[0];
            }
        }
    }

    private static void AddSpectrum(ReadOnlySpan<float> window, float[] hann, RealFft fft, float[] buffer, float[] re, float[] im, float[] sum)
    {
        Array.Clear(buffer);
        var mean = 0f;
        foreach (var value in window)
        {
            mean += value / window.Length;
        }

        for (var i = 0; i < window.Length; i++)
        {
            buffer[i] = (window[i] - mean) * hann[i];
        }

        fft.Transform(buffer, re, im);
        for (var k = 0; k < sum.Length; k++)
        {
            sum[k] += MathF.Sqrt((re[k] * re[k]) + (im[k] * im[k]));
        }
    }
}
