using System.Text.RegularExpressions;
using AceData.Lyrics.Text;

namespace AceData.Lyrics.Identity;

/// <summary>A title taken apart.</summary>
/// <param name="Title">Without guests, versions and neutral remarks; brackets that are part of the name stay.</param>
/// <param name="Guests">Guests that the title names.</param>
/// <param name="Versions">Versions in brackets or behind a dash.</param>
public sealed partial record TitleParts(string Title, IReadOnlyList<string> Guests, IReadOnlyList<SongVersion> Versions)
{
    private const int LongestTitle = 500;

    /// <summary>Takes a title apart: brackets, parts behind dashes, <c>feat. X</c>.</summary>
    public static TitleParts Read(string title)
    {
        var text = Spaces().Replace(title.Length > LongestTitle ? title[..LongestTitle] : title, " ").Trim();
        var guests = new List<string>();
        var versions = new List<SongVersion>();
        var rest = Bracket().Replace(text, bracket => Take(bracket.Groups[1].Value) ? " " : bracket.Value);
        if (OpenGuest().Match(rest) is { Success: true } guest)
        {
            guests.AddRange(ArtistNames.SplitGuests(guest.Groups[1].Value));
            rest = rest[..guest.Index] + rest[(guest.Index + guest.Length)..];
        }

        // From the end: what stands behind a dash may be the title itself, so only whole remarks go.
        while (Dash().Match(rest) is { Success: true } dash && dash.Index > 0 && Take(dash.Groups[1].Value))
        {
            rest = rest[..dash.Index];
        }

        rest = Quality().Replace(Spaces().Replace(rest, " ").Trim(), "").Trim(' ', '-', '–', '—');
        return TextKey.Of(rest).Length > 0
            ? new TitleParts(Unquoted(rest), guests, Ordered(versions))
            : new TitleParts(text, [], []);

        bool Take(string remark)
        {
            if (GuestRemark().Match(remark) is { Success: true } named && !Pronoun().IsMatch(remark))
            {
                guests.AddRange(ArtistNames.SplitGuests(named.Groups[1].Value));
                return true;
            }

            var kinds = VersionWords.In(remark);
            versions.AddRange(kinds.Select(kind => new SongVersion(kind, remark.Trim())));
            return kinds.Count > 0 || NeutralWords.Are(remark);
        }
    }

    private static SongVersion[] Ordered(List<SongVersion> versions) => [.. versions.Distinct()];

    private static string Unquoted(string text) =>
        text.Length > 2 && (text[0], text[^1]) is ('"', '"') or ('“', '”') or ('„', '“') or ('«', '»') or ('»', '«') or ('「', '」') && text.IndexOf(text[^1], 1) == text.Length - 1
            ? text[1..^1].Trim()
            : text;

    [GeneratedRegex(@"[\s\u00A0]+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    // The innermost brackets; a bracket within a bracket is rare, and the outer one then stays.
    [GeneratedRegex(@"[(\[{（【]([^()\[\]{}（）【】]*)[)\]}）】]", RegexOptions.CultureInvariant)]
    private static partial Regex Bracket();

    [GeneratedRegex(@"^\s*(?:feat\.?|ft\.?|featuring|with|w/|mit|avec)\s+(\S.*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex GuestRemark();

    [GeneratedRegex(@"^\s*(?:with|mit|avec)\s+(?:you|me|us|him|her|them|it|dir|mir|euch|uns|toi|moi|love|lyrics?|the|a|my|your|no|or|vocals?|intro|dem|der|den|einem|einer|meinem?r?)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"\s+(?:feat\.?|ft\.?|featuring)\s+([^()\[\]]+?)(?=\s*(?:[(\[]|\s[-–—]\s|$))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OpenGuest();

    [GeneratedRegex(@"\s+[-–—|~]\s+(?!.*\s[-–—|~]\s)(\S.*?)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Dash();

    [GeneratedRegex(@"(?<=\S)\s+(?:HD|HQ|4K|MV|1080p|720p)$", RegexOptions.CultureInvariant)]
    private static partial Regex Quality();
}
