using System.Collections.Frozen;
using AceData.Lyrics.Identity;
using AceData.Lyrics.Text;

namespace AceData.Lyrics.Matching;

/// <summary>Words as songs spell them, written as dictionaries do: <c>runnin thru tha city 4 u</c> → <c>running through the city for you</c>.</summary>
public static class SlangWords
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["u"] = "you",
        ["ur"] = "your",
        ["ya"] = "you",
        ["r"] = "are",
        ["tha"] = "the",
        ["da"] = "the",
        ["thru"] = "through",
        ["cuz"] = "because",
        ["cause"] = "because",
        ["coz"] = "because",
        ["n"] = "and",
        ["em"] = "them",
        ["til"] = "until",
        ["till"] = "until",
        ["wit"] = "with",
        ["luv"] = "love",
        ["nite"] = "night",
        ["tonite"] = "tonight",
        ["lite"] = "light",
        ["b4"] = "before",
        ["4ever"] = "forever",
        ["4eva"] = "forever",
        ["2nite"] = "tonight",
        ["2day"] = "today",
        ["2gether"] = "together",
        ["gr8"] = "great",
        ["l8r"] = "later",
        ["ok"] = "okay",
    }.ToFrozenDictionary();

    /// <summary>Words that so many titles share that they say nothing.</summary>
    private static readonly FrozenSet<string> Small = FrozenSet.ToFrozenSet(["the", "a", "an", "der", "die", "das", "and", "und", "i"], StringComparer.Ordinal);

    /// <summary>
    /// Both keys with numbers and slang written out. A word is slang only beside another that both have: "U" may be "You" in "All 4 U",
    /// but alone they are two songs.
    /// </summary>
    /// <param name="a">A key of <see cref="TextKey"/>.</param>
    /// <param name="b">Another.</param>
    public static (string A, string B) WriteOut(string a, string b)
    {
        var (wordsA, wordsB) = (TextKey.Words(a), TextKey.Words(b));
        var hasSlang = wordsA.Intersect(wordsB, StringComparer.Ordinal).Any(word => !Small.Contains(word));
        return (WriteOut(wordsA, hasSlang), WriteOut(wordsB, hasSlang));
    }

    private static string WriteOut(string[] words, bool hasSlang) => string.Join(' ', words.Select((word, i) => word switch
    {
        // A number at the end counts something, one between words may be one of them.
        "4" when hasSlang && i > 0 && i + 1 < words.Length => "for",
        "2" when hasSlang && i > 0 && i + 1 < words.Length => "to",
        _ when hasSlang && Words.TryGetValue(word, out var written) => written,
        _ when word.Length >= 5 && word.EndsWith("in", StringComparison.Ordinal) => word + "g",
        _ => Numerals.Read(word) is { } number ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : word,
    }));
}
