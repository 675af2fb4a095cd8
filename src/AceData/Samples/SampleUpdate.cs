namespace AceData.Samples;

/// <summary>What is to be different in a sample that is there already. What is null stays, and is copied as it is stored.</summary>
public sealed record SampleUpdate
{
    /// <inheritdoc cref="TrainingSample.Key"/>
    public string? Key { get; init; }

    /// <inheritdoc cref="TrainingSample.TargetLatents"/>
    public SampleArray<float>? TargetLatents { get; init; }

    /// <inheritdoc cref="TrainingSample.AttentionMask"/>
    public SampleArray<float>? AttentionMask { get; init; }

    /// <inheritdoc cref="TrainingSample.TextTokenIds"/>
    public SampleArray<long>? TextTokenIds { get; init; }

    /// <inheritdoc cref="TrainingSample.TextAttentionMask"/>
    public SampleArray<float>? TextAttentionMask { get; init; }

    /// <inheritdoc cref="TrainingSample.SpeakerEmbds"/>
    public SampleArray<float>? SpeakerEmbds { get; init; }

    /// <inheritdoc cref="TrainingSample.LyricTokenIds"/>
    public SampleArray<long>? LyricTokenIds { get; init; }

    /// <inheritdoc cref="TrainingSample.LyricMask"/>
    public SampleArray<float>? LyricMask { get; init; }

    /// <inheritdoc cref="TrainingSample.MertSslHiddenStates"/>
    public SampleArray<float>? MertSslHiddenStates { get; init; }

    /// <inheritdoc cref="TrainingSample.MhubertSslHiddenStates"/>
    public SampleArray<float>? MhubertSslHiddenStates { get; init; }

    /// <summary>All notes that the new file has; null for those of the old one.</summary>
    public IReadOnlyDictionary<string, string>? Notes { get; init; }

    /// <summary>All fractions by name.</summary>
    internal IReadOnlyList<(string Name, SampleArray<float>? Array)> Floats =>
    [
        (SampleNames.AttentionMask, AttentionMask),
        (SampleNames.LyricMask, LyricMask),
        (SampleNames.MertSslHiddenStates, MertSslHiddenStates),
        (SampleNames.MhubertSslHiddenStates, MhubertSslHiddenStates),
        (SampleNames.SpeakerEmbds, SpeakerEmbds),
        (SampleNames.TargetLatents, TargetLatents),
        (SampleNames.TextAttentionMask, TextAttentionMask),
    ];

    /// <summary>All whole numbers by name.</summary>
    internal IReadOnlyList<(string Name, SampleArray<long>? Array)> Integers => [(SampleNames.LyricTokenIds, LyricTokenIds), (SampleNames.TextTokenIds, TextTokenIds)];

    /// <summary>A sample of which nothing stays.</summary>
    internal static SampleUpdate Of(TrainingSample sample) => new()
    {
        Key = sample.Key,
        TargetLatents = sample.TargetLatents,
        AttentionMask = sample.AttentionMask,
        TextTokenIds = sample.TextTokenIds,
        TextAttentionMask = sample.TextAttentionMask,
        SpeakerEmbds = sample.SpeakerEmbds,
        LyricTokenIds = sample.LyricTokenIds,
        LyricMask = sample.LyricMask,
        MertSslHiddenStates = sample.MertSslHiddenStates,
        MhubertSslHiddenStates = sample.MhubertSslHiddenStates,
        Notes = sample.Notes,
    };
}
