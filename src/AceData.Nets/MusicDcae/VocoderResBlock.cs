using AceData.Nets.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.MusicDcae;

/// <summary>HiFi-GAN's residual block (Kong et al. 2020), SiLU in place of leaky ReLU: pairs of a dilated and a plain convolution, each pair added.</summary>
public sealed class VocoderResBlock : nn.Module<Tensor, Tensor>
{
    private readonly ModuleList<WeightNormConv1d> convs1;
    private readonly ModuleList<WeightNormConv1d> convs2;

    public VocoderResBlock(long channels, long kernel, IReadOnlyList<int> dilations, Device? device = null)
        : base(nameof(VocoderResBlock))
    {
        convs1 = new ModuleList<WeightNormConv1d>([.. dilations.Select(dilation =>
            new WeightNormConv1d((channels, channels), kernel, (kernel - 1) * dilation / 2, dilation, device: device))]);
        convs2 = new ModuleList<WeightNormConv1d>([.. dilations.Select(_ => new WeightNormConv1d((channels, channels), kernel, (kernel - 1) / 2, device: device))]);
        RegisterComponents();
    }

    /// <param name="x">[batch, channels, length]; not changed.</param>
    /// <returns>[batch, channels, length]</returns>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        foreach (var (dilated, plain) in convs1.Zip(convs2))
        {
            using var pair = NewDisposeScope();
            var inner = dilated.call(nn.functional.silu(x));
            x = plain.call(nn.functional.silu(inner, inplace: true)).Add(x).MoveToOuterDisposeScope();
        }

        return x.MoveToOuterDisposeScope();
    }
}
