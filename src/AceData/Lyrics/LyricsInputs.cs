using AceData.Audio;
using AceData.Audio.Decoding;
using AceData.Files;
using AceData.Library;
using AceData.Lyrics.Rendering;
using AceData.Settings;

namespace AceData.Lyrics;

/// <summary>What a request says about its songs.</summary>
internal static class LyricsInputs
{
    /// <summary>Files and folders to scan.</summary>
    /// <exception cref="AceDataException">There is nothing to scan, or options ask for named songs and none are named.</exception>
    public static IReadOnlyList<string> Of(FetchLyricsRequest request, DataRoot root)
    {
        if (request.Inputs.Count > 0)
        {
            return request.Inputs;
        }

        if (request.Instrumental || request.Artist is not null || request.Title is not null)
        {
            throw new AceDataException("INPUT-MISSING", "Name the songs that this is about: acedata lyrics SONG --instrumental, or acedata lyrics SONG --artist NAME --title TITLE");
        }

        return Directory.Exists(root.Audio)
            ? [root.Audio]
            : throw new AceDataException("INPUT-MISSING", $"There is no folder '{root.Audio}'. Put your songs there, or name a folder: acedata lyrics FOLDER");
    }

    /// <summary>Keeps artist and title of the one named song for this run and later ones.</summary>
    /// <exception cref="AceDataException">They are given for several songs, or only the artist is.</exception>
    public static void Remember(FetchLyricsRequest request, IReadOnlyList<Song> songs, LibraryDatabase library)
    {
        if (request.Artist is null && request.Title is null)
        {
            return;
        }

        if (songs.Count != 1)
        {
            throw new AceDataException("IDENTITY-MANY", $"--artist and --title say which song one file holds, and {songs.Count} songs are named. Name one.");
        }

        var known = library.IdentityOf(songs[0]);
        if ((request.Title ?? known?.Title) is not { } title || string.IsNullOrWhiteSpace(title))
        {
            throw new AceDataException("IDENTITY-TITLE", "An artist alone is not enough to look for a song. Add --title.");
        }

        library.SetIdentity(songs[0], new CorrectedIdentity(request.Artist is { } artist ? [artist.Trim()] : known?.Artists ?? [], title.Trim()));
    }

    /// <summary>True for the name of a lyrics file.</summary>
    public static bool IsLyricsFile(string path) => path.EndsWith("_lyrics.txt", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".lyrics.txt", StringComparison.OrdinalIgnoreCase);

    /// <summary>Path of a lyrics file without its ending: that of its song without extension.</summary>
    public static string StemOf(string lyricsFile) => lyricsFile[..^"_lyrics.txt".Length];

    /// <summary>Lyrics files stand for the songs they lie beside; everything else is a song or a folder.</summary>
    /// <exception cref="AceDataException">A lyrics file lies beside no song.</exception>
    public static IReadOnlyList<string> SongsOf(IReadOnlyList<string> inputs) =>
        [.. inputs.SelectMany(input => IsLyricsFile(input) ? BesideOf(input) : [input]).Distinct(StringComparer.Ordinal)];

    private static List<string> BesideOf(string lyricsFile)
    {
        var stem = StemOf(Path.GetFullPath(lyricsFile));
        var songs = AudioFormats.Extensions.Order(StringComparer.Ordinal).Select(extension => stem + extension).Where(File.Exists).ToList();
        return songs.Count > 0
            ? songs
            : throw new AceDataException("LYRICS-NO-SONG", $"'{FileNames.Printable(lyricsFile)}' lies beside no song, so nothing could keep what it said before. Put it beside its song under the song's name.");
    }

    /// <summary>The side car of a form.</summary>
    public static SideCarKind KindOf(LyricsForm form) => form == LyricsForm.AceStep1 ? SideCarKind.Lyrics : SideCarKind.Lyrics15;
}
