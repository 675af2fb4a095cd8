using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.MusicDcae;

/// <summary>A layer norm over the channels of [batch, channels, time].</summary>
public sealed class ChannelsFirstNorm : nn.Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter bias;

    public ChannelsFirstNorm(long channels, Device? device = null)
        : base(nameof(ChannelsFirstNorm))
    {
        weight = new Parameter(ones(channels, device: device));
        bias = new Parameter(zeros(channels, device: device));
        RegisterComponents();
    }

    /// <param name="x">[batch, channels, time]</param>
    /// <returns>[batch, channels, time]</returns>
    public override Tensor forward(Tensor x) =>
        nn.functional.layer_norm(x.transpose(1, 2), [weight.shape[0]], weight, bias, eps: 1e-6).transpose(1, 2);
}
