using System.Text;
using AceData.Lyrics.Text;

namespace AceData.Lyrics.Inference;

/// <summary>Whether two lines are the same but for small changes.</summary>
internal static class LineSimilarity
{
    private const double Same = 0.8;

    /// <summary>The words of a line as they are compared: folded, without punctuation and without backing voices.</summary>
    public static string Key(string line)
    {
        var key = new StringBuilder(line.Length);
        var depth = 0;
        foreach (var c in Folding.Fold(line))
        {
            depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
            if (depth == 0 && (char.IsLetterOrDigit(c) || (c == ' ' && key.Length > 0 && key[^1] != ' ')))
            {
                key.Append(c);
            }
        }

        var bare = key.ToString().Trim();
        return bare.Length > 0 ? bare : Folding.Fold(line);
    }

    /// <summary>True if at least 80 % of the letters agree (edit distance over the longer length).</summary>
    public static bool AreSame(string a, string b)
    {
        if (a == b)
        {
            return true;
        }

        var longest = Math.Max(a.Length, b.Length);
        var allowed = (int)((1 - Same) * longest);
        return longest < 200 && Math.Abs(a.Length - b.Length) <= allowed && allowed > 0 && Distance(a, b) <= allowed;
    }

    private static int Distance(string a, string b)
    {
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
