using AceData.Nets.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.MusicDcae;

/// <summary>ConvNeXt's block (Liu et al. 2022) along time: each channel by itself, then all channels of each moment, added with a weight per channel.</summary>
public sealed class ConvNextBlock : nn.Module<Tensor, Tensor>
{
    internal const long Widening = 4;

    private readonly Parameter gamma;
    private readonly Conv1d dwconv;
    private readonly LayerNorm norm;
    private readonly Linear pwconv1;
    private readonly Linear pwconv2;

    public ConvNextBlock(long channels, long kernel, Device? device = null)
        : base(nameof(ConvNextBlock))
    {
        gamma = new Parameter(ones(channels, device: device));
        dwconv = nn.Conv1d(channels, channels, kernel, padding: kernel / 2, groups: channels, device: device);
        norm = nn.LayerNorm(channels, 1e-6, device: device);
        pwconv1 = nn.Linear(channels, Widening * channels, device: device);
        pwconv2 = nn.Linear(Widening * channels, channels, device: device);
        RegisterComponents();
    }

    /// <param name="x">[batch, channels, time]</param>
    /// <returns>[batch, channels, time]</returns>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var moments = norm.call(dwconv.call(x).transpose(1, 2)); // [batch, time, channels]
        var mixed = pwconv2.call(nn.functional.gelu(pwconv1.call(moments))) * gamma;
        return x.Plus(mixed.transpose(1, 2)).MoveToOuterDisposeScope();
    }
}
