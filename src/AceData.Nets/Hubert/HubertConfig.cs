using AceData.Nets.Weights;

namespace AceData.Nets.Hubert;

/// <summary>Sizes of a HuBERT network, as in its <c>config.json</c>; MERT is the same network with the norms before the parts of a layer.</summary>
[ConfigKeys(TolerateUnknown = true)]
public sealed record HubertConfig : ICheckedConfig
{
    /// <summary>Width of the residual stream.</summary>
    public required int HiddenSize { get; init; }

    public required int NumHiddenLayers { get; init; }

    public required int NumAttentionHeads { get; init; }

    /// <summary>Width inside the feed-forward part.</summary>
    public required int IntermediateSize { get; init; }

    /// <summary>Channels after each convolution of the front end.</summary>
    public required IReadOnlyList<int> ConvDim { get; init; }

    public required IReadOnlyList<int> ConvStride { get; init; }

    public required IReadOnlyList<int> ConvKernel { get; init; }

    public required bool ConvBias { get; init; }

    /// <summary>Frames that the positional convolution sees.</summary>
    public required int NumConvPosEmbeddings { get; init; }

    public required int NumConvPosEmbeddingGroups { get; init; }

    /// <summary>True for MERT: norms before attention and feed-forward part, one more at the very end. False for mHuBERT: norms after them.</summary>
    public required bool DoStableLayerNorm { get; init; }

    public double LayerNormEps { get; init; } = 1e-5;

    public string FeatExtractNorm { get; init; } = "group";

    public string FeatExtractActivation { get; init; } = "gelu";

    public string HiddenAct { get; init; } = "gelu";

    public bool FeatProjLayerNorm { get; init; } = true;

    public bool ConvPosBatchNorm { get; init; }

    /// <summary>Of MERT: a second front end on a constant-Q transform.</summary>
    public bool FeatureExtractorCqt { get; init; }

    /// <summary>Of MERT: another order of norms; only then would <c>attention_relax</c> mean something.</summary>
    public bool Deepnorm { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string> Problems() =>
    [
        .. ConfigCheck.Known(
            ("feat_extract_norm", FeatExtractNorm, "group"),
            ("feat_extract_activation", FeatExtractActivation, "gelu"),
            ("hidden_act", HiddenAct, "gelu"),
            ("feat_proj_layer_norm", FeatProjLayerNorm, true),
            ("conv_pos_batch_norm", ConvPosBatchNorm, false),
            ("feature_extractor_cqt", FeatureExtractorCqt, false),
            ("deepnorm", Deepnorm, false),
            ("the length of conv_stride", ConvStride.Count, ConvDim.Count),
            ("the length of conv_kernel", ConvKernel.Count, ConvDim.Count)),
        .. ConfigCheck.Sizes(
            ("hidden_size", HiddenSize),
            ("num_hidden_layers", NumHiddenLayers),
            ("intermediate_size", IntermediateSize),
            ("num_conv_pos_embeddings", NumConvPosEmbeddings),
            ("the length of conv_dim", ConvDim.Count)),
        .. ConfigCheck.SizesIn(("conv_dim", ConvDim), ("conv_stride", ConvStride), ("conv_kernel", ConvKernel)),
        .. ConfigCheck.Epsilons(("layer_norm_eps", LayerNormEps)),
        .. ConfigCheck.Multiples(("hidden_size", HiddenSize, NumAttentionHeads), ("hidden_size", HiddenSize, NumConvPosEmbeddingGroups)),
    ];

    /// <summary>Of the whole network.</summary>
    internal NetSize Size()
    {
        var frontEnd = NetSize.Sum(ConvDim.Select((channels, i) => NetSize.Convolution(i == 0 ? 1 : ConvDim[i - 1], channels, ConvKernel[i], bias: ConvBias)));
        var positions = NetSize.WeightNormConvolution(HiddenSize, HiddenSize, NumConvPosEmbeddings, lengths: NumConvPosEmbeddings, NumConvPosEmbeddingGroups);
        var feedForward = NetSize.Linear(HiddenSize, IntermediateSize) + NetSize.Linear(IntermediateSize, HiddenSize);
        var layer = (4 * NetSize.Linear(HiddenSize, HiddenSize)) + feedForward + (2 * NetSize.Norm(HiddenSize));
        return frontEnd + NetSize.Norm(ConvDim[0]) + NetSize.Norm(ConvDim[^1]) + NetSize.Linear(ConvDim[^1], HiddenSize)
            + positions + NetSize.Norm(HiddenSize) + (NumHiddenLayers * layer);
    }

    /// <summary>Frames that come out for a number of samples; 0 or less where that is too short.</summary>
    public long Frames(long samples)
    {
        for (var i = 0; i < ConvDim.Count && samples > 0; i++)
        {
            samples = samples < ConvKernel[i] ? 0 : ((samples - ConvKernel[i]) / ConvStride[i]) + 1;
        }

        return samples;
    }
}
