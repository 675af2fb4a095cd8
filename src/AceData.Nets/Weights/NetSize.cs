namespace AceData.Nets.Weights;

/// <summary>
/// How much a network would hold, worked out from its configuration alone: sizes in a <c>config.json</c> come from strangers, so they are compared with what the file
/// of weights holds before a single layer is made. 128 bits, because a product of sizes that pass one by one may be any number.
/// </summary>
/// <param name="Tensors">Entries of the state dict.</param>
/// <param name="Numbers">In all of them.</param>
internal readonly record struct NetSize(Int128 Tensors, Int128 Numbers)
{
    /// <summary>One tensor.</summary>
    public static NetSize Of(params ReadOnlySpan<long> shape)
    {
        var numbers = Int128.One;
        foreach (var size in shape)
        {
            numbers *= size;
        }

        return new NetSize(1, numbers);
    }

    /// <summary>A weight and perhaps a bias.</summary>
    public static NetSize Linear(long inputs, long outputs, bool bias = true) => Convolution(inputs, outputs, 1, bias: bias);

    /// <summary>A weight and perhaps a bias; <paramref name="taps"/> are all places of the kernel together.</summary>
    public static NetSize Convolution(long inputs, long outputs, long taps, long groups = 1, bool bias = true) =>
        Of(outputs, inputs / groups, taps) + (bias ? Of(outputs) : default);

    /// <summary>A weight as direction and length, and a bias.</summary>
    public static NetSize WeightNormConvolution(long inputs, long outputs, long taps, long lengths, long groups = 1) =>
        Of(lengths) + Convolution(inputs, outputs, taps, groups);

    /// <summary>Weight and bias of a norm.</summary>
    public static NetSize Norm(long width) => 2 * Of(width);

    /// <summary>All of a list together.</summary>
    public static NetSize Sum(IEnumerable<NetSize> parts) => parts.Aggregate(default(NetSize), (sum, part) => sum + part);

    public static NetSize operator +(NetSize one, NetSize other) => new(one.Tensors + other.Tensors, one.Numbers + other.Numbers);

    public static NetSize operator *(long times, NetSize part) => new(times * part.Tensors, times * part.Numbers);
}
