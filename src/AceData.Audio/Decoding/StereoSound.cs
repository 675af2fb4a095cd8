namespace AceData.Audio.Decoding;

/// <summary>Two channels in memory, of one length.</summary>
/// <param name="Left">Amplitudes, nominally −1…1; a file of fractions may hold more, and what is no number.</param>
/// <param name="Right">The same for the other channel.</param>
/// <param name="SampleRate">Samples per second, Hz.</param>
public sealed record StereoSound(float[] Left, float[] Right, int SampleRate)
{
    /// <summary>Samples of a channel.</summary>
    public int Length => Left.Length;

    /// <summary>Length in seconds.</summary>
    public double DurationSeconds => (double)Length / SampleRate;
}
