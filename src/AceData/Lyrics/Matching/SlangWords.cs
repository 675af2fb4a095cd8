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

    /// <summary>The key with slang and number words replaced.</summary>
    /// <param name="key">A key of <see cref="TextKey"/>.</param>
    public static string WriteOut(string key)
    {
        var words = TextKey.Words(key);
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = words[i] switch
            {
                // A number at the end counts something, one between words may be one of them.
                "4" when i > 0 && i + 1 < words.Length => "for",
                "2" when i > 0 && i + 1 < words.Length => "to",
                var word when Words.TryGetValue(word, out var written) => written,
                var word when word.Length >= 5 && word.EndsWith("in", StringComparison.Ordinal) => word + "g",
                var word when Numerals.Read(word) is { } number => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
                var word => word,
            };
        }

        return string.Join(' ', words);
    }
}
