namespace AceData.Samples;

/// <summary>Numbers of a training sample in memory, row by row, with their shape.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="long"/>.</typeparam>
public sealed record SampleArray<T>
    where T : unmanaged
{
    /// <param name="numbers">All numbers, row by row, without gaps.</param>
    /// <param name="shape">Sizes, outermost first; their product is the count of <paramref name="numbers"/>.</param>
    /// <exception cref="ArgumentException">The shape is that of another count of numbers.</exception>
    public SampleArray(ReadOnlyMemory<T> numbers, params IReadOnlyList<int> shape)
    {
        if (shape.Any(length => length < 0) || shape.Aggregate(1L, (product, length) => product * length) != numbers.Length)
        {
            throw new ArgumentException($"{numbers.Length} numbers cannot have the shape {string.Join(" × ", shape)}.", nameof(shape));
        }

        (Numbers, Shape) = (numbers, shape);
    }

    /// <summary>All numbers, row by row.</summary>
    public ReadOnlyMemory<T> Numbers { get; }

    /// <summary>Sizes, outermost first.</summary>
    public IReadOnlyList<int> Shape { get; }
}
