using AceData.Files;
using AceData.Jobs;
using AceData.Library;
using AceData.Web.Tests.Browsing;

namespace AceData.Web.Tests.Attacks;

/// <summary>A data folder in which everything that a page shows is hostile: names, folders, tags, lyrics, what models and hosts said, and runs with their logs.</summary>
internal sealed class HostileSongs : IDisposable
{
    private HostileSongs(IReadOnlyList<HostileText> texts) => Texts = texts;

    public SongFolder Folder { get; } = new();

    public IReadOnlyList<HostileText> Texts { get; }

    public static async Task<HostileSongs> MakeAsync(IReadOnlyList<HostileText> texts)
    {
        var songs = new HostileSongs(texts);
        songs.Folder.Add("00 harmless", "jazz, 100 bpm");
        foreach (var text in texts)
        {
            songs.Folder.Add($"{text.AsName.Whole}/{text.AsName.Whole}", lyrics: text.Whole);
        }

        songs.FillLibrary();
        foreach (var pair in texts.Chunk(2))
        {
            var (title, error) = (string.Join(" and ", pair.Select(text => text.AsTag.Whole)), string.Join(" and ", pair.Select(text => text.AsTag.Whole)));
            await PastJobs.EndedAsync(songs.Folder, title, [.. PastJobs.Broken[..1], new JobLog("error", error, "DISK-FULL"), PastJobs.Broken[^1]]);
        }

        await PastJobs.EndedAsync(songs.Folder, "A talkative run", [PastJobs.Good[0], .. texts.Select(text => new JobLog("info", text.Whole)), .. PastJobs.Good[1..]]);
        return songs;
    }

    public void Dispose() => Folder.Dispose();

    private void FillLibrary()
    {
        using var library = LibraryDatabase.Open(Path.Combine(Folder.Path, ".acedata", "library.db"), TimeProvider.System);
        var writer = new SideCarWriter(library);
        foreach (var song in SongScanner.Scan([Folder.Audio], Folder.Path, TestContext.Current.CancellationToken).Songs)
        {
            if (Texts.FirstOrDefault(one => Path.GetFileNameWithoutExtension(song.Path) == one.AsName.Whole) is not { } text)
            {
                continue;
            }

            var line = $"{text.AsTag.Whole}, dark, 100 bpm";
            writer.Write(song, SideCarKind.Prompt, line, new SideCarOrigin
            {
                Author = SideCarAuthor.Job,
                Engine = "server",
                Model = text.AsTag.Whole,
                Values = [new ValueOrigin("mood", "dark", ValueSource.Model, ConfidenceLevel.High)],
                RawAnswers = new Dictionary<string, string> { ["mood"] = text.Whole },
            }, library.StatusOf(song, SideCarKind.Prompt).Version);
            library.AddSuggestion(song, SideCarKind.Lyrics, "[verse]\n" + text.Whole, library.StatusOf(song, SideCarKind.Lyrics).Version, new SideCarOrigin
            {
                Author = SideCarAuthor.Job,
                Lyrics = new LyricsOrigin { Source = text.AsTag.Whole, FoundAs = text.AsTag.Whole, Address = "javascript:window.xss=1", Score = 0.5, IsUnsure = true },
            });
        }
    }
}
