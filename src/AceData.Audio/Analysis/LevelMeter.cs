namespace AceData.Audio.Analysis;

/// <summary>Measures levels of samples that are pushed through it once, and looks out for what is no sound.</summary>
/// <param name="sampleRate">Hz.</param>
internal sealed class LevelMeter(int sampleRate)
{
    /// <summary>RMS below which a window is silent: −65 dB of full scale.</summary>
    private const double SilentRms = 0.00056;

    /// <summary>Amplitude from which a sample counts as clipped.</summary>
    private const float ClippedFrom = 0.999f;

    private readonly int _windowLength = (int)Math.Round(sampleRate * LevelEnvelope.WindowSeconds);
    private readonly List<float> _sums = [];
    private double _sum;
    private double _offset;
    private int _inWindow;
    private long _clipped;
    private int _silent;

    /// <summary>Number of samples so far.</summary>
    public long Samples { get; private set; }

    /// <summary>Greatest amplitude.</summary>
    public float Peak { get; private set; }

    /// <summary>Index of the first sample that is not finite; null when all are.</summary>
    public long? FirstNonFinite { get; private set; }

    /// <summary>Share (0…1) of clipped samples.</summary>
    public double ClippedShare => Samples == 0 ? 0 : (double)_clipped / Samples;

    /// <summary>Share (0…1) of silent windows; a constant offset is silence.</summary>
    public double SilentShare => _sums.Count == 0 ? 1 : (double)_silent / _sums.Count;

    /// <summary>Takes the next samples.</summary>
    public void Push(ReadOnlySpan<float> samples)
    {
        foreach (var sample in samples)
        {
            if (!float.IsFinite(sample))
            {
                FirstNonFinite ??= Samples;
                Samples++;
                continue;
            }

            var amplitude = Math.Abs(sample);
            Peak = Math.Max(Peak, amplitude);
            _clipped += amplitude >= ClippedFrom ? 1 : 0;
            _sum += (double)sample * sample;
            _offset += sample;
            Samples++;
            if (++_inWindow == _windowLength)
            {
                EndWindow();
            }
        }
    }

    /// <summary>The envelope of all that was pushed.</summary>
    public LevelEnvelope Finish()
    {
        if (_inWindow > 0)
        {
            EndWindow();
        }

        return new LevelEnvelope([.. _sums], (double)Samples / sampleRate);
    }

    private void EndWindow()
    {
        var mean = _offset / _inWindow;
        var variance = (_sum / _inWindow) - (mean * mean);
        _silent += variance < SilentRms * SilentRms ? 1 : 0;
        _sums.Add((float)Math.Min(_sum, float.MaxValue));
        (_sum, _offset, _inWindow) = (0, 0, 0);
    }
}
