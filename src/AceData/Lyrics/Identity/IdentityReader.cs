using System.Text.RegularExpressions;
using AceData.Audio.Decoding;
using AceData.Lyrics.Text;

namespace AceData.Lyrics.Identity;

/// <summary>Says which song a file holds: by its tags, else by its name, else by its folders.</summary>
public static partial class IdentityReader
{
    private const int LongestName = 500;

    /// <summary>Reads the identity.</summary>
    /// <param name="songPath">Full path of the audio file.</param>
    /// <param name="rootFolder">The folder that was scanned; folders above it say nothing. Null when none was.</param>
    /// <param name="tags">The tags embedded in the file.</param>
    /// <param name="durationSeconds">Length, when known.</param>
    public static SongIdentity Read(string songPath, string? rootFolder, EmbeddedTags tags, double? durationSeconds)
    {
        var name = FileNameReader.Read(Path.GetFileNameWithoutExtension(songPath));
        var identity = Placeholders.IsTitle(tags.Title) ? FromName(name, tags) : FromTags(tags, name);
        if (identity.Artists.Count == 0 && identity.IsKnown && FolderNames.Of(songPath, rootFolder) is { Artist: { } artist } folder)
        {
            identity = identity with { Artists = ArtistNames.Read(artist).Main, Album = identity.Album ?? folder.Album, Source = IdentitySource.Folder };
        }

        return identity with { DurationSeconds = durationSeconds, Source = identity.IsKnown ? identity.Source : IdentitySource.None };
    }

    /// <summary>Reads an identity out of an artist and a title as a person or a tag writes them.</summary>
    /// <param name="artist">With guests, if any; null when unknown.</param>
    /// <param name="title">With brackets, if any.</param>
    /// <param name="source">Who says so: <see cref="IdentitySource.None"/> for a page or record.</param>
    public static SongIdentity FromNames(string? artist, string title, IdentitySource source)
    {
        (artist, title) = (Cut(artist ?? ""), Cut(title));
        var names = source is IdentitySource.Person or IdentitySource.None ? ArtistNames.ReadSaid(artist) : ArtistNames.Read(artist);
        var (own, alternative) = WithoutArtist(TrackNumber().Replace(title.Trim(), ""), artist, names);
        var parts = TitleParts.Read(own.Title);
        if (names.Main.Count == 0 && own.Artist is not null)
        {
            names = ArtistNames.Read(own.Artist) is { Main.Count: > 0 } found ? found with { Guests = [.. names.Guests, .. found.Guests] } : names;
        }

        return new SongIdentity
        {
            Artists = names.Main,
            Title = parts.Title,
            Guests = [.. names.Guests.Concat(parts.Guests).DistinctBy(TextKey.Of)],
            Versions = parts.Versions,
            Source = source,
            Alternatives = alternative is null ? [] : [FromNames(alternative.Value.Artist, alternative.Value.Title, source)],
        };
    }

    private static string Cut(string text) => text.Length > LongestName ? text[..LongestName] : text;

    private static SongIdentity FromTags(EmbeddedTags tags, FileNameReading name)
    {
        var artist = Placeholders.IsArtist(tags["artist"]) ? tags["album_artist"] : tags["artist"];
        var identity = FromNames(artist, tags.Title!, IdentitySource.EmbeddedTags) with { Album = Placeholders.IsTitle(tags["album"]) ? null : tags["album"] };
        var isSame = name.Title is not null && identity.Title is not null && TextKey.Of(name.Title) == TextKey.Of(identity.Title);

        // "Salt Letters (Instrumental).mp3" may carry the tags of the sung one.
        return isSame
            ? identity with
            {
                Artists = identity.Artists.Count > 0 ? identity.Artists : name.Artists,
                Versions = [.. identity.Versions.Concat(name.Versions).DistinctBy(version => version.Kind)],
                Guests = [.. identity.Guests.Concat(name.Guests).DistinctBy(TextKey.Of)],
            }
            : identity;
    }

    private static SongIdentity FromName(FileNameReading name, EmbeddedTags tags)
    {
        var tagged = ArtistNames.Read(Placeholders.IsArtist(tags["artist"]) ? tags["album_artist"] : tags["artist"]);
        var identity = Of(name);
        return identity with
        {
            Artists = tagged.Main.Count > 0 ? tagged.Main : identity.Artists,
            Guests = [.. tagged.Guests.Concat(identity.Guests).DistinctBy(TextKey.Of)],
            Album = Placeholders.IsTitle(tags["album"]) ? identity.Album : tags["album"],
            Alternatives = [.. name.Alternatives.Where(other => other.Title is not null).Select(Of)],
        };
    }

    private static SongIdentity Of(FileNameReading name) => new()
    {
        Artists = name.Artists,
        Title = name.Title,
        Guests = name.Guests,
        Versions = name.Versions,
        Album = name.Album,
        Source = IdentitySource.FileName,
    };

    /// <summary>"Iris Vale - Night Ferry" as a title: the artist again, or, where the artist is a label or nobody, the artist at all.</summary>
    private static ((string? Artist, string Title) Own, (string Artist, string Title)? Alternative) WithoutArtist(string title, string artist, ArtistNames names)
    {
        var halves = Dash().Split(title, 2);
        if (halves.Length < 2 || TextKey.Of(halves[0]).Length == 0 || TextKey.Of(halves[1]).Length == 0 || VersionWords.In(halves[1]).Count > 0 || NeutralWords.Are(halves[1]))
        {
            return ((null, title), null);
        }

        var first = TextKey.Of(halves[0]);
        return names.Main.Count == 0 || first == TextKey.Of(artist) || names.Main.Any(name => first == TextKey.Of(name))
            ? ((halves[0], halves[1]), null)
            : ((null, title), (halves[0], halves[1]));
    }

    [GeneratedRegex(@"\s+[-–—]\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Dash();

    [GeneratedRegex(@"^(?:0\d{1,2}|\d{1,2}(?=\.\s|\s[-–]\s))(?:\.|\s[-–])?\s+(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex TrackNumber();
}
