namespace AceData.Audio.Analysis;

/// <summary>
/// Collects the outline of samples that are pushed through it once. How many will come is not known, so it counts in fine bins and
/// joins each two neighbours when all are full: memory stays at half a megabyte for a song of any length.
/// </summary>
internal sealed class PeakMeter
{
    // At least 8 fine bins for each column: an edge of a column is off by an eighth of it at most.
    private const int Bins = 1 << 16;

    private readonly float[] _greatest = new float[Bins];
    private readonly float[] _least = new float[Bins];
    private int _filled;
    private int _binSamples = 1;
    private int _inBin;
    private float _high = float.NegativeInfinity;
    private float _low = float.PositiveInfinity;

    /// <summary>Takes the next samples; those that are not finite count as silence.</summary>
    public void Push(ReadOnlySpan<float> samples)
    {
        foreach (var sample in samples)
        {
            var value = float.IsFinite(sample) ? sample : 0;
            _high = Math.Max(_high, value);
            _low = Math.Min(_low, value);
            if (++_inBin == _binSamples)
            {
                EndBin();
            }
        }
    }

    /// <summary>The outline of all that was pushed.</summary>
    public WaveformPeaks Finish()
    {
        if (_inBin > 0)
        {
            EndBin();
        }

        var peak = 0f;
        for (var i = 0; i < _filled; i++)
        {
            peak = Math.Max(peak, Math.Max(_greatest[i], -_least[i]));
        }

        var (maxima, minima) = (new sbyte[WaveformPeaks.Columns], new sbyte[WaveformPeaks.Columns]);
        for (var column = 0; column < WaveformPeaks.Columns && peak > 0; column++)
        {
            var from = (int)((long)column * _filled / WaveformPeaks.Columns);
            var to = Math.Max(from + 1, (int)((column + 1L) * _filled / WaveformPeaks.Columns));
            maxima[column] = Step(_greatest.AsSpan(from, to - from), peak, lowest: false);
            minima[column] = Step(_least.AsSpan(from, to - from), peak, lowest: true);
        }

        return new WaveformPeaks(maxima, minima, peak);
    }

    private static sbyte Step(ReadOnlySpan<float> bins, float peak, bool lowest)
    {
        var chosen = bins[0];
        foreach (var value in bins)
        {
            chosen = lowest ? Math.Min(chosen, value) : Math.Max(chosen, value);
        }

        return (sbyte)MathF.Round(chosen / peak * 127);
    }

    private void EndBin()
    {
        _greatest[_filled] = _high;
        _least[_filled] = _low;
        _filled++;
        (_inBin, _high, _low) = (0, float.NegativeInfinity, float.PositiveInfinity);
        if (_filled == Bins)
        {
            Halve();
        }
    }

    private void Halve()
    {
        for (var i = 0; i < Bins / 2; i++)
        {
            _greatest[i] = Math.Max(_greatest[2 * i], _greatest[(2 * i) + 1]);
            _least[i] = Math.Min(_least[2 * i], _least[(2 * i) + 1]);
        }

        _filled = Bins / 2;
        _binSamples *= 2;
    }
}
