using System.Text.RegularExpressions;
using AceData.Lyrics.Text;

namespace AceData.Lyrics.Identity;

/// <summary>Reads artist and title out of the name of a file: <c>01 - Iris Vale - Salt Letters (feat. Tobi Øst) [Korsak Remix]</c>.</summary>
public static partial class FileNameReader
{
    private const int LongestStem = 500;
    private const int MostParts = 8;

    /// <summary>Reads a name.</summary>
    /// <param name="stem">Without the extension.</param>
    public static FileNameReading Read(string stem)
    {
        var clean = Clean(stem.Length > LongestStem ? stem[..LongestStem] : stem, out var isScene);
        if (Placeholders.IsTitle(clean))
        {
            return FileNameReading.Nothing;
        }

        var text = WithoutNumber(clean);
        var parts = Split(text, isScene);
        var hadNumber = text.Length < clean.Length;
        string? number = null;
        hadNumber |= parts.Count > 1 && parts.RemoveAll(part => Disc().IsMatch(part)) > 0;
        if (parts.Count > 1 && Number().IsMatch(parts[0]))
        {
            (number, hadNumber) = (parts[0], true);
            parts.RemoveAt(0);
        }
        else if (parts.Count >= 3 && Year().IsMatch(parts[0]))
        {
            parts.RemoveAt(0);
        }

        if (hadNumber && parts.Count > 1 && Number().IsMatch(parts[0]))
        {
            parts.RemoveAt(0);
        }

        JoinRemarks(parts);
        var reading = FromParts(parts);
        return number is not null && parts.Count == 1 && number[0] != '0' && reading.Artists.Count == 0 && reading.Title is not null
            ? reading with { Alternatives = [reading with { Artists = [number] }] }
            : reading;
    }

    private static FileNameReading FromParts(List<string> parts)
    {
        switch (parts)
        {
            case []:
                return FileNameReading.Nothing;
            case [var title]:
                return Of(null, title, null);
            case [var artist, var title]:
                return Of(artist, title, null);
            case [var artist, var album, var number, var title] when Number().IsMatch(number):
                return Of(artist, title, album);
            case [var artist, var number, var title] when Number().IsMatch(number):
                return Of(artist, title, null);
            default:
                var likely = Of(parts[0], parts[^1], string.Join(" - ", parts.Skip(1).SkipLast(1)));
                return likely with
                {
                    Alternatives =
                    [
                        Of(parts[0], string.Join(" - ", parts.Skip(1)), null),
                        Of(parts[0], parts[1], null),
                        Of(parts[^2], parts[^1], null),
                    ],
                };
        }
    }

    private static FileNameReading Of(string? artist, string title, string? album)
    {
        var names = ArtistNames.Read(artist);
        var parts = TitleParts.Read(title);
        var isNothing = Placeholders.IsTitle(parts.Title);
        return new FileNameReading
        {
            Artists = names.Main,
            Title = isNothing ? null : parts.Title,
            Album = album,
            Guests = [.. names.Guests.Concat(parts.Guests).Distinct(StringComparer.OrdinalIgnoreCase)],
            Versions = isNothing ? [] : parts.Versions,
        };
    }

    private static string Clean(string stem, out bool isScene)
    {
        var text = Marks.Compose(stem);
        text = text.Contains("%20", StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;
        isScene = false;
        if (text.Contains("_-_", StringComparison.Ordinal) || (text.Contains('_') && !text.Contains(' ')))
        {
            isScene = !text.Contains("_-_", StringComparison.Ordinal);
            text = text.Replace('_', ' ');
        }
        else if (!text.Contains(' ') && text.Count(c => c == '.') >= 2 && text.Split('.').Any(part => part.Length > 1))
        {
            text = text.Replace('.', ' ');
        }

        text = text.Trim();
        string before;
        do
        {
            before = text;
            text = Tail().Replace(text, "").TrimEnd();
            text = VideoId().Match(text) is { Success: true } id && IsVideoId(id.Groups[1].Value) ? text[..id.Index].TrimEnd() : text;
        }
        while (text.Length < before.Length && text.Length > 0);
        return text.Length > 0 ? text : before;
    }

    // "[Performance]" has eleven letters, too; an identifier mixes letters of both sizes with digits or signs.
    private static bool IsVideoId(string id) =>
        id.Any(c => char.IsAsciiDigit(c) || c is '_' or '-') && id.Any(char.IsAsciiLetterLower) && id.Any(char.IsAsciiLetterUpper);

    private static string WithoutNumber(string text)
    {
        var without = LeadingNumber().Replace(text, "");
        return without.Trim().Length > 0 && TextKey.Of(without).Length > 0 ? without.Trim() : text;
    }

    private static List<string> Split(string text, bool isScene)
    {
        var parts = Separator().Split(text, MostParts).Select(part => part.Trim()).Where(part => part.Length > 0).ToList();
        return parts.Count == 1 && isScene && parts[0].Count(c => c == '-') is > 0 and < MostParts
            ? [.. parts[0].Split('-', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]
            : parts;
    }

    /// <summary>"Live", "2011 Remaster" and "Korsak Remix" behind a dash belong to the title before them.</summary>
    private static void JoinRemarks(List<string> parts)
    {
        while (parts.Count > 2 && (VersionWords.In(parts[^1]).Count > 0 || NeutralWords.Are(parts[^1])))
        {
            parts[^2] = $"{parts[^2]} - {parts[^1]}";
            parts.RemoveAt(parts.Count - 1);
        }
    }

    [GeneratedRegex(@"\s+[-–—]+\s+|\s+[|~]\s+|(?<=[\p{L}\p{N})\]])\s*[–—]\s*(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\s*\((?:\d|1\d)\)$|\s+[-–]\s+(?:Copy|Kopie)(?:\s*\(\d+\))?$|\s+\(?(?:copy|kopie)\)?$|\s+-\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Tail();

    [GeneratedRegex(@"\s*(?:\[|-)([A-Za-z0-9_-]{11})\]?$", RegexOptions.CultureInvariant)]
    private static partial Regex VideoId();

    // Only numbers that say they count: "03. x", "03 - x", "03_x", "1-03 x", "A1. x"; "99 Luftballons" is a title.
    [GeneratedRegex(@"^(?:\d{1,2}[-.]\d{2}(?=[\s.\-_)])[\s.\-_)]*|\d{1,3}\s*[.)_](?!\d)\s*|0\d{1,2}\s+(?![-–—]\s*$)|\d{1,3}\s*-(?=[^\W\d])|[A-D]\d{1,2}(?:\.|\s+[-–]|\))\s*|#\d{1,3}\s+|\(\d{1,3}\)\s*|\[\d{1,3}\]\s*)(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingNumber();

    [GeneratedRegex(@"^(?:\d{1,3}|[A-D]\d{1,2}|\d{1,2}[-.]\d{2}|(?:track|spur|titel)\s*\d{1,3})$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?:(?:cd|disc|disk|dvd|lp|vinyl)\s*\d{1,2})$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Disc();

    [GeneratedRegex(@"^(?:19|20)\d\d$", RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
