using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.MusicDcae;

/// <summary>Twice the size in both directions: nearest neighbour and a convolution, and beside it repeated channels laid out as four neighbours.</summary>
public sealed class DcaeUpBlock : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d conv;

    public DcaeUpBlock(long inputs, long outputs, Device? device = null)
        : base(nameof(DcaeUpBlock))
    {
        conv = nn.Conv2d(inputs, outputs, kernel_size: 3, padding: 1, device: device);
        RegisterComponents();
    }

    /// <param name="x">[batch, inputs, mel bins, time]</param>
    /// <returns>[batch, outputs, mel bins · 2, time · 2]</returns>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var larger = nn.functional.interpolate(x, scale_factor: [2, 2], mode: InterpolationMode.Nearest);
        return DcaeShortcuts.AddUp(conv.call(larger), x).MoveToOuterDisposeScope();
    }
}
