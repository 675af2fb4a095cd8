namespace AceData.Audio.Features.Tonality;

/// <summary>
/// Turns a magnitude spectrum into the strength of 72 semitones, on the grid of a given tuning, plain and whitened.
/// </summary>
/// <remarks>
/// Whitening after M. Mauch's NNLS chroma: three bins a semitone, minus the mean of half an octave around, divided by the deviation there;
/// a bright and a dull recording of the same notes then look alike.
/// </remarks>
internal sealed class PitchSpectrum
{
    /// <summary>MIDI number of the first semitone (E1, 41 Hz).</summary>
    public const int LowestPitch = 28;

    /// <summary>Number of semitones (six octaves).</summary>
    public const int PitchCount = 72;

    private const int BinsPerPitch = 3;
    private const int BinCount = PitchCount * BinsPerPitch;
    private const int WhiteningReach = 18;

    // A region without sound must not be blown up to the strength of the music.
    private const float LeastDeviation = 0.01f;

    private readonly int[] _firstBin = new int[BinCount];
    private readonly float[][] _kernels = new float[BinCount][];
    private readonly float[] _bins = new float[BinCount];
    private readonly double[] _sum = new double[BinCount + 1];
    private readonly double[] _squares = new double[BinCount + 1];
    private double _cents = double.NaN;

    /// <summary>Strength of each semitone in the last spectrum, plain.</summary>
    public float[] Plain { get; } = new float[PitchCount];

    /// <summary>Strength of each semitone in the last spectrum, whitened.</summary>
    public float[] Whitened { get; } = new float[PitchCount];

    /// <summary>Sets the grid: semitones shifted by <paramref name="cents"/> from A4 = 440 Hz.</summary>
    public void Tune(double cents)
    {
        // Two cents are less than any ear or kernel resolves; rebuilding more often would only cost time.
        var rounded = Math.Round(cents / 2) * 2;
        if (rounded == _cents)
        {
            return;
        }

        _cents = rounded;
        for (var bin = 0; bin < BinCount; bin++)
        {
            BuildKernel(bin, rounded);
        }
    }

    /// <summary>Fills <see cref="Plain"/> and <see cref="Whitened"/>.</summary>
    public void Analyze(ReadOnlySpan<float> magnitudes)
    {
        var loudest = 0f;
        for (var bin = 0; bin < BinCount; bin++)
        {
            var kernel = _kernels[bin];
            var part = magnitudes.Slice(_firstBin[bin], kernel.Length);
            var value = 0f;
            for (var i = 0; i < kernel.Length; i++)
            {
                value += kernel[i] * part[i];
            }

            _bins[bin] = value;
            loudest = Math.Max(loudest, value);
            _sum[bin + 1] = _sum[bin] + value;
            _squares[bin + 1] = _squares[bin] + ((double)value * value);
        }

        for (var pitch = 0; pitch < PitchCount; pitch++)
        {
            float plain = 0, whitened = 0;
            for (var bin = pitch * BinsPerPitch; bin < (pitch + 1) * BinsPerPitch; bin++)
            {
                plain += _bins[bin];
                whitened += Whiten(bin, loudest);
            }

            Plain[pitch] = plain;
            Whitened[pitch] = whitened;
        }
    }

    private float Whiten(int bin, float loudest)
    {
        var from = Math.Max(0, bin - WhiteningReach);
        var to = Math.Min(BinCount, bin + WhiteningReach + 1);
        var mean = (_sum[to] - _sum[from]) / (to - from);
        var variance = ((_squares[to] - _squares[from]) / (to - from)) - (mean * mean);
        var deviation = Math.Sqrt(Math.Max(0, variance)) + (LeastDeviation * loudest);
        return deviation > 0 ? (float)(Math.Max(0, _bins[bin] - mean) / deviation) : 0;
    }

    private void BuildKernel(int bin, double cents)
    {
        const double BinWidth = TonalSpectrogram.SampleRate / TonalSpectrogram.WindowLength;
        var pitch = LowestPitch + ((bin - 1) / (double)BinsPerPitch) + (cents / 100);
        var centre = Frequency(pitch) / BinWidth;

        // Half a semitone to each side, but never narrower than one bin of the spectrum.
        var reach = Math.Max(1, (Frequency(pitch + 0.5) - Frequency(pitch - 0.5)) / 2 / BinWidth);
        var first = (int)Math.Ceiling(centre - reach);
        var last = Math.Min(TonalSpectrogram.BinCount - 1, (int)Math.Floor(centre + reach));
        var kernel = new float[last - first + 1];
        for (var i = 0; i < kernel.Length; i++)
        {
            kernel[i] = (float)(0.5 * (1 + Math.Cos(Math.PI * (first + i - centre) / reach)));
        }

        _firstBin[bin] = first;
        _kernels[bin] = kernel;
    }

    private static double Frequency(double pitch) => 440 * Math.Pow(2, (pitch - 69) / 12);
}
