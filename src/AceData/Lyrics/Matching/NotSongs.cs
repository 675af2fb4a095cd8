using System.Text.RegularExpressions;
using AceData.Lyrics.Identity;
using AceData.Lyrics.Text;

namespace AceData.Lyrics.Matching;

/// <summary>Pages that stand among songs but are none, and artists that sing what others are known for.</summary>
internal static partial class NotSongs
{
    private const int LongestName = 500;

    /// <summary>Why what was found is no song, or not the artist's own; null when nothing says so.</summary>
    public static string? Objection(SongIdentity wanted, string foundTitle, IReadOnlyList<string> foundArtists)
    {
        var (title, wantedTitle) = (TextKey.Of(Cut(foundTitle)), TextKey.Of(wanted.Title ?? ""));
        if (NoSong().Match(title) is { Success: true } word && !NoSong().IsMatch(wantedTitle))
        {
            return $"the page is no song, but holds '{word.Value}'";
        }

        var wantedArtist = TextKey.Of(string.Join(' ', wanted.Artists));
        foreach (var artist in foundArtists)
        {
            var key = TextKey.Of(Cut(artist));
            if (key == wantedArtist)
            {
                continue;
            }

            if (key == "genius" || key.StartsWith("genius ", StringComparison.Ordinal) || VersionWords.In(Cut(artist)).Contains(VersionKind.Translation))
            {
                return $"the page is by '{artist}': a translation or a page about songs";
            }

            if (Imitator().Match(key) is { Success: true } imitator && !wantedArtist.Contains(imitator.Value, StringComparison.Ordinal))
            {
                return $"'{artist}' sings songs of others";
            }
        }

        return null;
    }

    private static string Cut(string text) => text.Length > LongestName ? text[..LongestName] : text;

    [GeneratedRegex(@"\b(?:track ?list(?:ing)?|album art(?:work)?|liner notes|booklet|credits|interview|set ?list|discography|annotated|annotations|q and a|medley|megamix|release calendar|tour dates|unreleased songs)\b", RegexOptions.CultureInvariant)]
    private static partial Regex NoSong();

    [GeneratedRegex(@"\b(?:tribute|karaoke|sing along|cover band|covers|hit crew|cover crew|as made famous by|in the style of)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Imitator();
}
