namespace AceData.Audio.Decoding;

/// <summary>Mono samples in memory.</summary>
/// <param name="Samples">Amplitudes, nominally −1…1, finite.</param>
/// <param name="SampleRate">Samples per second, Hz.</param>
public sealed record Waveform(float[] Samples, int SampleRate)
{
    /// <summary>Length in seconds.</summary>
    public double DurationSeconds => (double)Samples.Length / SampleRate;
}
