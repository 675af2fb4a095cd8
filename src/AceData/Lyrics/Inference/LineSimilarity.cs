using System.Text;
using AceData.Lyrics.Matching;
using AceData.Lyrics.Text;

namespace AceData.Lyrics.Inference;

/// <summary>Whether two lines are the same but for small changes.</summary>
internal static class LineSimilarity
{
    private const double Same = 0.8;
    private const int LongestLine = 200;

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
        return longest < LongestLine && allowed > 0 && EditDistance.IsAtMost(a, b, allowed);
    }
}
