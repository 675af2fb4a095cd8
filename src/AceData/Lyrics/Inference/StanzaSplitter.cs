namespace AceData.Lyrics.Inference;

/// <summary>Cuts text that has too few blank lines where a repeated run of lines begins and ends.</summary>
internal static class StanzaSplitter
{
    private const int LongBlock = 12;
    private const int ShortestRun = 3;

    public static List<Stanza> Split(List<Stanza> stanzas)
    {
        if (stanzas.Count != 1 || stanzas[0].Keys.Count < LongBlock)
        {
            return [.. stanzas.SelectMany(stanza => Endings(stanza, stanzas))];
        }

        var block = stanzas[0];
        var (length, starts) = LongestRun(block.Keys);
        if (length < ShortestRun)
        {
            return stanzas;
        }

        var parts = new List<Stanza>();
        var at = 0;
        foreach (var start in starts)
        {
            if (start > at)
            {
                parts.Add(block.Part(at, start));
            }

            parts.Add(block.Part(start, start + length));
            at = start + length;
        }

        if (at < block.Keys.Count)
        {
            parts.Add(block.Part(at, block.Keys.Count));
        }

        return parts;
    }

    /// <summary>A stanza that ends with a whole other stanza is two: often the blank line before a chorus is missing.</summary>
    private static IEnumerable<Stanza> Endings(Stanza stanza, List<Stanza> all)
    {
        var ending = all.Where(other => other.Keys.Count >= ShortestRun && stanza.EndsWith(other)).MaxBy(other => other.Keys.Count);
        var at = stanza.Keys.Count - (ending?.Keys.Count ?? 0);
        return ending is null ? [stanza] : [stanza.Part(0, at), stanza.Part(at, stanza.Keys.Count)];
    }

    /// <summary>The longest run of lines that occurs twice without overlap, and where it begins each time.</summary>
    private static (int Length, List<int> Starts) LongestRun(IReadOnlyList<string> keys)
    {
        var best = (Length: 0, Start: 0);
        var below = new int[keys.Count + 1];
        for (var i = keys.Count - 1; i >= 0; i--)
        {
            // Length of the equal runs that begin at i and at j; the row below says the same of i + 1.
            var row = new int[keys.Count + 1];
            for (var j = keys.Count - 1; j > i; j--)
            {
                row[j] = LineSimilarity.AreSame(keys[i], keys[j]) ? below[j + 1] + 1 : 0;
                var length = Math.Min(row[j], j - i);
                best = length >= ShortestRun && length >= best.Length ? (length, i) : best;
            }

            below = row;
        }

        var starts = new List<int>();
        for (var i = 0; best.Length >= ShortestRun && i + best.Length <= keys.Count; i++)
        {
            if (Enumerable.Range(0, best.Length).All(n => LineSimilarity.AreSame(keys[best.Start + n], keys[i + n])))
            {
                starts.Add(i);
                i += best.Length - 1;
            }
        }

        return (best.Length, starts);
    }
}
