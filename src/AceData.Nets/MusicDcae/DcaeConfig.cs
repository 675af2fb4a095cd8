using System.Text.Json;
using AceData.Nets.Weights;

namespace AceData.Nets.MusicDcae;

/// <summary>Sizes of the music DCAE, as in the <c>config.json</c> of <c>music_dcae_f8c8</c>. Its <c>scaling_factor</c> is not used by ACE-Step.</summary>
[ConfigKeys(Ignored = ["scaling_factor"])]
public sealed record DcaeConfig : ICheckedConfig
{
    // Each halves both sizes: more than these leave nothing of a picture.
    private const int MostStages = 16;

    public required int InChannels { get; init; }

    public required int LatentChannels { get; init; }

    /// <summary>Width of a head of the attention blocks.</summary>
    public required int AttentionHeadDim { get; init; }

    public required IReadOnlyList<string> EncoderBlockTypes { get; init; }

    public required IReadOnlyList<string> DecoderBlockTypes { get; init; }

    public required IReadOnlyList<int> EncoderBlockOutChannels { get; init; }

    public required IReadOnlyList<int> DecoderBlockOutChannels { get; init; }

    public required IReadOnlyList<int> EncoderLayersPerBlock { get; init; }

    public required IReadOnlyList<int> DecoderLayersPerBlock { get; init; }

    /// <summary>Kernel sizes of the multiscale branches of each stage; only the attention stages have them.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> EncoderQkvMultiscales { get; init; }

    public required IReadOnlyList<IReadOnlyList<int>> DecoderQkvMultiscales { get; init; }

    public string DownsampleBlockType { get; init; } = "Conv";

    public string UpsampleBlockType { get; init; } = "interpolate";

    public JsonElement DecoderNormTypes { get; init; } = JsonSerializer.SerializeToElement("rms_norm");

    public JsonElement DecoderActFns { get; init; } = JsonSerializer.SerializeToElement("silu");

    /// <inheritdoc/>
    public IEnumerable<string> Problems() =>
    [
        .. ConfigCheck.Known(("downsample_block_type", DownsampleBlockType, "Conv"), ("upsample_block_type", UpsampleBlockType, "interpolate")),
        .. Everywhere("decoder_norm_types", DecoderNormTypes, "rms_norm"),
        .. Everywhere("decoder_act_fns", DecoderActFns, "silu"),
        .. ConfigCheck.Sizes(("in_channels", InChannels), ("latent_channels", LatentChannels), ("attention_head_dim", AttentionHeadDim)),
        .. Stages("encoder", EncoderBlockTypes, EncoderBlockOutChannels, EncoderLayersPerBlock, EncoderQkvMultiscales),
        .. Stages("decoder", DecoderBlockTypes, DecoderBlockOutChannels, DecoderLayersPerBlock, DecoderQkvMultiscales),
    ];

    /// <summary>Of the encoder.</summary>
    internal NetSize EncoderSize()
    {
        var channels = EncoderBlockOutChannels;
        return NetSize.Convolution(InChannels, channels[0], 9) + StagesSize(EncoderBlockTypes, channels, EncoderLayersPerBlock, EncoderQkvMultiscales) + NetSize.Convolution(channels[^1], LatentChannels, 9)
            + NetSize.Sum(channels.Skip(1).Select((outputs, stage) => NetSize.Convolution(channels[stage], outputs, 9)));
    }

    /// <summary>Of the decoder.</summary>
    internal NetSize DecoderSize()
    {
        var channels = DecoderBlockOutChannels;
        return NetSize.Convolution(LatentChannels, channels[^1], 9) + StagesSize(DecoderBlockTypes, channels, DecoderLayersPerBlock, DecoderQkvMultiscales)
            + NetSize.Norm(channels[0]) + NetSize.Convolution(channels[0], InChannels, 9)
            + NetSize.Sum(channels.Skip(1).Select((inputs, stage) => NetSize.Convolution(inputs, channels[stage], 9)));
    }

    /// <summary>Whether a stage attends, so sees all time, and does not only convolve.</summary>
    internal static bool Attends(string blockType) => blockType == "EfficientViTBlock";

    private NetSize StagesSize(IReadOnlyList<string> types, IReadOnlyList<int> channels, IReadOnlyList<int> layers, IReadOnlyList<IReadOnlyList<int>> multiscales) =>
        NetSize.Sum(channels.Select((size, stage) => layers[stage] * (Attends(types[stage]) ? AttentionBlockSize(size, multiscales[stage]) : ResBlockSize(size))));

    private static NetSize ResBlockSize(long channels) => NetSize.Convolution(channels, channels, 9) + NetSize.Convolution(channels, channels, 9, bias: false) + NetSize.Norm(channels);

    private NetSize AttentionBlockSize(long channels, IReadOnlyList<int> kernels)
    {
        var (all, wide) = (3 * channels, DcaeGluConvolution.Widening * channels);
        var attention = (3 * NetSize.Linear(channels, channels, bias: false)) + NetSize.Linear((1 + kernels.Count) * channels, channels, bias: false) + NetSize.Norm(channels)
            + NetSize.Sum(kernels.Select(kernel => NetSize.Convolution(all, all, (long)kernel * kernel, groups: all, bias: false) + NetSize.Convolution(all, all, 1, groups: all / AttentionHeadDim, bias: false)));
        var gated = NetSize.Linear(channels, 2 * wide) + NetSize.Convolution(2 * wide, 2 * wide, 9, groups: 2 * wide) + NetSize.Linear(wide, channels, bias: false) + NetSize.Norm(channels);
        return attention + gated;
    }

    // A list with one entry per stage, or one word for all.
    private static IEnumerable<string> Everywhere(string key, JsonElement value, string known) =>
        ConfigCheck.Known((value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : new[] { value }).Select(word => (key, (object)word.ToString(), (object)known)));

    private IEnumerable<string> Stages(string half, IReadOnlyList<string> types, IReadOnlyList<int> channels, IReadOnlyList<int> layers, IReadOnlyList<IReadOnlyList<int>> multiscales) =>
    [
        .. ConfigCheck.Known(
            ($"the length of {half}_block_types", types.Count, channels.Count),
            ($"the length of {half}_layers_per_block", layers.Count, channels.Count),
            ($"the length of {half}_qkv_multiscales", multiscales.Count, channels.Count)),
        .. ConfigCheck.Known(types.Where(type => !Attends(type)).Select(type => ($"one of {half}_block_types", (object)type, (object)"ResBlock"))),
        .. ConfigCheck.Sizes(($"the length of {half}_block_out_channels", channels.Count)),
        .. ConfigCheck.SizesIn(($"{half}_block_out_channels", channels), ($"{half}_layers_per_block", layers)),
        .. ConfigCheck.Odd(multiscales.SelectMany(kernels => kernels).Select(kernel => ($"{half}_qkv_multiscales", kernel))),
        .. channels.Count > MostStages ? [FormattableString.Invariant($"{half}_block_out_channels has {channels.Count} stages, more than {MostStages}")] : Enumerable.Empty<string>(),
        .. ConfigCheck.Multiples(channels.Zip(types).Where(stage => Attends(stage.Second)).Select(stage => ($"one of {half}_block_out_channels", (long)stage.First, (long)AttentionHeadDim))),
        .. channels.Zip(channels.Skip(1)).Where(pair => pair.Second != pair.First && pair.Second != 2L * pair.First && pair.Second != 4L * pair.First)
            .Select(pair => FormattableString.Invariant($"{half}_block_out_channels has {pair.Second} after {pair.First}, and only once, twice or four times as many are known")),
        .. ConfigCheck.Multiples(channels.TakeLast(1).Select(size => ($"the last of {half}_block_out_channels", (long)size, (long)LatentChannels))),
    ];
}
