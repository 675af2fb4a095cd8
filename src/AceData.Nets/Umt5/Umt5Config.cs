using AceData.Nets.Weights;

namespace AceData.Nets.Umt5;

/// <summary>Sizes of a UMT5 encoder, as in its <c>config.json</c>.</summary>
[ConfigKeys(TolerateUnknown = true)]
public sealed record Umt5Config : ICheckedConfig
{
    public required int VocabSize { get; init; }

    /// <summary>Width of the residual stream.</summary>
    public required int DModel { get; init; }

    /// <summary>Width of one head; heads × this need not be <see cref="DModel"/>.</summary>
    public required int DKv { get; init; }

    /// <summary>Width inside the feed-forward part.</summary>
    public required int DFf { get; init; }

    public required int NumLayers { get; init; }

    public required int NumHeads { get; init; }

    public required int RelativeAttentionNumBuckets { get; init; }

    /// <summary>Distance, in tokens, from which all are alike.</summary>
    public int RelativeAttentionMaxDistance { get; init; } = 128;

    public double LayerNormEpsilon { get; init; } = 1e-6;

    public string FeedForwardProj { get; init; } = "gated-gelu";

    /// <inheritdoc/>
    public IEnumerable<string> Problems() =>
    [
        .. ConfigCheck.Known(("feed_forward_proj", FeedForwardProj, "gated-gelu")),
        .. ConfigCheck.Sizes(
            ("vocab_size", VocabSize),
            ("d_model", DModel),
            ("d_kv", DKv),
            ("d_ff", DFf),
            ("num_layers", NumLayers),
            ("num_heads", NumHeads),
            ("relative_attention_num_buckets", RelativeAttentionNumBuckets),
            ("relative_attention_max_distance", RelativeAttentionMaxDistance)),
        .. ConfigCheck.Multiples(("relative_attention_num_buckets", RelativeAttentionNumBuckets, 4)),
        .. ConfigCheck.Larger(("relative_attention_max_distance", RelativeAttentionMaxDistance, RelativeAttentionNumBuckets / 4)), // the distances with a bucket each
        .. ConfigCheck.Epsilons(("layer_norm_epsilon", LayerNormEpsilon)),
    ];

    /// <summary>Of the encoder.</summary>
    internal NetSize Size()
    {
        var inner = (long)NumHeads * DKv;
        var attention = (3 * NetSize.Linear(DModel, inner, bias: false)) + NetSize.Linear(inner, DModel, bias: false) + NetSize.Of(RelativeAttentionNumBuckets, NumHeads);
        var feedForward = (2 * NetSize.Linear(DModel, DFf, bias: false)) + NetSize.Linear(DFf, DModel, bias: false);
        return NetSize.Of(VocabSize, DModel) + (NumLayers * (attention + feedForward + (2 * NetSize.Of(DModel)))) + NetSize.Of(DModel);
    }
}
