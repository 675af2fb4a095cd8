using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.Hubert;

/// <summary>output_dense(gelu(intermediate_dense x)), GELU in its exact form.</summary>
public sealed class HubertFeedForward : nn.Module<Tensor, Tensor>
{
    private readonly Linear intermediate_dense;
    private readonly Linear output_dense;

    public HubertFeedForward(HubertConfig config, Device? device = null)
        : base(nameof(HubertFeedForward))
    {
        intermediate_dense = nn.Linear(config.HiddenSize, config.IntermediateSize, device: device);
        output_dense = nn.Linear(config.IntermediateSize, config.HiddenSize, device: device);
        RegisterComponents();
    }

    /// <param name="hidden_states">[batch, frames, hidden]</param>
    /// <returns>[batch, frames, hidden]</returns>
    public override Tensor forward(Tensor hidden_states) => output_dense.call(nn.functional.gelu(intermediate_dense.call(hidden_states)));
}
