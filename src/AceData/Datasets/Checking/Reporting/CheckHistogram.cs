namespace AceData.Datasets.Checking.Reporting;

/// <summary>How often values fall into bins of equal width: the pictures of tempo and length.</summary>
/// <param name="First">Where the first bin begins.</param>
/// <param name="Step">Width of a bin.</param>
/// <param name="Counts">Values in each bin; the last one holds what lies behind it, too.</param>
public sealed record CheckHistogram(int First, int Step, IReadOnlyList<int> Counts)
{
    /// <summary>Width of a bin of tempos, beats per minute.</summary>
    public const int TempoStep = 10;

    /// <summary>Width of a bin of lengths, seconds.</summary>
    public const int LengthStep = 30;

    // One stray song must not make the picture a mile wide.
    private const int MostBins = 41;

    /// <summary>Where a bin begins.</summary>
    public int BeginOf(int bin) => First + (bin * Step);

    /// <summary>True when the last bin holds more than its width, so that its end is no end.</summary>
    public bool IsOpen { get; init; }

    /// <summary>What stands below the bins: where each second one begins, and where the last one ends.</summary>
    public IEnumerable<(int Bin, int Value)> Axis => Enumerable.Range(0, Counts.Count + 1)
        .Where(bin => bin < Counts.Count ? bin % 2 == 0 : !IsOpen)
        .Select(bin => (bin, BeginOf(bin)));

    /// <summary>Counts values.</summary>
    /// <returns>Null when there are none.</returns>
    public static CheckHistogram? Of(IReadOnlyCollection<double> values, int step)
    {
        if (values.Count == 0)
        {
            return null;
        }

        var bins = values.Select(value => (int)(value / step)).ToList();
        var first = bins.Min();
        var counts = new int[Math.Min(bins.Max() - first + 1, MostBins)];
        foreach (var bin in bins)
        {
            counts[Math.Min(bin - first, counts.Length - 1)]++;
        }

        return new CheckHistogram(first * step, step, counts) { IsOpen = bins.Max() - first >= counts.Length };
    }
}
