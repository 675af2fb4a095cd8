namespace AceData.Samples;

/// <summary>How the numbers of a sample are packed. The original trainer reads both.</summary>
public enum SampleStorage
{
    /// <summary>Shuffled and packed with zstd, as the original tool writes: half the size.</summary>
    Zstd,

    /// <summary>As they are: quicker to write and to read.</summary>
    Plain,
}
