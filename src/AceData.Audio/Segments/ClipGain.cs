namespace AceData.Audio.Segments;

/// <summary>Brings clips to a level that a listening network is used to.</summary>
public static class ClipGain
{
    private const float QuietPeak = 0.2f;
    private const float QuietRms = 0.02f;
    private const float TargetPeak = 0.89f;
    private const float MostGain = 2f;

    /// <summary>
    /// Scales samples in place: above full scale down to it; very quiet ones stay (their noise would only grow);
    /// the others up to a peak of 0.89, at most by 2.
    /// </summary>
    /// <param name="samples">Amplitudes, finite.</param>
    public static void Apply(Span<float> samples)
    {
        var (peak, energy) = (0f, 0.0);
        foreach (var sample in samples)
        {
            peak = Math.Max(peak, Math.Abs(sample));
            energy += (double)sample * sample;
        }

        var rms = samples.Length == 0 ? 0 : Math.Sqrt(energy / samples.Length);
        var gain = peak > 1 ? 1 / peak
            : peak < QuietPeak || rms < QuietRms ? 1
            : Math.Min(TargetPeak / peak, MostGain);
        if (gain != 1)
        {
            foreach (ref var sample in samples)
            {
                sample *= gain;
            }
        }
    }
}
