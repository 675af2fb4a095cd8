namespace AceData.Audio.Features;

/// <summary>Measures the tempo of a song that is pushed through it once, block by block.</summary>
public sealed class TempoAnalyzer
{
    /// <summary>Sample rate of what is pushed, Hz.</summary>
    public const int SampleRate = 22050;

    /// <summary>Takes the next mono samples at <see cref="SampleRate"/>; blocks may have any length.</summary>
    public void Push(ReadOnlySpan<float> samples)
    {
    }

    /// <summary>The tempo of all that was pushed, or null where there is none (too short, no beat).</summary>
    public TempoEstimate? Finish() => null;
}
