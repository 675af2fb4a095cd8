namespace AceData.Nets.Weights;

/// <summary>What a file says of one tensor; the numbers themselves stay in the file until they are asked for.</summary>
/// <param name="Name">Its name in the file. Never a path, whatever it looks like.</param>
/// <param name="Type">How each number is stored.</param>
/// <param name="Shape">Sizes, outermost first; empty for a single number.</param>
public sealed record TensorEntry(string Name, ElementType Type, IReadOnlyList<long> Shape)
{
    /// <summary>Most dimensions that a tensor may have.</summary>
    internal const int MostDimensions = 32;

    /// <summary>How many numbers it holds.</summary>
    public long Count { get; } = Product(Shape);

    /// <summary>Bytes of all numbers, without gaps.</summary>
    public long ByteLength => checked(Count * Type.Size());

    /// <summary>Such as <c>BF16[2560, 128]</c>.</summary>
    public string Description => $"{Type}[{string.Join(", ", Shape)}]";

    /// <summary>Multiplies sizes, unless some product of them does not fit into 62 bits; zeros count as ones for that, since strides do.</summary>
    internal static bool TryCount(IReadOnlyList<long> shape, out long count)
    {
        Int128 size = 1;
        count = 1;
        foreach (var length in shape)
        {
            size *= Math.Max(length, 1);
            if (length < 0 || size > long.MaxValue / 16)
            {
                return false;
            }

            count *= length;
        }

        return true;
    }

    private static long Product(IReadOnlyList<long> shape) =>
        TryCount(shape, out var count) ? count : throw new ArgumentException($"No tensor has the shape [{string.Join(", ", shape)}].", nameof(shape));
}
