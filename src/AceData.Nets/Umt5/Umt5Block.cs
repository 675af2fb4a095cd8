using AceData.Nets.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.Umt5;

/// <summary>One block of the UMT5 encoder: attention and feed-forward part, each on a normed copy of the stream and added to it.</summary>
public sealed class Umt5Block : nn.Module<Tensor, Tensor, Tensor, Tensor>
{
    private readonly ModuleList<nn.Module> layer;

    public Umt5Block(Umt5Config config, Device? device = null)
        : base(nameof(Umt5Block))
    {
        layer = new ModuleList<nn.Module>(new AttentionLayer(config, device), new FeedForwardLayer(config, device));
        RegisterComponents();
    }

    /// <param name="hidden_states">[batch, length, d_model]</param>
    /// <param name="buckets">int64 [length, length]</param>
    /// <param name="mask">float32 [batch, 1, 1, length]</param>
    /// <returns>[batch, length, d_model]</returns>
    public override Tensor forward(Tensor hidden_states, Tensor buckets, Tensor mask)
    {
        using var scope = NewDisposeScope();
        var attended = ((AttentionLayer)layer[0]).call(hidden_states, buckets, mask);
        return ((FeedForwardLayer)layer[1]).call(attended).MoveToOuterDisposeScope();
    }

    private sealed class AttentionLayer : nn.Module<Tensor, Tensor, Tensor, Tensor>
    {
        private readonly Umt5Attention SelfAttention;
        private readonly RmsNorm layer_norm;

        public AttentionLayer(Umt5Config config, Device? device)
            : base(nameof(AttentionLayer))
        {
            SelfAttention = new Umt5Attention(config, device);
            layer_norm = new RmsNorm(config.DModel, config.LayerNormEpsilon, device: device);
            RegisterComponents();
        }

        public override Tensor forward(Tensor hidden_states, Tensor buckets, Tensor mask) =>
            hidden_states.Plus(SelfAttention.call(layer_norm.call(hidden_states), buckets, mask));
    }

    private sealed class FeedForwardLayer : nn.Module<Tensor, Tensor>
    {
        private readonly Umt5FeedForward DenseReluDense;
        private readonly RmsNorm layer_norm;

        public FeedForwardLayer(Umt5Config config, Device? device)
            : base(nameof(FeedForwardLayer))
        {
            DenseReluDense = new Umt5FeedForward(config, device);
            layer_norm = new RmsNorm(config.DModel, config.LayerNormEpsilon, device: device);
            RegisterComponents();
        }

        public override Tensor forward(Tensor hidden_states) => hidden_states.Plus(DenseReluDense.call(layer_norm.call(hidden_states)));
    }
}
