using AceData.Lyrics.Text;

namespace AceData.Lyrics.Cleaning;

/// <summary>The language of a page as its headers show it; what the page says of itself is often wrong.</summary>
internal static class HeaderLanguage
{
    private const int MostHeaders = 200;

    private static readonly (string Word, string Language)[] Signs =
    [
        ("omkvæd", "da"), ("forref", "da"), ("tekst til", "da"), ("refreng", "no"), ("förrefräng", "sv"), ("refräng", "sv"), ("strophe", "de"), ("songtext", "de"), ("pre-hook", "de"),
        ("post-hook", "de"), ("teil", "de"), ("couplet", "fr"), ("paroles", "fr"), ("estribillo", "es"), ("letra", "es"), ("ritornello", "it"), ("verse", "en"), ("chorus", "en"),
    ];

    private static readonly (string Word, string Language)[] FoldedSigns = [.. Signs.Select(sign => (Folding.Fold(sign.Word), sign.Language))];

    /// <summary>The language of the most particular word among the headers; null when none shows one.</summary>
    public static string? Guess(List<string> lines)
    {
        var best = FoldedSigns.Length;
        var seen = 0;
        foreach (var line in lines)
        {
            if (line.Length is < 3 or > 160 || line[0] != '[')
            {
                continue;
            }

            if (++seen > MostHeaders)
            {
                break;
            }

            var folded = Folding.Fold(line[1..]);
            var index = Array.FindIndex(FoldedSigns, sign => folded.StartsWith(sign.Word, StringComparison.Ordinal));
            best = index >= 0 && index < best ? index : best;
        }

        return best < FoldedSigns.Length ? FoldedSigns[best].Language : null;
    }
}
