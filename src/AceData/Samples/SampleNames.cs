namespace AceData.Samples;

/// <summary>Names of the data sets in a training sample, those of the original trainer.</summary>
public static class SampleNames
{
    public const string Keys = "keys";
    public const string TargetLatents = "target_latents";
    public const string AttentionMask = "attention_mask";
    public const string TextTokenIds = "text_token_ids";
    public const string TextAttentionMask = "text_attention_mask";
    public const string SpeakerEmbds = "speaker_embds";
    public const string LyricTokenIds = "lyric_token_ids";
    public const string LyricMask = "lyric_mask";
    public const string MertSslHiddenStates = "mert_ssl_hidden_states";
    public const string MhubertSslHiddenStates = "mhubert_ssl_hidden_states";

    /// <summary>All that hold numbers, in the order of the file.</summary>
    public static IReadOnlyList<string> Numbers { get; } =
    [
        AttentionMask, LyricMask, LyricTokenIds, MertSslHiddenStates, MhubertSslHiddenStates, SpeakerEmbds, TargetLatents, TextAttentionMask, TextTokenIds,
    ];
}
