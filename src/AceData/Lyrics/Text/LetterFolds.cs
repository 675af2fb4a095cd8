using System.Collections.Frozen;

namespace AceData.Lyrics.Text;

/// <summary>Letters that no mark makes, as those who lack them on their keyboard write them.</summary>
internal static class LetterFolds
{
    private static readonly FrozenDictionary<char, string> Letters = new Dictionary<char, string>
    {
        ['ß'] = "ss",
        ['ẞ'] = "ss",
        ['æ'] = "ae",
        ['Æ'] = "ae",
        ['œ'] = "oe",
        ['Œ'] = "oe",
        ['ø'] = "o",
        ['Ø'] = "o",
        ['ł'] = "l",
        ['Ł'] = "l",
        ['đ'] = "d",
        ['Đ'] = "d",
        ['ð'] = "d",
        ['Ð'] = "d",
        ['þ'] = "th",
        ['Þ'] = "th",
        ['ħ'] = "h",
        ['Ħ'] = "h",
        ['ı'] = "i",
        ['ŋ'] = "n",
        ['Ŋ'] = "n",
        ['ſ'] = "s",
        ['ﬁ'] = "fi",
        ['ﬂ'] = "fl",
        ['ﬀ'] = "ff",
        ['ﬃ'] = "ffi",
        ['ﬄ'] = "ffl",
    }.ToFrozenDictionary();

    /// <summary>What a letter is written as; null for all others.</summary>
    public static string? Of(char c) => c >= '\u0080' && Letters.TryGetValue(c, out var written) ? written : null;
}
