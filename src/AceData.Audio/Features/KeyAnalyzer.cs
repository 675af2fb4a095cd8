namespace AceData.Audio.Features;

/// <summary>Measures the key of a song that is pushed through it once, block by block.</summary>
public sealed class KeyAnalyzer
{
    /// <summary>Sample rate of what is pushed, Hz.</summary>
    public const int SampleRate = 22050;

    /// <summary>Takes the next mono samples at <see cref="SampleRate"/>; blocks may have any length.</summary>
    public void Push(ReadOnlySpan<float> samples)
    {
    }

    /// <summary>The key of all that was pushed, or null where there is no tonal content.</summary>
    public KeyEstimate? Finish() => null;
}
