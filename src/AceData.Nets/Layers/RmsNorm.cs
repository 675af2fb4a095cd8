using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.Layers;

/// <summary>
/// x / sqrt(mean(x²) + eps) · weight (+ bias) over the last dimension, statistics in float32 whatever the type of x: T5's layer norm, and with a
/// bias the norm of the music DCAE (Zhang and Sennrich, "Root Mean Square Layer Normalization", 2019).
/// </summary>
public sealed class RmsNorm : nn.Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter? bias;
    private readonly double _eps;

    /// <param name="width">Size of the last dimension.</param>
    /// <param name="eps">Added under the root.</param>
    /// <param name="hasBias">Whether the checkpoint has a bias.</param>
    /// <param name="device">Where the parameters are made.</param>
    public RmsNorm(long width, double eps, bool hasBias = false, Device? device = null)
        : base(nameof(RmsNorm))
    {
        weight = new Parameter(ones(width, device: device));
        bias = hasBias ? new Parameter(zeros(width, device: device)) : null;
        _eps = eps;
        RegisterComponents();
    }

    /// <param name="hidden_states">[…, width]</param>
    /// <returns>[…, width], of the same type.</returns>
    public override Tensor forward(Tensor hidden_states)
    {
        using var scope = NewDisposeScope();
        var exact = hidden_states.to(ScalarType.Float32);
        return Weighted(exact.mul(Scale(exact)).to(hidden_states.dtype)).MoveToOuterDisposeScope();
    }

    /// <summary>The same, written over numbers that nobody else needs: a map of the codec has 100 MB, and new memory for it costs more than the norm itself.</summary>
    /// <param name="hidden_states">[…, width]; what it holds afterwards is undefined.</param>
    /// <returns>[…, width], of the same type.</returns>
    public Tensor Over(Tensor hidden_states)
    {
        using var scope = NewDisposeScope();
        var exact = hidden_states.to(ScalarType.Float32);
        return Weighted(exact.mul_(Scale(exact)).to(hidden_states.dtype)).MoveToOuterDisposeScope();
    }

    // 1 / sqrt(mean(x²) + eps), by the length of x: the squares need no memory then.
    private Tensor Scale(Tensor exact)
    {
        var length = exact.norm(-1, keepdim: true);
        return length.mul_(length).DivideBy(weight.shape[0]).Add(_eps).rsqrt_();
    }

    private Tensor Weighted(Tensor normed)
    {
        normed.mul_(weight);
        return bias is null ? normed : normed.Add(bias);
    }
}
