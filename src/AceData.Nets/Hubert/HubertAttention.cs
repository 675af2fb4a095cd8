using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.Hubert;

/// <summary>Self-attention over all frames of a chunk, nothing masked.</summary>
public sealed class HubertAttention : nn.Module<Tensor, Tensor>
{
    private readonly Linear k_proj;
    private readonly Linear v_proj;
    private readonly Linear q_proj;
    private readonly Linear out_proj;
    private readonly int _heads;

    public HubertAttention(HubertConfig config, Device? device = null)
        : base(nameof(HubertAttention))
    {
        k_proj = nn.Linear(config.HiddenSize, config.HiddenSize, device: device);
        v_proj = nn.Linear(config.HiddenSize, config.HiddenSize, device: device);
        q_proj = nn.Linear(config.HiddenSize, config.HiddenSize, device: device);
        out_proj = nn.Linear(config.HiddenSize, config.HiddenSize, device: device);
        _heads = config.NumAttentionHeads;
        RegisterComponents();
    }

    /// <param name="hidden_states">[batch, frames, hidden]</param>
    /// <returns>[batch, frames, hidden]</returns>
    public override Tensor forward(Tensor hidden_states)
    {
        // Scores are scaled by 1/sqrt(width of a head).
        var heads = nn.functional.scaled_dot_product_attention(
            Heads(q_proj.call(hidden_states)), Heads(k_proj.call(hidden_states)), Heads(v_proj.call(hidden_states)));
        return out_proj.call(heads.transpose(1, 2).flatten(2));
    }

    // [batch, frames, hidden] → [batch, heads, frames, hidden / heads]
    private Tensor Heads(Tensor projected) => projected.view(projected.shape[0], projected.shape[1], _heads, -1).transpose(1, 2);
}
