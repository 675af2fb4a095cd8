using AceData.Nets.Layers;
using static TorchSharp.torch;

namespace AceData.Nets.Umt5;

/// <summary>
/// T5's buckets of relative positions (Raffel et al. 2020; transformers' modeling_umt5.py): one for each small distance, then wider and wider ones
/// up to the largest distance; the upper half of the buckets is for keys after the query.
/// </summary>
internal static class Umt5RelativePositions
{
    /// <summary>The bucket of every pair of query and key.</summary>
    /// <returns>int64 [length, length], query first.</returns>
    public static Tensor Buckets(long length, int buckets, int maxDistance, Device device)
    {
        using var scope = NewDisposeScope();
        var positions = Arithmetic.Range(length, device: device);
        var offset = positions.unsqueeze(0) - positions.unsqueeze(1);
        var perSide = buckets / 2;
        var exact = perSide / 2;
        var distance = offset.abs();

        // In float32 like the original: at powers of two the result lies on an edge, and the rounding decides.
        var wide = distance.to(ScalarType.Float32).DividedBy(exact).log().DividedBy(Math.Log((double)maxDistance / exact)).Times((double)(perSide - exact)).to(ScalarType.Int64).Plus(exact);
        var side = offset.IsAbove(0).to(ScalarType.Int64).Times(perSide);
        return side.Plus(where(distance.IsBelow(exact), distance, wide.AtMost(perSide - 1))).MoveToOuterDisposeScope();
    }
}
