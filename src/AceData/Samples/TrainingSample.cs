namespace AceData.Samples;

/// <summary>
/// What a training learns of one song: the content of one file of a training set. The names of the properties are those of the data sets in the file
/// (<c>target_latents</c>, …), which are the original trainer's.
/// </summary>
public sealed record TrainingSample
{
    /// <summary>Name of the sample, as the data set has it (<c>keys</c>).</summary>
    public required string Key { get; init; }

    /// <summary>What the codec makes of the sound: [8, 16, T], a column for each 93 ms.</summary>
    public required SampleArray<float> TargetLatents { get; init; }

    /// <summary>Which columns of the latents count: [T], 0 or 1.</summary>
    public required SampleArray<float> AttentionMask { get; init; }

    /// <summary>Tokens of the prompt: [L], each below 256,384.</summary>
    public required SampleArray<long> TextTokenIds { get; init; }

    /// <summary>Which tokens of the prompt count: [L], 0 or 1.</summary>
    public required SampleArray<float> TextAttentionMask { get; init; }

    /// <summary>The voice: [512]; all 0 where it is not known.</summary>
    public required SampleArray<float> SpeakerEmbds { get; init; }

    /// <summary>Tokens of the lyrics: [N], each below 6,693.</summary>
    public required SampleArray<long> LyricTokenIds { get; init; }

    /// <summary>Which tokens of the lyrics count: [N], 0 or 1.</summary>
    public required SampleArray<float> LyricMask { get; init; }

    /// <summary>What MERT hears: [Tm, 1024], a row for each 13 ms.</summary>
    public required SampleArray<float> MertSslHiddenStates { get; init; }

    /// <summary>What mHuBERT hears: [Th, 768], a row for each 20 ms.</summary>
    public required SampleArray<float> MhubertSslHiddenStates { get; init; }

    /// <summary>Our own notes, such as the hashes of what the sample was made from. They are kept as attributes of the file, which the original trainer does not look at.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();
}
