using System.Text;
using AceData.Lyrics.Text;

namespace AceData.Lyrics.Cleaning;

/// <summary>Rules C6, C8 and C9 on the words of one line.</summary>
/// <param name="fired">Counts the rules.</param>
/// <param name="writesRepeats">False when marks such as <c>x2</c> only go.</param>
internal sealed class LineCleaner(RuleCounts fired, bool writesRepeats)
{
    private const int LongestCue = 30;

    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create("*<>{}~_|\\[]");

    /// <summary>Words that nobody understood, so far.</summary>
    public int UnclearCount { get; private set; }

    /// <summary>Words with censor stars, so far.</summary>
    public int CensoredCount { get; private set; }

    public void Unclear()
    {
        UnclearCount++;
        fired.Add(CleaningRule.C6);
    }

    /// <returns>The words, and how often they are sung in a row; an empty text when nothing is left.</returns>
    public (string Text, int Count) Clean(string line)
    {
        var text = line;
        var count = 1;
        if (RepeatMark.AtEnd(text) is { } mark)
        {
            (text, count) = (mark.Text, writesRepeats ? mark.Count : 1);
            fired.Add(CleaningRule.C8);
        }

        if (text.AsSpan().IndexOfAny('(', '*') >= 0)
        {
            text = WithoutCues(text);
        }

        if (text.AsSpan().IndexOfAny(Special) >= 0 || IsLoose(text))
        {
            text = Plain(text);
        }

        if (text.Length != line.Length && text.Length > 0)
        {
            text = text.Trim();
        }

        if (HasWords(text))
        {
            return (text, count);
        }

        if (text.Length > 0)
        {
            fired.Add(CleaningRule.C9);
        }

        return ("", count);
    }

    /// <summary>Two spaces, a space before punctuation, or three exclamation marks.</summary>
    private static bool IsLoose(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if ((text[i - 1] == ' ' && text[i] is ' ' or ',' or '.' or '!' or '?') || (text[i] == '!' && text[i - 1] == '!' && i > 1 && text[i - 2] == '!'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Without <c>(Applause)</c>, <c>(?)</c> and <c>*laughs*</c>.</summary>
    private string WithoutCues(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var near = text.AsSpan(i, Math.Min(LongestCue + 1, text.Length - i));
            var close = near[0] is '(' ? near.IndexOf(')') : near[0] == '*' ? near[1..].IndexOf('*') + 1 : 0;
            if (close > 1 && IsCue(text.Substring(i + 1, close - 1)))
            {
                i += close;
                if (result.Length > 0 && result[^1] == ' ' && i + 1 < text.Length && text[i + 1] == ' ')
                {
                    i++;
                }

                continue;
            }

            result.Append(text[i]);
        }

        return result.ToString();
    }

    private bool IsCue(string text)
    {
        if (text.All(c => c is '?' or ' '))
        {
            Unclear();
            return true;
        }

        if (!HeaderWords.Cues.Contains(Folding.Fold(text.Trim('*', ' ', '.'))))
        {
            return false;
        }

        fired.Add(CleaningRule.C6);
        return true;
    }

    /// <summary>C9: characters that the models do not read, tripled exclamation marks, spaces before punctuation.</summary>
    private string Plain(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '<' && HeartLength(text.AsSpan(i)) is > 0 and var heart)
            {
                i += heart - 1;
                fired.Add(CleaningRule.A8);
                continue;
            }

            if (c is '*' or '<' or '>' or '{' or '}' or '~' or '_' or '|' or '\\' or '[' or ']')
            {
                if (c == '*' && i > 0 && i + 1 < text.Length && char.IsLetter(text[i - 1]) && (char.IsLetter(text[i + 1]) || text[i + 1] == '*'))
                {
                    CensoredCount += text[i - 1] == '*' ? 0 : 1;
                }

                fired.Add(CleaningRule.C9);
                continue;
            }

            if (c is ',' or '.' or '!' or '?' && result.Length > 0 && result[^1] == ' ')
            {
                result.Length--;
                fired.Add(CleaningRule.C9);
            }

            if ((c == '!' && result.Length > 1 && result[^1] == '!' && result[^2] == '!') || (c == ' ' && (result.Length == 0 || result[^1] == ' ')))
            {
                fired.Add(c == '!' ? CleaningRule.C9 : CleaningRule.A3);
                continue;
            }

            result.Append(c);
        }

        return result.ToString().Trim();
    }

    /// <summary>Characters of <c>&lt;3</c> or <c>&lt;/3</c>, which go like other ornaments; 0 for anything else.</summary>
    private static int HeartLength(ReadOnlySpan<char> text)
    {
        var length = text.StartsWith("<3") ? 2 : text.StartsWith("</3") ? 3 : 0;
        return length > 0 && (text.Length == length || !char.IsLetterOrDigit(text[length])) ? length : 0;
    }

    private static bool HasWords(string text)
    {
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                return true;
            }
        }

        return false;
    }
}
