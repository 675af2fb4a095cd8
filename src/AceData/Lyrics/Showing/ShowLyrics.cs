using AceData.Audio;
using AceData.Files;
using AceData.Library;
using AceData.Lyrics.FileCleaning;
using AceData.Lyrics.Sources;
using AceData.Requests;
using AceData.Settings;

namespace AceData.Lyrics.Showing;

/// <summary>Shows lyrics with what is known of them: source, score, the rules of cleaning that fired, and suggestions that wait.</summary>
public sealed class ShowLyrics(TimeProvider time)
{
    /// <summary>Shows song after song; what is wrong with one name or file hides no other.</summary>
    /// <exception cref="AceDataException">No song is named, or none of them is there.</exception>
    public IEnumerable<ShownLyrics> Run(ShowLyricsRequest request)
    {
        if (request.Inputs.Count == 0)
        {
            throw new AceDataException("INPUT-MISSING", $"Name the song: {CommandHint.Of("lyrics", "show", "SONG")}");
        }

        var root = DataRoot.Resolve(request.DataRoot, Environment.CurrentDirectory);
        var named = NamedTexts.Find(request.Inputs, Environment.CurrentDirectory, CancellationToken.None);
        if (named is { Songs: [], Problems: [var only, ..] })
        {
            throw new AceDataException(only.Code, $"'{FileNames.Printable(only.Path)}': {only.Text}");
        }

        using var library = LibraryDatabase.Open(root.LibraryFile, time);
        foreach (var problem in named.Problems)
        {
            yield return new ShownLyrics { Song = problem.Path, Author = "missing", Notes = [problem.Text] };
        }

        foreach (var song in named.Songs)
        {
            var shown = new[] { SideCarKind.Lyrics, SideCarKind.Lyrics15 }
                .Where(kind => named.Means(song, kind))
                .Select(kind => Show(song, kind, library))
                .ToList();
            var there = shown.FindAll(one => one.File is not null || one.Suggestion is not null);
            foreach (var one in there.Count > 0 ? there : [.. shown.Take(1)])
            {
                yield return one;
            }
        }
    }

    private static ShownLyrics Show(Song song, SideCarKind kind, LibraryDatabase library)
    {
        var path = SideCar.PathOf(song.Path, kind);
        var status = library.StatusOf(song, kind);
        var suggestion = library.SuggestionFor(song, kind);
        var shown = new ShownLyrics
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
            Suggestion = suggestion?.Proposed,
            SuggestionOrigin = suggestion?.Origin.Lyrics,
            Earlier = library.History(song, kind).Count(revision => revision.Version != status.Version),
        };
        return status.State == SideCarState.Missing ? shown : WithText(shown, kind, path);
    }

    private static ShownLyrics WithText(ShownLyrics shown, SideCarKind kind, string path)
    {
        try
        {
            var bytes = FileSystem.Ops.Read(path, SideCarSource.LongestFile);
            var (look, _) = CleaningLook.At(path, kind, bytes, inferStructure: false);
            return look.Outcome switch
            {
                CleaningOutcome.Failed => shown with { Notes = [look.Error!] },
                CleaningOutcome.WouldRemove => shown with
                {
                    Author = shown.Author == "by hand" ? "by another tool" : shown.Author,
                    Text = TextBytes.Decode(bytes),
                    Notes = [$"It holds only the failure message of another tool, which a trainer would take for lyrics. Take it away: {Clean(path, "--write")}"],
                },
                CleaningOutcome.WouldChange => shown with { Text = TextBytes.Decode(bytes), Notes = [$"Cleaning would change it{Why(look)}. See what: {Clean(path)}"] },
                _ => shown with { Text = TextBytes.Decode(bytes), Notes = look.Warnings },
            };
        }
        catch (FileFaultException fault)
        {
            return shown with { Notes = [FileMessages.WhileReading(path, fault).Message] };
        }
    }

    private static string Why(CleanedFile look) => look.Rules.Count == 0 ? string.Empty : " (" + string.Join(", ", look.Rules.Select(fired => fired.Title)) + ")";

    private static string Clean(string path, params string[] options) => CommandHint.Of(["lyrics", "clean", CommandHint.NameOf(path), .. options]);
}
