namespace AceData.Audio.Decoding;

/// <summary>How a decoding ended that gave samples.</summary>
/// <param name="Samples">Number of samples that came.</param>
/// <param name="SampleRate">Hz.</param>
/// <param name="Complaint">What ffmpeg had to say about damage, one line; null when nothing.</param>
public sealed record DecodedAudio(long Samples, int SampleRate, string? Complaint)
{
    /// <summary>Length in seconds.</summary>
    public double DurationSeconds => (double)Samples / SampleRate;
}
