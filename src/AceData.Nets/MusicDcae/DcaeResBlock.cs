using AceData.Nets.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.MusicDcae;

/// <summary>x + norm(conv2(silu(conv1 x))).</summary>
public sealed class DcaeResBlock : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly Conv2d conv2;
    private readonly RmsNorm norm;

    public DcaeResBlock(long channels, Device? device = null)
        : base(nameof(DcaeResBlock))
    {
        conv1 = nn.Conv2d(channels, channels, kernel_size: 3, padding: 1, device: device);
        conv2 = nn.Conv2d(channels, channels, kernel_size: 3, padding: 1, bias: false, device: device);
        norm = new RmsNorm(channels, 1e-5, hasBias: true, device);
        RegisterComponents();
    }

    /// <param name="x">[batch, channels, mel bins, time]</param>
    /// <returns>[batch, channels, mel bins, time]</returns>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var convolved = conv2.call(nn.functional.silu(conv1.call(x), inplace: true));
        return ChannelsLast.Close(norm.Over(ChannelsLast.Open(convolved))).Add(x).MoveToOuterDisposeScope();
    }
}
