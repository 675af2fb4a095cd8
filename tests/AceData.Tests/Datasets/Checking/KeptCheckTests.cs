using AceData.Audio;
using AceData.Datasets.Checking.Fixing;
using AceData.Datasets.Checking.Reporting;
using AceData.Editing;
using AceData.Library;
using AceData.Library.Catalog;
using AceData.Library.Filtering;
using AceData.Settings;
using AceData.Tagging;

namespace AceData.Tests.Datasets.Checking;

/// <summary>What the page makes of the last check: whether it still holds, which songs it means, and how it is mended.</summary>
public class KeptCheckTests
{
    private const string Mixed = "93 bpm, hip hop, rap, minor key, dark, confident, melancholic, synth bass, drums, electric piano, male rap";
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_check_holds_until_a_song_or_its_texts_change_or_one_comes_or_goes()
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", Mixed, CheckFolder.Lyrics);
        folder.Song("b.wav", Mixed, CheckFolder.Lyrics);
        folder.Check();
        await using var open = await OpenAsync(folder);
        var kept = CheckResultFile.Read(open.Root)!; // not null: just written
        Assert.Equal(0, kept.ChangedSince(open.Catalog.Current));

        File.WriteAllText(folder["a_lyrics.txt"], "la la la");
        await open.Catalog.RescanAsync(Stop);
        Assert.Equal(1, kept.ChangedSince(open.Catalog.Current));
        folder.Song("c.wav", null, null);
        File.Delete(folder["b.wav"]);
        await open.Catalog.RescanAsync(Stop);
        Assert.Equal(3, kept.ChangedSince(open.Catalog.Current));
    }

    [Fact]
    public async Task The_filter_shows_the_songs_of_a_finding()
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", Mixed, CheckFolder.Lyrics);
        folder.Song("b.wav", null, CheckFolder.Lyrics);
        var result = folder.Check();
        await using var open = await OpenAsync(folder);
        open.Catalog.NoteFindings(result.Findings.Where(finding => finding.File is not null).GroupBy(finding => finding.File!).ToDictionary(group => SongId.Of(group.Key), group => (IReadOnlyList<string>)[.. group.Select(finding => finding.Code)]));

        Assert.Equal(["b"], Shown("check:prompt-missing"));
        Assert.Equal(["a"], Shown("check:tag-order"));
        File.WriteAllText(folder["b_prompt.txt"], Mixed);
        await open.Catalog.RescanAsync(Stop);
        Assert.Equal(["b"], Shown("check:prompt-missing"));
        open.Catalog.NoteFindings(new Dictionary<SongId, IReadOnlyList<string>>());
        Assert.Empty(Shown("check:prompt-missing"));

        IEnumerable<string> Shown(string filter) => open.Catalog.Current.Songs.Where(SongFilter.Parse(filter).Matches).Select(song => song.Title);
    }

    [Fact]
    public async Task A_plan_shows_what_it_would_change_and_one_undo_takes_it_back()
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", Mixed, CheckFolder.Lyrics);
        folder.Song("b.wav", "hip hop, 93 bpm, rap", CheckFolder.Lyrics);
        await using var open = await OpenAsync(folder);
        using var editor = new SongEditor(open.Library, open.Catalog);

        // Of a song that does not have the finding any more nothing is changed.
        var plan = await FixPlan.MakeAsync("TAG-ORDER", [folder["a.wav"], folder["b.wav"]], open.Catalog, open.Library, open.Root, Stop);
        var change = Assert.Single(plan.Changes);
        Assert.Equal((2, folder["a_prompt.txt"], Mixed), (plan.Songs, change.File, change.Before));
        Assert.Equal(Mixed, File.ReadAllText(folder["a_prompt.txt"]));

        var result = await plan.ApplyAsync(editor, "Mend: order", Stop);
        Assert.Equal(("Mend: order", 1), (result.Step?.Label, result.Changed.Count));
        Assert.StartsWith("hip hop, 93 bpm", File.ReadAllText(folder["a_prompt.txt"]), StringComparison.Ordinal);
        await editor.UndoAsync(cancellationToken: Stop);
        Assert.Equal(Mixed, File.ReadAllText(folder["a_prompt.txt"]));
        await Assert.ThrowsAsync<AceDataException>(() => FixPlan.MakeAsync("PROMPT-MISSING", [folder["a.wav"]], open.Catalog, open.Library, open.Root, Stop));
    }

    [Fact]
    public async Task Lyrics_that_came_after_the_plan_are_kept()
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", "jazz, 100 bpm, instrumental", null);
        folder.Song("b.wav", "jazz, 100 bpm, instrumental", null);
        await using var open = await OpenAsync(folder);
        using var editor = new SongEditor(open.Library, open.Catalog);
        var plan = await FixPlan.MakeAsync("LYRICS-UNMARKED", [folder["a.wav"], folder["b.wav"]], open.Catalog, open.Library, open.Root, Stop);
        Assert.Equal(2, plan.Changes.Count);

        File.WriteAllText(folder["a_lyrics.txt"], "Somebody sings after all");
        var result = await plan.ApplyAsync(editor, "Mend: lyrics", Stop);
        Assert.Equal("FILE-CHANGED", Assert.Single(result.Refused).Code);
        Assert.Equal(("Somebody sings after all", "[inst]"), (File.ReadAllText(folder["a_lyrics.txt"]), File.ReadAllText(folder["b_lyrics.txt"])));
    }

    private static async Task<OpenFolder> OpenAsync(CheckFolder folder)
    {
        var root = DataRoot.Resolve(folder.Root, folder.Root);
        var library = LibraryDatabase.Open(root.LibraryFile, TimeProvider.System);
        var open = new OpenFolder(root, library, new SongCatalog(library, TagRules.Load(root, null, null, null), TimeProvider.System));
        await open.Catalog.OpenAsync([root.Audio], Stop);
        return open;
    }

    private sealed record OpenFolder(DataRoot Root, LibraryDatabase Library, SongCatalog Catalog) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Catalog.DisposeAsync();
            Library.Dispose();
        }
    }
}
