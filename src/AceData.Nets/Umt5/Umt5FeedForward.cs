using AceData.Nets.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.Umt5;

/// <summary>UMT5's gated feed-forward part: wo(gelu(wi_0 x) · wi_1 x), GELU in its tanh form.</summary>
public sealed class Umt5FeedForward : nn.Module<Tensor, Tensor>
{
    private readonly Linear wi_0;
    private readonly Linear wi_1;
    private readonly Linear wo;

    public Umt5FeedForward(Umt5Config config, Device? device = null)
        : base(nameof(Umt5FeedForward))
    {
        wi_0 = nn.Linear(config.DModel, config.DFf, hasBias: false, device: device);
        wi_1 = nn.Linear(config.DModel, config.DFf, hasBias: false, device: device);
        wo = nn.Linear(config.DFf, config.DModel, hasBias: false, device: device);
        RegisterComponents();
    }

    /// <param name="hidden_states">[batch, length, d_model]</param>
    /// <returns>[batch, length, d_model]</returns>
    public override Tensor forward(Tensor hidden_states) =>
        wo.call(TanhGelu(wi_0.call(hidden_states)).mul_(wi_1.call(hidden_states)));

    // "gelu_new" of transformers; TorchSharp binds only the exact form.
    private static Tensor TanhGelu(Tensor x)
    {
        var bend = x.ToThe(3).MultiplyBy(0.044715).Add(x).MultiplyBy(Math.Sqrt(2 / Math.PI)).tanh_().Add(1);
        return bend.mul_(x).MultiplyBy(0.5);
    }
}
