using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace AceData.Lyrics.Text;

/// <summary>
/// Texts as they are compared: lower case, without marks and apostrophes, <c>&amp;</c> and <c>+</c> as <c>and</c>, everything else
/// that is no letter or digit as one space. The same with and without the system's cultures.
/// </summary>
public static class TextKey
{
    private const string Apostrophes = "'’‘‛`´ʼʻ′＇";

    private static readonly FrozenDictionary<char, string> Signs = new Dictionary<char, string>
    {
        ['²'] = "2",
        ['³'] = "3",
        ['¹'] = "1",
        ['ª'] = "a",
        ['º'] = "o",
        ['ς'] = "σ",
        ['№'] = "no",
        ['Ⅰ'] = "i",
        ['Ⅱ'] = "ii",
        ['Ⅲ'] = "iii",
        ['Ⅳ'] = "iv",
        ['Ⅴ'] = "v",
        ['Ⅵ'] = "vi",
        ['Ⅶ'] = "vii",
        ['Ⅷ'] = "viii",
        ['Ⅸ'] = "ix",
        ['Ⅹ'] = "x",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<char, string> WrittenOut = new Dictionary<char, string>
    {
        ['ä'] = "ae",
        ['Ä'] = "ae",
        ['ö'] = "oe",
        ['Ö'] = "oe",
        ['ü'] = "ue",
        ['Ü'] = "ue",
        ['ø'] = "oe",
        ['Ø'] = "oe",
        ['å'] = "aa",
        ['Å'] = "aa",
    }.ToFrozenDictionary();

    /// <summary>The key with all marks off: <c>Mörder &amp; Ärzte</c> → <c>morder and arzte</c>.</summary>
    public static string Of(string text) => Fold(text);

    /// <summary>The key with umlauts written out: <c>Mörder</c> → <c>moerder</c>; å → aa, ø → oe.</summary>
    public static string WithUmlautsWrittenOut(string text)
    {
        var composed = Marks.Compose(text);
        var written = new StringBuilder(composed.Length + 8);
        foreach (var c in composed)
        {
            _ = WrittenOut.TryGetValue(c, out var two) ? written.Append(two) : written.Append(c);
        }

        return Fold(written.ToString());
    }

    /// <summary>The words of a key.</summary>
    public static string[] Words(string key) => key.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Fold(string text)
    {
        var apart = Marks.Decompose(text);
        var key = new StringBuilder(apart.Length);
        for (var i = 0; i < apart.Length; i++)
        {
            var c = apart[i];

            // The voice mark of kana makes another sound, so it stays.
            if ((Marks.IsMark(c) && c is not ('\u3099' or '\u309A')) || Apostrophes.Contains(c, StringComparison.Ordinal) || c is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\uFEFF' or (>= '\uFE00' and <= '\uFE0F'))
            {
                continue;
            }

            // Full-width forms are the ASCII characters, moved.
            c = c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c;
            if (LetterFolds.Of(c) is { } letters)
            {
                key.Append(letters);
            }
            else if (Signs.TryGetValue(c, out var sign))
            {
                key.Append(sign);
            }
            else if (c is '&' or '+')
            {
                AppendWord(key, "and");
            }
            else if (c is '♯' or '#' && i > 0 && char.IsLetter(apart[i - 1]) && (i + 1 == apart.Length || !char.IsLetterOrDigit(apart[i + 1])))
            {
                // C# is another key than C, and another song.
                AppendWord(key, "sharp");
            }
            else if (InWord(apart, i) && c is '$' or '€')
            {
                key.Append(c == '$' ? 's' : 'e');
            }
            else if (IsOfWord(c))
            {
                key.Append(char.ToLowerInvariant(c));
            }
            else if (key.Length > 0 && key[^1] != ' ')
            {
                key.Append(' ');
            }
        }

        return key.ToString().TrimEnd();
    }

    private static void AppendWord(StringBuilder key, string word)
    {
        if (key.Length > 0 && key[^1] != ' ')
        {
            key.Append(' ');
        }

        key.Append(word).Append(' ');
    }

    // Vowel signs of Indic scripts are marks for Unicode, but letters for a reader.
    private static bool IsOfWord(char c) =>
        char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // A$AP, Bada$$, Mon€y: the sign stands for the letter it looks like.
    private static bool InWord(string text, int index) =>
        (index > 0 && char.IsLetter(text[index - 1])) || (index + 1 < text.Length && char.IsLetter(text[index + 1])) || (index > 1 && text[index - 1] == text[index] && char.IsLetter(text[index - 2]));
}
