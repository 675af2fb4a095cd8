namespace AceData.Audio.Features.Tonality;

/// <summary>How far a song is tuned from A4 = 440 Hz: the circular mean of all lasting spectral peaks, in cents.</summary>
internal sealed class Tuning
{
    private const double LowestFrequency = 80;
    private const double HighestFrequency = 1500;

    // Below this agreement the peaks follow no semitone grid at all (drums, speech): the tuning is then taken as 440 Hz.
    private const double LeastCoherence = 0.05;

    private readonly float[] _previous = new float[TonalSpectrogram.BinCount];
    private readonly float[] _lasting = new float[TonalSpectrogram.BinCount];
    private double _cosine;
    private double _sine;
    private double _weight;

    /// <summary>How well all peaks agree on one grid of semitones, 0…1.</summary>
    public double Coherence => _weight > 0 ? Math.Sqrt((_cosine * _cosine) + (_sine * _sine)) / _weight : 0;

    /// <summary>Deviation so far, −50…50 cents.</summary>
    public double Cents => Coherence < LeastCoherence ? 0 : 100 * Math.Atan2(_sine, _cosine) / (2 * Math.PI);

    /// <summary>Takes the peaks of one spectrum that rise above 2 % of its maximum and stood in the spectrum before as well.</summary>
    public void Add(ReadOnlySpan<float> magnitudes)
    {
        for (var bin = 0; bin < magnitudes.Length; bin++)
        {
            _lasting[bin] = Math.Min(magnitudes[bin], _previous[bin]);
            _previous[bin] = magnitudes[bin];
        }

        AddPeaks(_lasting);
    }

    private void AddPeaks(ReadOnlySpan<float> magnitudes)
    {
        const double BinWidth = TonalSpectrogram.SampleRate / TonalSpectrogram.WindowLength;
        var first = (int)(LowestFrequency / BinWidth);
        var last = (int)(HighestFrequency / BinWidth);
        var loudest = 0f;
        for (var bin = first; bin <= last; bin++)
        {
            loudest = Math.Max(loudest, magnitudes[bin]);
        }

        if (loudest <= 0)
        {
            return;
        }

        double cosine = 0, sine = 0, weight = 0;
        for (var bin = first; bin <= last; bin++)
        {
            var magnitude = magnitudes[bin];
            if (magnitude < 0.02f * loudest || magnitude < magnitudes[bin - 1] || magnitude <= magnitudes[bin + 1])
            {
                continue;
            }

            var (sin, cos) = Math.SinCos(2 * Math.PI * 12 * Math.Log2(PeakFrequency(magnitudes, bin) * BinWidth / 440));
            cosine += magnitude * cos;
            sine += magnitude * sin;
            weight += magnitude;
        }

        if (weight > 0)
        {
            // Each spectrum counts alike, however loud: a level change must not move the answer.
            _cosine += cosine / weight;
            _sine += sine / weight;
            _weight++;
        }
    }

    /// <summary>Position of a peak between the bins: the top of a parabola through the log magnitudes.</summary>
    private static double PeakFrequency(ReadOnlySpan<float> magnitudes, int bin)
    {
        const double Floor = 1e-12;
        var left = Math.Log(magnitudes[bin - 1] + Floor);
        var centre = Math.Log(magnitudes[bin] + Floor);
        var right = Math.Log(magnitudes[bin + 1] + Floor);
        var curvature = left - (2 * centre) + right;
        return curvature < 0 ? bin + Math.Clamp(0.5 * (left - right) / curvature, -0.5, 0.5) : bin;
    }
}
