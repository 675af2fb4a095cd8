using System.Text;
using AceData.Lyrics.Identity;
using AceData.Lyrics.Network;
using AceData.Lyrics.Text;

namespace AceData.Lyrics.Genius;

/// <summary>
/// Guesses the address of a song page: artist, title and the word "lyrics", letters without their marks, hyphens between.
/// Only ever a guess: the page that comes says which song it is.
/// </summary>
internal static class GeniusSlug
{
    private const int MostPaths = 2;
    private const int Shortest = 3;

    /// <summary>Paths to try, best first: all main artists, then the first one.</summary>
    public static IReadOnlyList<string> Paths(SongIdentity song)
    {
        if (song.Title is null || song.Artists.Count == 0)
        {
            return [];
        }

        var title = song.TitleWithVersions();
        string[] artists = [song.ArtistNames(), song.Artists[0]];
        return [.. artists
            .Select(artist => Path(artist, title, sharpS: ""))
            .Concat(artists.Select(artist => Path(artist, title, sharpS: "ss")))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Take(MostPaths)];
    }

    /// <summary>The part of the address that stands for a name.</summary>
    /// <param name="name">Of an artist or a song.</param>
    /// <param name="sharpS">What becomes of ß: nothing, or <c>ss</c>; both were seen nowhere.</param>
    internal static string Slug(string name, string sharpS = "")
    {
        var slug = new StringBuilder();
        foreach (var c in Marks.Decompose(name.Replace(" & ", " and ", StringComparison.Ordinal)))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (c == 'ß')
            {
                slug.Append(sharpS);
            }
            else if ((char.IsWhiteSpace(c) || c is '&' or '$' or '/' or '!' or '_' or '-' or '–' or '—') && slug is not { Length: 0 } && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }

    private static string? Path(string artist, string title, string sharpS)
    {
        var (first, second) = (Slug(artist, sharpS), Slug(title, sharpS));
        return first.Length == 0 || second.Length == 0 || first.Length + second.Length < Shortest
            ? null
            : $"/{char.ToUpperInvariant(first[0])}{first[1..]}-{second}-lyrics";
    }
}
