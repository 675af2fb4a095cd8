using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AceData.Lyrics.Text;

namespace AceData.Lyrics.Identity;

/// <summary>Texts that programs write where nobody said a name.</summary>
public static partial class Placeholders
{
    private static readonly FrozenSet<string> Nobody = new[]
    {
        "unknown", "unknown artist", "unbekannt", "unbekannter kunstler", "unbekannter interpret", "various artists", "various", "va", "v a",
        "verschiedene", "verschiedene interpreten", "diverse", "diverse interpreten", "no artist", "na", "n a",
        "artista desconocido", "artiste inconnu", "artista sconosciuto", "artiest onbekend",
    }.ToFrozenSet(StringComparer.Ordinal);

    // What recorders and converters write into tags; there are bands of such names, too.
    private static readonly FrozenSet<string> OfPrograms = new[]
    {
        "artist", "interpret", "kunstler", "none", "youtube", "soundcloud", "suno", "udio", "suno ai", "ai", "compilation", "soundtrack", "me", "user", "admin",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Titles = new[]
    {
        "unknown", "unknown title", "unbekannt", "unbekannter titel", "untitled", "ohne titel", "unbenannt", "title", "titel", "none", "no title", "track",
        "song", "audio", "recording", "aufnahme", "new recording", "neue aufnahme", "sans titre", "sin titulo",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for <c>Unknown Artist</c>, <c>Various Artists</c>, <c>VA</c> and the like, in several languages, and for no text.</summary>
    public static bool IsArtist(string? text)
    {
        var key = TextKey.Of(text ?? "");
        return key.Length == 0 || OfPrograms.Contains(key) || IsNobody(text);
    }

    /// <summary>True for names that nobody has, whoever says them; a person or a record may well mean <c>Me</c> or <c>!!!</c>.</summary>
    public static bool IsNobody(string? text) =>
        string.IsNullOrWhiteSpace(text) || (TextKey.Of(text) is var key && (Nobody.Contains(key) || NumberedArtist().IsMatch(key)));

    /// <summary>True for <c>Track 03</c>, <c>AudioTrack 1</c>, <c>Untitled</c>, and for no text.</summary>
    public static bool IsTitle(string? text)
    {
        var key = TextKey.Of(text ?? "");
        return key.Length == 0 || Titles.Contains(key) || NumberedTitle().IsMatch(key);
    }

    [GeneratedRegex(@"^(?:unknown artist|artist|interpret) \d+$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberedArtist();

    [GeneratedRegex(@"^(?:(?:audio ?)?(?:track|spur|titel|piste|pista|traccia)|untitled|unbenannt|recording|aufnahme|new recording|neue aufnahme|audio|stem|loop|vid|rec|voice|img) ?\d+$|^\d{8} \d{4,6}$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberedTitle();
}
