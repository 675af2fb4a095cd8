using System.Globalization;

namespace AceData.Nets.Weights;

/// <summary>What records for <c>config.json</c> ask of their values, see <see cref="ICheckedConfig"/>.</summary>
internal static class ConfigCheck
{
    private const long LargestSize = 1 << 20;
    private const int LargestKernel = 1 << 10;

    /// <summary>Sizes of layers and counts of them that are not between 1 and a million.</summary>
    public static IEnumerable<string> Sizes(params IEnumerable<(string Key, long Value)> sizes) => sizes
        .Where(size => size.Value is < 1 or > LargestSize)
        .Select(size => string.Create(CultureInfo.InvariantCulture, $"{size.Key} is {size.Value}"));

    /// <summary>The same for each number of lists.</summary>
    public static IEnumerable<string> SizesIn(params IEnumerable<(string Key, IReadOnlyList<int> Values)> lists) =>
        Sizes(lists.SelectMany(list => list.Values.Select(value => ($"a number of {list.Key}", (long)value))));

    /// <summary>Kernels that have no middle, or no reasonable size; what they give would be longer or shorter than what they were given.</summary>
    public static IEnumerable<string> Odd(params IEnumerable<(string Key, int Kernel)> kernels) => kernels
        .Where(kernel => kernel.Kernel is < 1 or > LargestKernel || kernel.Kernel % 2 == 0)
        .Select(kernel => string.Create(CultureInfo.InvariantCulture, $"a kernel of {kernel.Key} is {kernel.Kernel}, not an odd number up to {LargestKernel}"));

    /// <summary>Sizes that are not above another one.</summary>
    public static IEnumerable<string> Larger(params IEnumerable<(string Key, long Value, long Than)> sizes) => sizes
        .Where(size => size.Value <= size.Than)
        .Select(size => string.Create(CultureInfo.InvariantCulture, $"{size.Key} is {size.Value}, not above {size.Than}"));

    /// <summary>Small numbers that keep a norm from dividing by nothing, which are none.</summary>
    public static IEnumerable<string> Epsilons(params IEnumerable<(string Key, double Value)> numbers) => numbers
        .Where(number => number.Value is not (>= 0 and < 1))
        .Select(number => string.Create(CultureInfo.InvariantCulture, $"{number.Key} is {number.Value}"));

    /// <summary>Values that ask for another network than the one there is.</summary>
    public static IEnumerable<string> Known(params IEnumerable<(string Key, object Value, object Known)> values) => values
        .Where(value => !value.Value.Equals(value.Known))
        .Select(value => string.Create(CultureInfo.InvariantCulture, $"{value.Key} is {value.Value}, only {value.Known} is known"));

    /// <summary>Sizes that a part does not divide.</summary>
    public static IEnumerable<string> Multiples(params IEnumerable<(string Key, long Value, long Part)> sizes) => sizes
        .Where(size => size.Part < 1 || size.Value % size.Part != 0)
        .Select(size => string.Create(CultureInfo.InvariantCulture, $"{size.Key} is {size.Value}, no multiple of {size.Part}"));
}
