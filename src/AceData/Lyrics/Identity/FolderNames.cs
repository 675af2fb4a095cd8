using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AceData.Lyrics.Text;

namespace AceData.Lyrics.Identity;

/// <summary>What the folders above a song say: <c>Artist/Album/song.mp3</c>, <c>Artist - Album/song.mp3</c>.</summary>
/// <param name="Artist">Null when they say none.</param>
/// <param name="Album">Null when they say none.</param>
public sealed partial record FolderNames(string? Artist, string? Album)
{
    private static readonly FrozenSet<string> Rooms = new[]
    {
        "music", "musik", "my music", "meine musik", "audio", "songs", "song", "mp3", "flac", "wav", "downloads", "download", "data", "dataset", "datasets", "albums", "alben",
        "singles", "playlists", "playlist", "tracks", "samples", "training", "train", "lieder", "new", "neu", "desktop", "documents", "tmp", "temp", "media", "misc", "input",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads the folders between the root and the song.</summary>
    /// <param name="songPath">Full path of the song.</param>
    /// <param name="rootFolder">Full path of the folder that was scanned; null when none was, then nothing is said.</param>
    public static FolderNames Of(string songPath, string? rootFolder)
    {
        if (rootFolder is null)
        {
            return new FolderNames(null, null);
        }

        var between = Path.GetRelativePath(rootFolder, Path.GetDirectoryName(songPath) ?? rootFolder);
        var folders = between.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries)
            .Where(folder => folder is not "." && !Disc().IsMatch(folder)).ToArray();
        if (folders.Length == 0 || folders.Contains(".."))
        {
            return new FolderNames(null, null);
        }

        var album = Dash().Split(Year().Replace(folders[^1], "").Trim(), 2);
        return album.Length == 2 && !album[0].All(char.IsAsciiDigit) ? new FolderNames(Name(album[0]), album[1])
            : folders.Length > 1 ? new FolderNames(Name(folders[^2]), album[^1])
            : new FolderNames(null, Name(album[^1]));
    }

    private static string? Name(string folder) => Rooms.Contains(TextKey.Of(folder)) || Placeholders.IsArtist(folder) ? null : folder;

    [GeneratedRegex(@"^(?:cd|disc|disk|dvd)\s*\d{1,2}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Disc();

    [GeneratedRegex(@"^[(\[]?(?:19|20)\d\d[)\]]?\s+(?:[-–]\s+)?|\s*[(\[](?:19|20)\d\d[)\]]", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex(@"\s+[-–—]\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Dash();
}
