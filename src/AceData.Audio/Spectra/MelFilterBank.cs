namespace AceData.Audio.Spectra;

/// <summary>
/// Triangles on Slaney's mel scale (linear up to 1 kHz, logarithmic above), each of the same area: <c>librosa.filters.mel</c> with its defaults,
/// torchaudio's <c>melscale_fbanks</c> with <c>mel_scale="slaney", norm="slaney"</c>.
/// </summary>
public sealed class MelFilterBank
{
    private const double LinearHertz = 1000;
    private const double HertzPerMel = 200.0 / 3;
    private static readonly double MelsPerFactor = 27 / Math.Log(6.4);

    private readonly (int First, float[] Weights)[] _filters;

    /// <param name="sampleRate">Hz</param>
    /// <param name="bins">Of the spectrum, from 0 to half the sample rate.</param>
    /// <param name="mels">Number of filters.</param>
    /// <param name="lowest">Hz at which the first one begins.</param>
    /// <param name="highest">Hz at which the last one ends.</param>
    public MelFilterBank(int sampleRate, int bins, int mels, double lowest, double highest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(mels, 1);
        var (from, to) = (Mel(lowest), Mel(highest));
        var edges = Enumerable.Range(0, mels + 2).Select(i => Hertz(from + ((to - from) * i / (mels + 1)))).ToArray();
        _filters = [.. Enumerable.Range(0, mels).Select(mel => Triangle(edges[mel], edges[mel + 1], edges[mel + 2], sampleRate / 2.0 / (bins - 1), bins))];
    }

    /// <summary>Number of filters.</summary>
    public int Mels => _filters.Length;

    /// <summary>What each filter lets through.</summary>
    /// <param name="spectrum">[bins]</param>
    /// <param name="mels">[mels]</param>
    public void Apply(ReadOnlySpan<float> spectrum, Span<float> mels)
    {
        for (var mel = 0; mel < _filters.Length; mel++)
        {
            var (first, weights) = _filters[mel];
            var part = spectrum.Slice(first, weights.Length);
            var sum = 0f;
            for (var i = 0; i < weights.Length; i++)
            {
                sum += part[i] * weights[i];
            }

            mels[mel] = sum;
        }
    }

    /// <summary>Weight of a bin in a filter.</summary>
    public float this[int bin, int mel]
    {
        get
        {
            var (first, weights) = _filters[mel];
            return bin >= first && bin < first + weights.Length ? weights[bin - first] : 0;
        }
    }

    // Only the bins under the triangle.
    private static (int First, float[] Weights) Triangle(double left, double top, double right, double hertzPerBin, int bins)
    {
        var first = Math.Clamp((int)Math.Ceiling(left / hertzPerBin), 0, bins);
        var last = Math.Clamp((int)Math.Floor(right / hertzPerBin), first - 1, bins - 1);
        var height = 2 / (right - left);
        return (first, [.. Enumerable.Range(first, last - first + 1).Select(bin =>
        {
            var hertz = bin * hertzPerBin;
            return (float)(Math.Max(0, Math.Min((hertz - left) / (top - left), (right - hertz) / (right - top))) * height);
        })]);
    }

    private static double Mel(double hertz) =>
        hertz < LinearHertz ? hertz / HertzPerMel : (LinearHertz / HertzPerMel) + (Math.Log(hertz / LinearHertz) * MelsPerFactor);

    private static double Hertz(double mel) =>
        mel < LinearHertz / HertzPerMel ? mel * HertzPerMel : LinearHertz * Math.Exp((mel - (LinearHertz / HertzPerMel)) / MelsPerFactor);
}
