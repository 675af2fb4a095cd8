using AceData.Nets.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.MusicDcae;

/// <summary>
/// The feed-forward part of an attention block ("GLUMBConv"): wide 1×1, SiLU, depth-wise 3×3, one half gates the other, 1×1 back, norm. Its wide
/// maps are the largest tensors of the encoder, so they are made for a stretch of time at a time.
/// </summary>
public sealed class DcaeGluConvolution : nn.Module<Tensor, Tensor>
{
    private const long TileColumns = 256;
    internal const long Widening = 4;

    private readonly Conv2d conv_inverted;
    private readonly Conv2d conv_depth;
    private readonly Conv2d conv_point;
    private readonly RmsNorm norm;
    private readonly long _tile;

    /// <param name="channels">Of the map.</param>
    /// <param name="device">Where the parameters are made.</param>
    /// <param name="tile">Columns that are worked on together.</param>
    public DcaeGluConvolution(long channels, Device? device = null, long tile = TileColumns)
        : base(nameof(DcaeGluConvolution))
    {
        var wide = Widening * channels;
        conv_inverted = nn.Conv2d(channels, 2 * wide, kernel_size: 1, device: device);
        conv_depth = nn.Conv2d(2 * wide, 2 * wide, kernel_size: 3, padding: 1, groups: 2 * wide, device: device);
        conv_point = nn.Conv2d(wide, channels, kernel_size: 1, bias: false, device: device);
        norm = new RmsNorm(channels, 1e-5, hasBias: true, device);
        _tile = tile;
        RegisterComponents();
    }

    /// <param name="x">[batch, channels, height, width]</param>
    /// <returns>[batch, channels, height, width]</returns>
    public override Tensor forward(Tensor x)
    {
        return TimeTiles.Apply(Mix, x, _tile, halo: 1, shrink: 1);
    }

    private Tensor Mix(Tensor x)
    {
        using var scope = NewDisposeScope();
        var wide = nn.functional.silu(Pointwise(conv_inverted, x), inplace: true); // [batch, 8 · channels, height, width]
        var halves = conv_depth.call(wide).chunk(2, 1);
        var mixed = Pointwise(conv_point, nn.functional.silu(halves[1]).mul_(halves[0])); // [batch, channels, height, width]
        return ChannelsLast.Close(norm.Over(ChannelsLast.Open(mixed))).Add(x).MoveToOuterDisposeScope();
    }

    // A convolution of one place is a product of matrices, and as such an eighth faster.
    private static Tensor Pointwise(Conv2d convolution, Tensor x) =>
        ChannelsLast.Close(nn.functional.linear(ChannelsLast.Open(x), convolution.weight.flatten(1), convolution.bias));
}
