namespace AceData.Lyrics.FileCleaning;

/// <summary>The difference of two texts, line by line.</summary>
public static class LineDiff
{
    private const int Context = 2;

    /// <summary>Beyond this product of lines the two are shown one after the other; no lyrics are that long.</summary>
    private const int LargestTable = 4_000_000;

    /// <summary>Lines that go (<c>-</c>), that come (<c>+</c>), and two that stay before and after (a space); <c>…</c> stands for what is left out.</summary>
    public static IReadOnlyList<string> Of(string before, string after)
    {
        var (old, now) = (Lines(before), Lines(after));
        return (long)old.Length * now.Length > LargestTable
            ? [.. old.Select(line => "-" + line), .. now.Select(line => "+" + line)]
            : Shortened(Walk(old, now));
    }

    private static string[] Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').TrimEnd('\n').Split('\n');

    // Longest common subsequence; on a tie what goes is shown before what comes.
    private static List<string> Walk(string[] old, string[] now)
    {
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var lines = new List<string>();
        var (a, b) = (0, 0);
        while (a < old.Length || b < now.Length)
        {
            if (a < old.Length && b < now.Length && old[a] == now[b])
            {
                lines.Add(" " + old[a++]);
                b++;
            }
            else if (a < old.Length && (b == now.Length || common[a + 1, b] >= common[a, b + 1]))
            {
                lines.Add("-" + old[a++]);
            }
            else
            {
                lines.Add("+" + now[b++]);
            }
        }

        return lines;
    }

    private static List<string> Shortened(List<string> lines)
    {
        var shown = new List<string>();
        for (var i = 0; i < lines.Count; i++)
        {
            var isNear = Enumerable.Range(i - Context, (2 * Context) + 1).Any(near => near >= 0 && near < lines.Count && lines[near][0] != ' ');
            if (isNear)
            {
                shown.Add(lines[i]);
            }
            else if (shown.Count == 0 || shown[^1] != "…")
            {
                shown.Add("…");
            }
        }

        return shown;
    }
}
