using System.Text.RegularExpressions;
using AceData.Lyrics.Text;

namespace AceData.Lyrics.Matching;

/// <summary>How alike two titles are, in all the ways one title is written.</summary>
internal static partial class TitleMatch
{
    /// <summary>Titles of so many letters or fewer must be equal.</summary>
    private const int Shortest = 4;
    private const double Variant = 0.95;
    private const double Article = 0.97;
    private const double Slang = 0.98;
    private const int CutFrom = 28;
    private const int CutTo = 30;

    public static Likeness Of(string wanted, string found)
    {
        var best = IsCut(wanted, found) ? new Likeness(Variant, true) : Likeness.None;
        foreach (var (textA, factorA, isSafeA) in Variants(wanted))
        {
            foreach (var (textB, factorB, isSafeB) in Variants(found))
            {
                var pair = Pair(textA, textB).Times(Math.Min(factorA, factorB));
                best = Likeness.Best(best, pair with { IsSafe = pair.IsSafe && isSafeA && isSafeB });
                if (best is { Score: 1 })
                {
                    return best;
                }
            }
        }

        return best;
    }

    private static Likeness Pair(string a, string b)
    {
        var best = Likeness.Of(a, b, Shortest);
        if (best is { Score: 1 })
        {
            return best;
        }

        var (keyA, keyB) = (TextKey.Of(a), TextKey.Of(b));
        var (bareA, bareB) = (Articles().Replace(keyA, ""), Articles().Replace(keyB, ""));
        best = bareA.Length < keyA.Length || bareB.Length < keyB.Length ? Likeness.Best(best, Likeness.OfKeys(bareA, bareB, Shortest).Times(Article)) : best;

        // Numbers that differ as written stay different: "Gleis 2" is not "Gleis 4" though one may be "to" and one "for".
        var (writtenA, writtenB) = SlangWords.WriteOut(keyA, keyB);
        return (writtenA != keyA || writtenB != keyB) && !(HasDigit(keyA) && HasDigit(keyB))
            ? Likeness.Best(best, Likeness.OfKeys(writtenA, writtenB, Shortest).Times(Slang))
            : best;
    }

    /// <summary>The whole title; without and inside its last bracket; the halves of "A / B".</summary>
    private static IEnumerable<(string Text, double Factor, bool IsSafe)> Variants(string title)
    {
        yield return (title, 1, true);
        if (Bracketed().Match(title) is { Success: true } match)
        {
            var (outside, inside) = (match.Groups["outside"].Value, match.Groups["inside"].Value);
            yield return (outside, Variant, true);

            // What stands in brackets is surely the title again only in another script, "Полынь (Polyn)"; else it may be another song's.
            var isOtherScript = IsLatin(inside) != IsLatin(outside);
            if (isOtherScript || inside.Contains(' ', StringComparison.Ordinal))
            {
                yield return (inside, Variant, isOtherScript);
            }
        }

        if (title.Split(" / ") is [var first, var second])
        {
            yield return (first, Variant, true);
            yield return (second, Variant, true);
        }
    }

    /// <summary>The oldest tags hold 30 characters: a title of that length may be the beginning of a longer one.</summary>
    private static bool IsCut(string wanted, string found) =>
        wanted.Length is >= CutFrom and <= CutTo && found.Length > CutTo && TextKey.Of(found).StartsWith(TextKey.Of(wanted), StringComparison.Ordinal);

    private static bool HasDigit(string key) => key.Any(char.IsAsciiDigit);

    private static bool IsLatin(string text) => !text.Any(c => char.IsLetter(c) && c >= '\u0370' && c is < '\u1E00' or > '\u1EFF');

    [GeneratedRegex(@"^(?<outside>.*?)[(\[（](?<inside>[^()\[\]（）]+)[)\]）]\s*$|^[(\[（](?<inside>[^()\[\]（）]+)[)\]）](?<outside>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^(?:the|a|an|der|die|das|ein|eine|la|le|les|el|los|las|il) ", RegexOptions.CultureInvariant)]
    private static partial Regex Articles();
}
