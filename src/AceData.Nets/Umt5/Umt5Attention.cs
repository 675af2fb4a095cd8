using AceData.Nets.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.Umt5;

/// <summary>UMT5's self-attention: no scaling of the scores, a table of position biases of its own in every layer, softmax in float32.</summary>
public sealed class Umt5Attention : nn.Module<Tensor, Tensor, Tensor, Tensor>
{
    private readonly Linear q;
    private readonly Linear k;
    private readonly Linear v;
    private readonly Linear o;
    private readonly Embedding relative_attention_bias;
    private readonly int _heads;

    public Umt5Attention(Umt5Config config, Device? device = null)
        : base(nameof(Umt5Attention))
    {
        var inner = (long)config.NumHeads * config.DKv;
        q = nn.Linear(config.DModel, inner, hasBias: false, device: device);
        k = nn.Linear(config.DModel, inner, hasBias: false, device: device);
        v = nn.Linear(config.DModel, inner, hasBias: false, device: device);
        o = nn.Linear(inner, config.DModel, hasBias: false, device: device);
        relative_attention_bias = nn.Embedding(config.RelativeAttentionNumBuckets, config.NumHeads, device: device);
        _heads = config.NumHeads;
        RegisterComponents();
    }

    /// <param name="hidden_states">[batch, length, d_model]</param>
    /// <param name="buckets">int64 [length, length], <see cref="Umt5RelativePositions"/>.</param>
    /// <param name="mask">float32 [batch, 1, 1, length], added to the scores: 0, or the lowest number where a key is padding.</param>
    /// <returns>[batch, length, d_model]</returns>
    public override Tensor forward(Tensor hidden_states, Tensor buckets, Tensor mask)
    {
        var probabilities = Probabilities(hidden_states, buckets, mask).to(hidden_states.dtype);
        var heads = matmul(probabilities, Heads(v.call(hidden_states))); // [batch, heads, length, d_kv]
        return o.call(heads.transpose(1, 2).flatten(2));
    }

    /// <summary>How much each query looks at each key: float32 [batch, heads, length, length].</summary>
    internal Tensor Probabilities(Tensor hidden_states, Tensor buckets, Tensor mask)
    {
        var scores = matmul(Heads(q.call(hidden_states)), Heads(k.call(hidden_states)).transpose(2, 3));
        return nn.functional.softmax(scores.to(ScalarType.Float32).Add(PositionBias(buckets)).Add(mask), -1);
    }

    /// <summary>What the positions add to the scores: float32 [1, heads, length, length].</summary>
    internal Tensor PositionBias(Tensor buckets)
    {
        // Head by head, so that it lies in memory as the scores do.
        var heads = relative_attention_bias.weight!.t().to(ScalarType.Float32).contiguous(); // [heads, buckets]
        return heads.index_select(1, buckets.flatten()).view(1, _heads, buckets.shape[0], buckets.shape[1]);
    }

    // [batch, length, heads · d_kv] → [batch, heads, length, d_kv]
    private Tensor Heads(Tensor projected) => projected.view(projected.shape[0], projected.shape[1], _heads, -1).transpose(1, 2);
}
