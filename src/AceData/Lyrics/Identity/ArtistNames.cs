using System.Text.RegularExpressions;
using AceData.Lyrics.Text;

namespace AceData.Lyrics.Identity;

/// <summary>The artists that one line of text names.</summary>
/// <param name="Main">Main artists in order. Names joined by <c>&amp;</c>, <c>and</c> or a comma stay together: they may be one band.</param>
/// <param name="Guests">Those behind <c>feat.</c></param>
public sealed partial record ArtistNames(IReadOnlyList<string> Main, IReadOnlyList<string> Guests)
{
    /// <summary>Nobody.</summary>
    public static ArtistNames None { get; } = new([], []);

    /// <summary>Reads a tag or a part of a file name; placeholders such as <c>Unknown Artist</c> are nobody.</summary>
    public static ArtistNames Read(string? text) => Read(text, Placeholders.IsArtist);

    /// <summary>Reads what a person, a page or a record says: a name such as <c>Me</c> is meant.</summary>
    public static ArtistNames ReadSaid(string? text) => Read(text, Placeholders.IsNobody);

    /// <summary>The single names of a list of guests: commas, <c>&amp;</c> and <c>and</c> part them.</summary>
    public static IReadOnlyList<string> SplitGuests(string text) =>
        [.. GuestSeparator().Split(text).Select(Tidy).Where(name => name.Length > 0)];

    /// <summary>The single people or bands that a name may be made of: <c>A &amp; B</c> → A, B. It may also be one band; compare the whole name as well.</summary>
    public static IReadOnlyList<string> SplitBand(string name) =>
        [.. BandSeparator().Split(name).Select(Tidy).Where(part => TextKey.Of(part).Length > 0)];

    private static ArtistNames Read(string? text, Func<string?, bool> isNobody)
    {
        if (string.IsNullOrWhiteSpace(text) || isNobody(text))
        {
            return None;
        }

        var clean = Channel().Replace(text.Trim(), "");
        var guestsAt = Guest().Match(clean);
        var main = guestsAt.Success ? clean[..guestsAt.Index] : clean;
        var guests = guestsAt.Success ? SplitGuests(clean[(guestsAt.Index + guestsAt.Length)..]) : [];
        return new ArtistNames([.. Separator().Split(main).Select(Tidy).Where(name => name.Length > 0 && !isNobody(name))], guests);
    }

    private static string Tidy(string name)
    {
        var tidy = name.Trim(' ', ',', ';', '(', '[', '-', '–').TrimEnd(' ', '\t');
        tidy = Closing().Replace(tidy, "");

        // "Paper Captains, The" is how catalogues sort.
        var comma = tidy.LastIndexOf(',');
        return comma > 0 && tidy[(comma + 1)..].Trim() is var article && article.ToLowerInvariant() is "the" or "die" or "der" or "das" or "los" or "las" or "les"
            ? $"{tidy[(comma + 1)..].Trim()} {tidy[..comma].Trim()}"
            : tidy;
    }

    // "X - Topic" and "XVEVO" are channels of a video site.
    [GeneratedRegex(@"\s+[-–]\s+Topic$|(?<=\p{L})\s?VEVO$", RegexOptions.CultureInvariant)]
    private static partial Regex Channel();

    [GeneratedRegex(@"[\s(\[]+(?:feat\.?|ft\.?|featuring)\s+(?=\S)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Guest();

    [GeneratedRegex(@"\s*[;\0]\s*|\s+/\s+|\s+(?:x|×|vs\.?)\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\s*[,;\0]\s*(?:(?:and|und|&)\s+)?|\s*/\s*|\s+(?:&|\+|and|und|x|×|y|et|feat\.?|ft\.?)\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex GuestSeparator();

    [GeneratedRegex(@"\s*[,;/\0]\s*(?:(?:and|und|&)\s+)?|\s*[&+]\s*|\s+(?:and|und|x|×|vs\.?|y|et|e|with|mit|feat\.?|ft\.?|featuring)\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BandSeparator();

    // A bracket that was opened before the guests closes behind them.
    [GeneratedRegex(@"(?<=^[^(\[]*)[)\]]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Closing();
}
