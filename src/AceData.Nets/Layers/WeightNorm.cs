using static TorchSharp.torch;

namespace AceData.Nets.Layers;

/// <summary>
/// Weights that checkpoints hold as direction and length (Salimans and Kingma 2016): <c>weight_v</c> and <c>weight_g</c>, or under the names that
/// newer versions of PyTorch give them.
/// </summary>
internal static class WeightNorm
{
    /// <summary>The name that our networks have for either spelling.</summary>
    public static string Rename(string name) => name
        .Replace(".parametrizations.weight.original0", ".weight_g", StringComparison.Ordinal)
        .Replace(".parametrizations.weight.original1", ".weight_v", StringComparison.Ordinal);

    /// <summary>g · v / ‖v‖, the norm over all dimensions in which g has size 1; worked out in float32.</summary>
    /// <returns>In the shape and type of <paramref name="v"/>.</returns>
    public static Tensor Weight(Tensor g, Tensor v)
    {
        using var scope = NewDisposeScope();
        var exact = v.to(ScalarType.Float32);
        var over = Enumerable.Range(0, (int)v.dim()).Where(dim => g.shape[dim] == 1).Select(dim => (long)dim).ToArray();
        var scale = g.to(ScalarType.Float32) / exact.mul(exact).sum(over, keepdim: true).sqrt_();
        return (exact * scale).to(v.dtype).MoveToOuterDisposeScope();
    }
}
