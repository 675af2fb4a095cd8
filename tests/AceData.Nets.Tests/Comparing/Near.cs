using System.Globalization;
using static TorchSharp.torch;

namespace AceData.Nets.Tests.Comparing;

/// <summary>Comparisons with a tolerance that say where and by how much they fail.</summary>
internal static class Near
{
    /// <summary>No number differs by more than the tolerance, and the shapes are the same.</summary>
    public static void Absolute(Tensor expected, Tensor actual, double tolerance, string what)
    {
        Assert.True(expected.shape.SequenceEqual(actual.shape), $"{what}: [{string.Join(", ", actual.shape)}] instead of [{string.Join(", ", expected.shape)}]");
        using var scope = NewDisposeScope();
        var largest = (expected.to(ScalarType.Float64) - actual.to(ScalarType.Float64)).abs().max().item<double>();
        Assert.True(largest <= tolerance, string.Create(CultureInfo.InvariantCulture, $"{what}: differs by {largest:0.0e+00}, allowed is {tolerance:0.0e+00}"));
    }

    /// <summary>The same, the tolerance being a share of the largest number (or of 1 if that is larger and asked for).</summary>
    public static void Relative(Tensor expected, Tensor actual, double tolerance, string what, double atLeast = 0) =>
        Absolute(expected, actual, tolerance * Math.Max(atLeast, expected.abs().max().item<float>()), what);

    /// <summary>For plain numbers.</summary>
    public static void Absolute(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double tolerance, string what)
    {
        Assert.True(expected.Length == actual.Length, $"{what}: {actual.Length} numbers instead of {expected.Length}");
        var largest = 0.0;
        for (var i = 0; i < expected.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs((double)expected[i] - actual[i]));
            Assert.False(float.IsNaN(actual[i]), $"{what}: number {i} is NaN");
        }

        Assert.True(largest <= tolerance, string.Create(CultureInfo.InvariantCulture, $"{what}: differs by {largest:0.0e+00}, allowed is {tolerance:0.0e+00}"));
    }
}
