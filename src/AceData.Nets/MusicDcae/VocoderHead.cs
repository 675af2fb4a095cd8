using AceData.Nets.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.MusicDcae;

/// <summary>HiFi-GAN's generator: from frames to samples, level by level; at each one the mean of residual blocks that hear different widths of time.</summary>
public sealed class VocoderHead : nn.Module<Tensor, Tensor>
{
    private readonly WeightNormConv1d conv_pre;
    private readonly ModuleList<WeightNormConvTranspose1d> ups;
    private readonly ModuleList<VocoderResBlock> resblocks;
    private readonly WeightNormConv1d conv_post;
    private readonly int _perLevel;

    public VocoderHead(VocoderConfig config, Device? device = null)
        : base(nameof(VocoderHead))
    {
        long first = config.UpsampleInitialChannel;
        conv_pre = new WeightNormConv1d((config.NumMels, first), config.PreConvKernelSize, (config.PreConvKernelSize - 1) / 2, device: device);
        ups = new ModuleList<WeightNormConvTranspose1d>([.. config.UpsampleRates.Select((rate, level) =>
            new WeightNormConvTranspose1d(first >> level, first >> (level + 1), config.UpsampleKernelSizes[level], rate, device))]);
        resblocks = new ModuleList<VocoderResBlock>([.. Enumerable.Range(1, config.UpsampleRates.Count).SelectMany(level =>
            config.ResblockKernelSizes.Zip(config.ResblockDilationSizes, (kernel, dilations) => new VocoderResBlock(first >> level, kernel, dilations, device)))]);
        conv_post = new WeightNormConv1d(
            (first >> config.UpsampleRates.Count, 1), config.PostConvKernelSize, (config.PostConvKernelSize - 1) / 2, device: device);
        _perLevel = config.ResblockKernelSizes.Count;
        RegisterComponents();
    }

    /// <param name="x">[batch, channels, frames]</param>
    /// <returns>[batch, 1, frames · hop], −1 … 1</returns>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        x = conv_pre.call(x);
        for (var level = 0; level < ups.Count; level++)
        {
            using var levelScope = NewDisposeScope();
            using var before = x;
            var up = ups[level].call(nn.functional.silu(x)); // half the channels, rate times the length
            x = Mean(up, level).MoveToOuterDisposeScope();
        }

        return conv_post.call(nn.functional.silu(x)).tanh_().MoveToOuterDisposeScope();
    }

    /// <summary>The mean of the residual blocks of a level; all of them read the same.</summary>
    internal Tensor Mean(Tensor x, int level)
    {
        using var scope = NewDisposeScope();
        var sum = zeros_like(x);
        foreach (var block in resblocks.Skip(level * _perLevel).Take(_perLevel))
        {
            using var part = block.call(x);
            sum.Add(part);
        }

        return sum.DivideBy(_perLevel).MoveToOuterDisposeScope();
    }
}
