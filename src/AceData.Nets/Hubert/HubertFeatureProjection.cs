using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.Hubert;

/// <summary>From the channels of the front end to the width of the layers.</summary>
public sealed class HubertFeatureProjection : nn.Module<Tensor, Tensor>
{
    private readonly LayerNorm layer_norm;
    private readonly Linear projection;

    public HubertFeatureProjection(HubertConfig config, Device? device = null)
        : base(nameof(HubertFeatureProjection))
    {
        layer_norm = nn.LayerNorm(config.ConvDim[^1], config.LayerNormEps, device: device);
        projection = nn.Linear(config.ConvDim[^1], config.HiddenSize, device: device);
        RegisterComponents();
    }

    /// <param name="features">[batch, frames, channels]</param>
    /// <returns>[batch, frames, hidden]</returns>
    public override Tensor forward(Tensor features) => projection.call(layer_norm.call(features));
}
