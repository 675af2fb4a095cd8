using System.Collections.Frozen;

namespace AceData.Datasets.Dialects.Values;

/// <summary>The fifty languages that ACE-Step 1.5 knows, by their ISO codes.</summary>
internal static class LanguageCode
{
    /// <summary>What stands where the language is not known.</summary>
    public const string Unknown = "unknown";

    private static readonly FrozenDictionary<string, string> Codes = Names().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The code of a code (<c>EN</c>, <c>de-AT</c>) or of an English or own name; null when ACE-Step does not know the language.</summary>
    public static string? Parse(string text)
    {
        var word = text.Trim();
        return Codes.GetValueOrDefault(word) ?? (word.AsSpan().IndexOfAny('-', '_') is > 0 and var end ? Codes.GetValueOrDefault(word[..end]) : null);
    }

    private static IEnumerable<KeyValuePair<string, string>> Names()
    {
        const string names = """
            ar arabic|az azerbaijani|bg bulgarian|bn bengali|ca catalan|cs czech|da danish dansk|de german deutsch|el greek|en english|es spanish español|fa persian farsi
            fi finnish suomi|fr french français|he hebrew|hi hindi|hr croatian hrvatski|ht haitian|hu hungarian magyar|id indonesian|is icelandic|it italian italiano
            ja japanese|ko korean|la latin|lt lithuanian|ms malay|ne nepali|nl dutch nederlands|no norwegian norsk nb nn|pa punjabi|pl polish polski|pt portuguese português
            ro romanian|ru russian|sa sanskrit|sk slovak|sr serbian srpski|sv swedish svenska|sw swahili|ta tamil|te telugu|th thai|tl tagalog filipino|tr turkish türkçe
            uk ukrainian|ur urdu|vi vietnamese|yue cantonese|zh chinese mandarin
            """;
        foreach (var language in names.Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = language.Split(' ');
            foreach (var word in words)
            {
                yield return new(word, words[0]);
            }
        }
    }
}
