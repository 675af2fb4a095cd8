namespace AceData.Lyrics.Cleaning;

/// <summary>Finds the lines of a text that a web page left in it, by the same rules (B) that the cleaner removes them with.</summary>
public static class PageLeftovers
{
    /// <summary>The lines, counted from 0, that would go or be cut.</summary>
    public static IReadOnlyList<int> Find(string text)
    {
        var lines = new List<string>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            lines.Add(line.Trim().ToString());
        }

        var fired = new RuleCounts();
        var kept = PageFurniture.Remove([.. lines], CleaningOptions.Fetched, fired, out _);
        return fired.IsEmpty ? [] : Differences(lines, kept);
    }

    /// <summary>What is kept is a part of the lines in their order, some of them cut at one end or emptied.</summary>
    private static List<int> Differences(List<string> lines, List<string> kept)
    {
        var found = new List<int>();
        var next = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (next < kept.Count && kept[next] == lines[i])
            {
                next++;
            }
            else if (lines[i].Length > 0)
            {
                found.Add(i);
                next += next < kept.Count && kept[next].Length == 0 ? 1 : 0;
                while (next < kept.Count && kept[next].Length > 0 && lines[i].Contains(kept[next], StringComparison.Ordinal))
                {
                    next++;
                }
            }
        }

        return found;
    }
}
