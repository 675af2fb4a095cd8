using System.Globalization;
using System.Text;

namespace AceData.Nets.Tokenizers.Lyrics;

/// <summary>What Python's <c>str</c> and <c>re</c> call white space, word character and lower case; .NET differs in corners that lyrics have.</summary>
internal static class PythonText
{
    public static bool IsSpace(char letter) => letter is >= '\u001C' and <= '\u001F' || char.IsWhiteSpace(letter);

    /// <summary>As <c>\w</c> of <c>re</c>: letters and numbers of every kind and the underscore, but no combining marks.</summary>
    public static bool IsWord(char letter) => letter == '_' || char.IsLetter(letter) || char.IsNumber(letter) || char.IsSurrogate(letter);

    /// <summary>Whether <c>\b</c> holds before the character at a place.</summary>
    public static bool IsEdge(ReadOnlySpan<char> text, int at) =>
        (at > 0 && IsWord(text[at - 1])) != (at < text.Length && IsWord(text[at]));

    /// <summary>Ends without white space, and each run of it within as one space.</summary>
    public static string Collapse(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!IsSpace(letter))
            {
                result.Append(letter);
            }
            else if (result.Length > 0 && result[^1] != ' ')
            {
                result.Append(' ');
            }
        }

        return result.ToString().TrimEnd(' ');
    }

    /// <summary>Each run of white space as one space, also at the ends.</summary>
    public static string CollapseRuns(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsSpace(text[i]))
            {
                result.Append(text[i]);
            }
            else if (i == 0 || !IsSpace(text[i - 1]))
            {
                result.Append(' ');
            }
        }

        return result.ToString();
    }

    /// <summary>As <c>str.lower()</c>: İ becomes two characters, and a sigma at the end of a word its final form.</summary>
    public static string Lower(string text)
    {
        var lower = text.ToLowerInvariant();
        if (lower.AsSpan().IndexOfAny('\u0130', 'σ') < 0)
        {
            return lower;
        }

        var result = new StringBuilder(lower.Length + 4);
        for (var i = 0; i < lower.Length; i++)
        {
            _ = (text[i], lower[i]) switch
            {
                (_, '\u0130') => result.Append("i\u0307"),
                ('Σ', _) => result.Append(IsFinal(text, i) ? 'ς' : 'σ'),
                _ => result.Append(lower[i]),
            };
        }

        return result.ToString();
    }

    private static bool IsFinal(string text, int at)
    {
        var before = at - 1;
        while (before >= 0 && IsPassed(text[before]))
        {
            before--;
        }

        var after = at + 1;
        while (after < text.Length && IsPassed(text[after]))
        {
            after++;
        }

        return before >= 0 && IsCased(text[before]) && !(after < text.Length && IsCased(text[after]));
    }

    private static bool IsCased(char letter) => char.IsLower(letter) || char.IsUpper(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.TitlecaseLetter;

    // Marks, apostrophes and the like belong to the word.
    private static bool IsPassed(char letter) =>
        letter is '\'' or '.' or ':' or '·' or '’' or '\u00AD' || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.ModifierSymbol or UnicodeCategory.ModifierLetter;
}
