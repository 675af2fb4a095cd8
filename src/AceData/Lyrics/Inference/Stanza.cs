namespace AceData.Lyrics.Inference;

/// <summary>Lines between blank lines, with the keys by which they are compared.</summary>
internal sealed class Stanza(IReadOnlyList<string> lines, IReadOnlyList<string> keys)
{
    /// <summary>Share of the lines that must agree.</summary>
    private const double SameLines = 0.5;

    public Stanza(IReadOnlyList<string> lines)
        : this(lines, [.. lines.Select(LineSimilarity.Key)])
    {
    }

    public IReadOnlyList<string> Lines => lines;

    public IReadOnlyList<string> Keys => keys;

    /// <summary>Number of different words.</summary>
    public int Weight { get; } = keys.SelectMany(key => key.Split(' ')).Distinct(StringComparer.Ordinal).Count();

    public Stanza Part(int start, int end) => new([.. lines.Skip(start).Take(end - start)], [.. keys.Skip(start).Take(end - start)]);

    /// <summary>Half of the lines of the longer one are in the other, in the same order.</summary>
    public bool IsSameAs(Stanza other)
    {
        var longest = Math.Max(keys.Count, other.Keys.Count);
        var needed = SameLines * longest;
        return Math.Min(keys.Count, other.Keys.Count) >= needed && Common(other) >= needed;
    }

    /// <summary>The lines of the other one end this one, with at least two lines of its own before them.</summary>
    public bool EndsWith(Stanza other) =>
        keys.Count >= other.Keys.Count + 2 && Enumerable.Range(1, other.Keys.Count).All(n => LineSimilarity.AreSame(keys[^n], other.Keys[^n]));

    /// <summary>Length of the longest common run of lines in order.</summary>
    private int Common(Stanza other)
    {
        var row = new int[other.Keys.Count + 1];
        foreach (var key in keys)
        {
            var diagonal = 0;
            for (var j = 1; j <= other.Keys.Count; j++)
            {
                var above = row[j];
                row[j] = LineSimilarity.AreSame(key, other.Keys[j - 1]) ? diagonal + 1 : Math.Max(above, row[j - 1]);
                diagonal = above;
            }
        }

        return row[^1];
    }
}
