using AceData.Nets.Weights;

namespace AceData.Nets.MusicDcae;

/// <summary>Sizes of the vocoder, as in the <c>config.json</c> of <c>music_vocoder</c>.</summary>
[ConfigKeys(Ignored = ["drop_path_rate", "n_fft", "win_length", "f_min", "f_max", "n_mels"])]
public sealed record VocoderConfig : ICheckedConfig
{
    /// <summary>Mel bins.</summary>
    public required int InputChannels { get; init; }

    /// <summary>Blocks of each stage of the backbone.</summary>
    public required IReadOnlyList<int> Depths { get; init; }

    /// <summary>Channels of each stage of the backbone.</summary>
    public required IReadOnlyList<int> Dims { get; init; }

    /// <summary>Of the backbone; more than one would be branches side by side.</summary>
    public required IReadOnlyList<int> KernelSizes { get; init; }

    /// <summary>Samples that each level makes of one; together the hop.</summary>
    public required IReadOnlyList<int> UpsampleRates { get; init; }

    public required IReadOnlyList<int> UpsampleKernelSizes { get; init; }

    public required IReadOnlyList<int> ResblockKernelSizes { get; init; }

    public required IReadOnlyList<IReadOnlyList<int>> ResblockDilationSizes { get; init; }

    /// <summary>Channels from the backbone to the head.</summary>
    public required int NumMels { get; init; }

    /// <summary>Channels before the first level; each level has half of those before.</summary>
    public required int UpsampleInitialChannel { get; init; }

    public bool UseTemplate { get; init; }

    public int PreConvKernelSize { get; init; } = 13;

    public int PostConvKernelSize { get; init; } = 13;

    /// <summary>Hz</summary>
    public required int SamplingRate { get; init; }

    /// <summary>Samples of a mel frame.</summary>
    public required int HopLength { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string> Problems() =>
    [
        .. ConfigCheck.Known(
            ("use_template", UseTemplate, false),
            ("the length of kernel_sizes", KernelSizes.Count, 1),
            ("the length of dims", Dims.Count, Depths.Count),
            ("the length of upsample_kernel_sizes", UpsampleKernelSizes.Count, UpsampleRates.Count),
            ("the length of resblock_dilation_sizes", ResblockDilationSizes.Count, ResblockKernelSizes.Count),
            ("the product of upsample_rates", UpsampleRates.Aggregate(1L, (product, rate) => product * rate), (long)HopLength)),
        .. ConfigCheck.SizesIn(
            ("depths", Depths), ("dims", Dims), ("upsample_rates", UpsampleRates), ("upsample_kernel_sizes", UpsampleKernelSizes),
            ("resblock_dilation_sizes", [.. ResblockDilationSizes.SelectMany(sizes => sizes)])),
        .. ConfigCheck.Sizes(
            ("input_channels", InputChannels),
            ("upsample_initial_channel", UpsampleInitialChannel),
            ("sampling_rate", SamplingRate),
            ("hop_length", HopLength),
            ("the length of dims", Dims.Count),
            ("the length of upsample_rates", UpsampleRates.Count),
            ("the length of resblock_kernel_sizes", ResblockKernelSizes.Count)),
        .. ConfigCheck.Odd(
            [("pre_conv_kernel_size", PreConvKernelSize), ("post_conv_kernel_size", PostConvKernelSize), .. KernelSizes.Select(size => ("kernel_sizes", size)), .. ResblockKernelSizes.Select(size => ("resblock_kernel_sizes", size))]),
        .. ConfigCheck.Known(("num_mels", NumMels, Dims.Count == 0 ? 0 : Dims[^1])),
        .. ConfigCheck.Multiples(("upsample_initial_channel", UpsampleInitialChannel, 1L << Math.Min(UpsampleRates.Count, 32))),

        // Half of what a level's kernel has more than its rate is cut off at either end.
        .. UpsampleKernelSizes.Zip(UpsampleRates).Where(level => level.First < level.Second || (level.First - level.Second) % 2 != 0)
            .Select(level => FormattableString.Invariant($"upsample_kernel_sizes has {level.First} for the rate {level.Second}, which leaves no even rest")),
    ];

    /// <summary>Of the whole network.</summary>
    internal NetSize Size()
    {
        var backbone = NetSize.Sum(Dims.Select((channels, stage) =>
        {
            var wayIn = stage == 0
                ? NetSize.Convolution(InputChannels, channels, KernelSizes[0]) + NetSize.Norm(channels)
                : NetSize.Norm(Dims[stage - 1]) + NetSize.Linear(Dims[stage - 1], channels);
            var block = NetSize.Of(channels) + NetSize.Convolution(channels, channels, KernelSizes[0], groups: channels) + NetSize.Norm(channels)
                + NetSize.Linear(channels, ConvNextBlock.Widening * channels) + NetSize.Linear(ConvNextBlock.Widening * channels, channels);
            return wayIn + (Depths[stage] * block);
        })) + NetSize.Norm(Dims[^1]);
        long first = UpsampleInitialChannel;
        var levels = NetSize.Sum(UpsampleKernelSizes.Select((kernel, level) =>
        {
            var (inputs, outputs) = (first >> level, first >> (level + 1));
            var up = NetSize.Of(inputs) + NetSize.Of(inputs, outputs, kernel) + NetSize.Of(outputs);
            return up + NetSize.Sum(ResblockKernelSizes.Zip(ResblockDilationSizes, (size, dilations) => 2L * dilations.Count * NetSize.WeightNormConvolution(outputs, outputs, size, lengths: outputs)));
        }));
        return backbone + NetSize.WeightNormConvolution(NumMels, first, PreConvKernelSize, lengths: first) + levels
            + NetSize.WeightNormConvolution(first >> UpsampleRates.Count, 1, PostConvKernelSize, lengths: 1);
    }
}
