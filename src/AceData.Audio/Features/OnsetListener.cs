using AceData.Audio.Features.Tempo;

namespace AceData.Audio.Features;

/// <summary>Finds the onsets of samples that are pushed through it once, block by block.</summary>
public sealed class OnsetListener
{
    /// <summary>Sample rate of what is pushed, Hz.</summary>
    public const int SampleRate = TempoAnalyzer.SampleRate;

    /// <summary>Where in the 1,024 samples of a frame a struck sound begins when its rise is greatest, in samples; measured on clicks, kicks and noise bursts.</summary>
    private const double OnsetInFrame = 600;

    private const float LeastStrength = 0.5f;
    private const int LowReach = 3;

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
        var (all, low) = (envelopes.Envelopes[OnsetEnvelopes.All], envelopes.Envelopes[OnsetEnvelopes.Low]);
        var (seconds, strengths, lows) = (new List<float>(), new List<byte>(), new List<byte>());
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
            lows.Add(Tenths(low.AsSpan(Math.Max(0, t - LowReach), Math.Min(low.Length, t + LowReach + 1) - Math.Max(0, t - LowReach)).ToArray().Max()));
        }

        return new Onsets([.. seconds], [.. strengths], [.. lows]);
    }

    private static byte Tenths(float value) => (byte)Math.Clamp(MathF.Round(value * 10), 0, byte.MaxValue);
}
