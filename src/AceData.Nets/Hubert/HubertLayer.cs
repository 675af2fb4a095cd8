using AceData.Nets.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.Hubert;

/// <summary>One transformer layer; <see cref="HubertConfig.DoStableLayerNorm"/> says whether its norms stand before its two parts or after them.</summary>
public sealed class HubertLayer : nn.Module<Tensor, Tensor>
{
    private readonly HubertAttention attention;
    private readonly LayerNorm layer_norm;
    private readonly HubertFeedForward feed_forward;
    private readonly LayerNorm final_layer_norm;
    private readonly bool _normsFirst;

    public HubertLayer(HubertConfig config, Device? device = null)
        : base(nameof(HubertLayer))
    {
        attention = new HubertAttention(config, device);
        layer_norm = nn.LayerNorm(config.HiddenSize, config.LayerNormEps, device: device);
        feed_forward = new HubertFeedForward(config, device);
        final_layer_norm = nn.LayerNorm(config.HiddenSize, config.LayerNormEps, device: device);
        _normsFirst = config.DoStableLayerNorm;
        RegisterComponents();
    }

    /// <param name="hidden_states">[batch, frames, hidden]</param>
    /// <returns>[batch, frames, hidden]</returns>
    public override Tensor forward(Tensor hidden_states)
    {
        using var scope = NewDisposeScope();
        Tensor result;
        if (_normsFirst)
        {
            var attended = hidden_states.Plus(attention.call(layer_norm.call(hidden_states)));
            result = attended.Plus(feed_forward.call(final_layer_norm.call(attended)));
        }
        else
        {
            var attended = layer_norm.call(hidden_states.Plus(attention.call(hidden_states)));
            result = final_layer_norm.call(attended.Plus(feed_forward.call(attended)));
        }

        return result.MoveToOuterDisposeScope();
    }
}
