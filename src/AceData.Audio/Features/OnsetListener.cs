using AceData.Audio.Features.Tempo;

namespace AceData.Audio.Features;

/// <summary>Finds the onsets of samples that are pushed through it once, block by block.</summary>
public sealed class OnsetListener
{
    /// <summary>Sample rate of what is pushed, Hz.</summary>
    public const int SampleRate = TempoAnalyzer.SampleRate;

    /// <summary>
    /// Where in the 1,024 samples of a frame a struck sound begins when its rise is greatest, in samples. It is 600 for clicks, kicks
    /// and noise that are there at once; played instruments take a while to sound, and 490 is between the two, 5 ms from either.
    /// </summary>
    private const double OnsetInFrame = 490;

    private const float LeastStrength = 0.5f;
    private const int BandReach = 3;

    private readonly OnsetBands _bands = new();

    /// <summary>Takes the next mono samples at <see cref="SampleRate"/>; blocks may have any length.</summary>
    public void Push(ReadOnlySpan<float> samples) => _bands.Push(samples);

    /// <summary>The onsets of all that was pushed.</summary>
    public Onsets Finish()
    {
        if (_bands.Frames < 3 || _bands.Rms < 1e-5)
        {
            return Onsets.None;
        }

        var envelopes = OnsetEnvelopes.From(_bands);
        var all = envelopes.Envelopes[OnsetEnvelopes.All];
        var (seconds, strengths, bands) = (new List<float>(), new List<byte>(), new List<byte>[Onsets.Bands]);
        for (var band = 0; band < bands.Length; band++)
        {
            bands[band] = [];
        }

        for (var t = 1; t + 1 < all.Length; t++)
        {
            if (all[t] < LeastStrength || all[t] < all[t - 1] || all[t] <= all[t + 1])
            {
                continue;
            }

            // Between the frames: the top of the parabola through three of them.
            var bend = all[t - 1] - (2 * all[t]) + all[t + 1];
            var top = t + (bend < 0 ? 0.5 * (all[t - 1] - all[t + 1]) / bend : 0);
            seconds.Add((float)Math.Max(0, ((top * OnsetBands.Hop) + OnsetInFrame) / SampleRate));
            strengths.Add(Tenths(all[t]));
            var (from, to) = (Math.Max(0, t - BandReach), Math.Min(all.Length, t + BandReach + 1));
            for (var band = 0; band < bands.Length; band++)
            {
                bands[band].Add(Tenths(Greatest(envelopes.Envelopes[OnsetEnvelopes.Low + band].AsSpan(from, to - from))));
            }
        }

        return new Onsets([.. seconds], [.. strengths], [.. bands.Select(band => band.ToArray())]);
    }

    private static float Greatest(ReadOnlySpan<float> values)
    {
        var greatest = values[0];
        foreach (var value in values)
        {
            greatest = Math.Max(greatest, value);
        }

        return greatest;
    }

    private static byte Tenths(float value) => (byte)Math.Clamp(MathF.Round(value * 10), 0, byte.MaxValue);
}
