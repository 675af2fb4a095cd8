using AceData.Audio;
using AceData.Files;
using AceData.Library;
using AceData.Lyrics.Rendering;
using AceData.Requests;
using AceData.Settings;

namespace AceData.Lyrics.Fetching;

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
            throw new AceDataException("INPUT-MISSING", $"Name the songs that this is about: {CommandHint.Of("lyrics", "SONG", "--instrumental")}, or {CommandHint.Of("lyrics", "SONG", "--artist", "NAME", "--title", "TITLE")}");
        }

        return [DefaultFolder(root)];
    }

    /// <summary>The folder of songs where none is named.</summary>
    /// <exception cref="AceDataException">It is not there.</exception>
    public static string DefaultFolder(DataRoot root) => Directory.Exists(root.Audio)
        ? root.Audio
        : throw new AceDataException("INPUT-MISSING", $"There is no folder '{root.Audio}'. Put your songs there, or name a folder: {CommandHint.Of("lyrics", "FOLDER")}");

    /// <summary>Refuses what cannot say which song a file holds.</summary>
    /// <exception cref="AceDataException">Artist and title are empty, are given for several songs, or only the artist is.</exception>
    public static void CheckIdentity(FetchLyricsRequest request, IReadOnlyList<Song> songs, LibraryDatabase library)
    {
        foreach (var (option, value) in new[] { ("--artist", request.Artist), ("--title", request.Title) })
        {
            if (value is not null && string.IsNullOrWhiteSpace(value))
            {
                throw new AceDataException("IDENTITY-EMPTY", $"{option} is empty. Say the name in quotes, or leave {option} out.");
            }
        }

        if ((request.Artist ?? request.Title) is not null && songs.Count != 1)
        {
            throw new AceDataException("IDENTITY-MANY", $"--artist and --title say which song one file holds, and {songs.Count} songs are named. Name one.");
        }

        if (request is { Artist: not null, Title: null } && library.IdentityOf(songs[0]) is null)
        {
            throw new AceDataException("IDENTITY-TITLE", "An artist alone is not enough to look for a song. Add --title.");
        }
    }

    /// <summary>Keeps artist and title of the one named song for this run and later ones.</summary>
    public static void Remember(FetchLyricsRequest request, IReadOnlyList<Song> songs, LibraryDatabase library)
    {
        if (request.Artist is null && request.Title is null)
        {
            return;
        }

        var known = library.IdentityOf(songs[0]);
        library.SetIdentity(songs[0], new CorrectedIdentity(request.Artist is { } artist ? [artist.Trim()] : known?.Artists ?? [], (request.Title ?? known!.Title).Trim()));
    }

    /// <summary>The side car of a form.</summary>
    public static SideCarKind KindOf(LyricsForm form) => form == LyricsForm.AceStep1 ? SideCarKind.Lyrics : SideCarKind.Lyrics15;
}
