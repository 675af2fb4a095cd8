using System.Text.RegularExpressions;
using AceData.Lyrics.Identity;
using AceData.Lyrics.Text;

namespace AceData.Lyrics.Matching;

/// <summary>A title as it is compared: its core, and the number of its part.</summary>
/// <param name="Core">Without the part's number.</param>
/// <param name="Part">The number of the part; null when it has none.</param>
internal sealed partial record TitleForm(string Core, int? Part)
{
    private const int HighestPart = 20;

    public static TitleForm Of(string title, IReadOnlyList<SongVersion> versions)
    {
        var inBracket = versions.Where(version => version.Kind == VersionKind.Part)
            .Select(version => VersionWords.PartNumber(TextKey.Words(TextKey.Of(version.Text)))).FirstOrDefault();
        if (inBracket is not null)
        {
            return new TitleForm(title, inBracket);
        }

        // "Perihelion, Pt. 2", "Perihelion II", "Freestyle #4": the number at the end counts parts.
        return Trailing().Match(title) is { Success: true } end
            && TextKey.Of(title[..end.Index]).Length > 0
            && NumberOf(end) is <= HighestPart and var number
                ? new TitleForm(title[..end.Index], number)
                : new TitleForm(title, null);
    }

    private static int? NumberOf(Match end)
    {
        var number = TextKey.Of(end.Groups["n"].Value);
        return end.Groups["word"].Success ? Numerals.ReadAfterPart(number)
            : Numerals.ReadRoman(number) ?? (number.All(char.IsAsciiDigit) ? Numerals.Read(number) : null);
    }

    [GeneratedRegex(@"[\s,:\-–—]+(?:(?<word>part|pts?\.?|teil|parte|partie|vol(?:ume|\.)?|chapter|kapitel|episode|act|akt|no\.?|nr\.?)\s*|#\s*)?(?<n>\d{1,2}|[ivx]+|one|two|three|four|five|six|seven|eight|nine|ten|eins|zwei|drei|vier)\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Trailing();
}
