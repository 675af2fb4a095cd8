namespace AceData.Samples;

/// <summary>What a model demands of the samples that it is trained on. The defaults are those of ACE-Step v1.</summary>
public sealed record SampleDemands
{
    /// <summary>Channels of the latents.</summary>
    public int LatentChannels { get; init; } = 8;

    /// <summary>Rows of each channel.</summary>
    public int LatentHeight { get; init; } = 16;

    /// <summary>Numbers of a voice.</summary>
    public int SpeakerLength { get; init; } = 512;

    /// <summary>Tokens of a prompt are below this.</summary>
    public int TextVocabulary { get; init; } = 256_384;

    /// <summary>Tokens of lyrics are below this.</summary>
    public int LyricVocabulary { get; init; } = 6_693;

    /// <summary>Numbers that MERT gives for a moment.</summary>
    public int MertWidth { get; init; } = 1024;

    /// <summary>Numbers that mHuBERT gives for a moment.</summary>
    public int MhubertWidth { get; init; } = 768;
}
