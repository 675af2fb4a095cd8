namespace AceData.Samples;

/// <summary>A data set of a training sample, as the list of the file has it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">How each number is stored, such as <c>F32</c>, <c>I64</c>, <c>U16</c>; <c>text</c> for words.</param>
/// <param name="Shape">Sizes, outermost first; empty for a single value.</param>
/// <param name="Storage">How it is packed, such as <c>shuffle, zstd</c>; <c>plain</c> where it is not.</param>
public sealed record SampleEntry(string Name, string Type, IReadOnlyList<long> Shape, string Storage)
{
    /// <summary>How many values it has.</summary>
    public long Count => Shape.Aggregate(1L, (product, length) => product * length);
}
