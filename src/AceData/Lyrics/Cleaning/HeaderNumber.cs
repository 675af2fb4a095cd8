using System.Globalization;
using AceData.Lyrics.Identity;

namespace AceData.Lyrics.Cleaning;

/// <summary>The number of a section as headers write it: <c>2</c>, <c>#2</c>, <c>2nd</c>, <c>II</c>, <c>B</c>, <c>zweite</c>, <c>1.2</c>.</summary>
internal static class HeaderNumber
{
    private static readonly string[] OrdinalEndings = ["st", "nd", "rd", "th", "er", "re", "eme", "e", "ere", "a", "b", "c"];

    /// <param name="word">A folded word.</param>
    /// <param name="isLast">It stands behind the noun, where single letters count too.</param>
    /// <param name="isRoman">It is a Roman number.</param>
    public static int? Read(string word, bool isLast, out bool isRoman)
    {
        isRoman = false;
        var text = word.Trim('#', '.', '(', ')', '°', 'º', 'ª', '№');
        foreach (var ending in OrdinalEndings)
        {
            if (text.Length > ending.Length && char.IsAsciiDigit(text[0]) && text.EndsWith(ending, StringComparison.Ordinal))
            {
                text = text[..^ending.Length];
                break;
            }
        }

        if (text.Length <= 3 || !char.IsAsciiDigit(text[0]))
        {
            if ((Numerals.Read(text) ?? (HeaderWords.Numbers.TryGetValue(text, out var value) ? value : null)) is { } number)
            {
                return number;
            }
        }

        if (text.Length > 2 && char.IsAsciiDigit(text[0]) && text[1] == '.' && char.IsAsciiDigit(text[2]))
        {
            return text[0] - '0';
        }

        if (isLast && Numerals.ReadAnyRoman(text) is { } roman)
        {
            isRoman = true;
            return roman;
        }

        return isLast && text.Length == 1 && text[0] is >= 'a' and <= 'f' ? text[0] - 'a' + 1 : null;
    }

    /// <summary>A word and the number glued to it: <c>verse2</c>; null when there is none.</summary>
    public static (string Word, int Number)? Glued(string word)
    {
        var digits = word.Length;
        while (digits > 0 && char.IsAsciiDigit(word[digits - 1]))
        {
            digits--;
        }

        return digits > 1 && word.Length - digits is 1 or 2 ? (word[..digits], int.Parse(word[digits..], CultureInfo.InvariantCulture)) : null;
    }
}
