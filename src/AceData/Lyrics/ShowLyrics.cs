using AceData.Audio;
using AceData.Files;
using AceData.Library;
using AceData.Lyrics.Sources;
using AceData.Settings;

namespace AceData.Lyrics;

/// <summary>Shows lyrics with what is known of them: source, score, the rules of cleaning that fired, and suggestions that wait.</summary>
public sealed class ShowLyrics(TimeProvider time)
{
    /// <summary>Shows song after song.</summary>
    /// <exception cref="AceDataException">No song is named, or one is not there.</exception>
    public IEnumerable<ShownLyrics> Run(ShowLyricsRequest request)
    {
        if (request.Inputs.Count == 0)
        {
            throw new AceDataException("INPUT-MISSING", "Name the song: acedata lyrics show SONG");
        }

        var root = DataRoot.Resolve(request.DataRoot, Environment.CurrentDirectory);
        var scan = SongScanner.Scan(LyricsInputs.SongsOf(request.Inputs), Environment.CurrentDirectory, CancellationToken.None);
        if (scan.Problems.Count > 0)
        {
            throw new AceDataException(scan.Problems[0].Code, scan.Problems[0].Text);
        }

        using var library = LibraryDatabase.Open(root.LibraryFile, time);
        foreach (var song in scan.Songs)
        {
            var shown = new[] { SideCarKind.Lyrics, SideCarKind.Lyrics15 }.Select(kind => Show(song, kind, library)).Where(shown => shown.File is not null || shown.Suggestion is not null).ToList();
            foreach (var one in shown.Count > 0 ? shown : [Show(song, SideCarKind.Lyrics, library)])
            {
                yield return one;
            }
        }
    }

    private static ShownLyrics Show(Song song, SideCarKind kind, LibraryDatabase library)
    {
        var path = SideCar.PathOf(song.Path, kind);
        var status = library.StatusOf(song, kind);
        var suggestion = library.Suggestions(kind).FirstOrDefault(other => other.SongPath == song.Path);
        return new ShownLyrics
        {
            Song = song.Path,
            File = status.State == SideCarState.Missing ? null : path,
            Author = status.State switch
            {
                SideCarState.Missing => "missing",
                SideCarState.HandWritten => "by hand",
                _ => "by a run",
            },
            Origin = status.Origin?.Lyrics,
            Text = status.State == SideCarState.Missing ? null : Read(path),
            Suggestion = suggestion?.Proposed,
            SuggestionOrigin = suggestion?.Origin.Lyrics,
        };
    }

    private static string? Read(string path)
    {
        try
        {
            return TextBytes.Decode(FileSystem.Ops.Read(path, SideCarSource.LongestFile));
        }
        catch (FileFaultException fault)
        {
            throw FileMessages.WhileReading(path, fault);
        }
    }
}
