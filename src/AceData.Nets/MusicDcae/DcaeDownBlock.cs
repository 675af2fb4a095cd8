using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.MusicDcae;

/// <summary>Half the size in both directions: a convolution with stride 2, and beside it the four neighbours as channels, means of consecutive ones.</summary>
public sealed class DcaeDownBlock : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d conv;

    public DcaeDownBlock(long inputs, long outputs, Device? device = null)
        : base(nameof(DcaeDownBlock))
    {
        conv = nn.Conv2d(inputs, outputs, kernel_size: 3, stride: 2, padding: 1, device: device);
        RegisterComponents();
    }

    /// <param name="x">[batch, inputs, mel bins, time]</param>
    /// <returns>[batch, outputs, mel bins / 2, time / 2]</returns>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        return DcaeShortcuts.AddDown(conv.call(x), x).MoveToOuterDisposeScope();
    }
}
