using System.Text.RegularExpressions;
using AceData.Lyrics.Identity;
using AceData.Lyrics.Text;

namespace AceData.Lyrics.Matching;

/// <summary>How alike the artists of two songs are.</summary>
/// <param name="Likeness">0.6 when the wanted artist is not known.</param>
/// <param name="Doubt">What speaks against it although the names are alike; null when nothing does.</param>
internal sealed partial record ArtistMatch(Likeness Likeness, string? Doubt)
{
    /// <summary>Names of so many letters or fewer must be equal.</summary>
    private const int Shortest = 3;
    private const double Unknown = 0.6;
    private const double OnlyGuest = 0.65;
    private const double Variant = 0.97;
    private const double SameName = 0.85;

    public static ArtistMatch Of(SongIdentity wanted, SongIdentity found)
    {
        var (mainA, mainB) = (Split(wanted.Artists), Split(found.Artists));
        if (mainA.Count == 0)
        {
            return new ArtistMatch(new Likeness(Unknown, false), "the artist of the song is not known");
        }

        if (mainB.Count == 0)
        {
            return new ArtistMatch(new Likeness(Unknown, false), "what was found names no artist");
        }

        var (allA, allB) = (mainA.Concat(Split(wanted.Guests)).ToList(), mainB.Concat(Split(found.Guests)).ToList());
        var whole = Name(string.Join(" & ", wanted.Artists), string.Join(" & ", found.Artists));
        if (whole is { Score: > SameName, IsSafe: true })
        {
            return new ArtistMatch(whole, Disagree(wanted.Guests, allB, found.Guests, allA));
        }

        var first = Best(mainA[0], mainB);
        var parts = new Likeness((0.55 * first.Score) + (0.25 * mainA.Average(a => Best(a, allB).Score)) + (0.20 * mainB.Average(b => Best(b, allA).Score)), first.IsSafe);
        var best = Likeness.Best(whole, parts);

        // The main artist here is a guest there, or the other way round: it may be the same song, or an answer to it.
        var isGuest = mainA.Count == 1 && Best(mainA[0], mainB).Score < SameName && Best(mainA[0], Split(found.Guests)) is { IsSafe: true };
        return isGuest
            ? new ArtistMatch(new Likeness(Math.Max(OnlyGuest, Math.Min(best.Score, OnlyGuest)), true), $"{wanted.Artists[0]} is only a guest there")
            : new ArtistMatch(best, Disagree(allA, allB, allB, allA));
    }

    /// <summary>Each side names somebody whom the other does not: "A &amp; B" is not "A &amp; C".</summary>
    private static string? Disagree(IReadOnlyList<string> wanted, IReadOnlyList<string> allFound, IReadOnlyList<string> found, IReadOnlyList<string> allWanted)
    {
        var missing = wanted.FirstOrDefault(name => Best(name, allFound).Score < SameName);
        var extra = found.FirstOrDefault(name => Best(name, allWanted).Score < SameName);
        return missing is not null && extra is not null ? $"{missing} is missing there, and {extra} is named instead" : null;
    }

    private static Likeness Best(string name, IReadOnlyList<string> others) =>
        others.Aggregate(Likeness.None, (best, other) => Likeness.Best(best, Name(name, other)));

    // "!!!" has no letter to split at, but is a band.
    private static List<string> Split(IReadOnlyList<string> names) =>
        [.. names.SelectMany(name => ArtistNames.SplitBand(name) is { Count: > 0 } parts ? parts : [name])];

    private static Likeness Name(string a, string b)
    {
        if (a.Equals(b, StringComparison.OrdinalIgnoreCase))
        {
            return new Likeness(1, true);
        }

        var best = Likeness.None;
        foreach (var (textA, factorA) in Variants(a))
        {
            foreach (var (textB, factorB) in Variants(b))
            {
                best = Likeness.Best(best, Likeness.Of(textA, textB, Shortest).Times(Math.Min(factorA, factorB)));
            }
        }

        return best;
    }

    /// <summary>The name without "the"; outside and inside a bracket; without DJ or MC.</summary>
    private static IEnumerable<(string Text, double Factor)> Variants(string name)
    {
        var bare = The().Replace(name, "");
        yield return (bare, 1);
        if (Bracketed().Match(bare) is { Success: true } match)
        {
            yield return (match.Groups[1].Value, Variant);
            if (TextKey.Of(match.Groups[2].Value).Length > Shortest)
            {
                yield return (match.Groups[2].Value, Variant);
            }
        }

        if (Calling().Match(bare) is { Success: true, Length: var length })
        {
            yield return (bare[length..], Variant);
        }
    }

    [GeneratedRegex(@"(?<=^|[&,]\s*|\band\s+)(?:the|die)\s+(?=\S)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex The();

    [GeneratedRegex(@"^(.+?)\s*[(\[（]([^()\[\]（）]+)[)\]）]$", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^(?:dj|mc)\s+(?=\S{4})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Calling();
}
