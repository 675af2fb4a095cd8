using AceData.Editing;
using AceData.Files;
using AceData.Library;

namespace AceData.Tests.Editing;

public class SongEditorTests
{
    private const string Line = "hip hop, 93 bpm, minor key, dark, drums";

    [Fact]
    public async Task Doubling_the_tempo_changes_the_tempo_tag_and_nothing_else()
    {
        await using var songs = await EditedSongs.MakeAsync(Line);
        songs.WriteByJob(0, Line, ConfidenceLevel.Medium);

        var result = await songs.ApplyAsync(0, new ScaleTempo(IsDouble: true));

        Assert.Equal("hip hop, 186 bpm, minor key, dark, drums", songs.Prompt(0));
        Assert.Equal([songs.Id(0)], result.Changed);
        Assert.Equal(186, songs.Row(0).BeatsPerMinute);
        Assert.Contains(LockName.Category("bpm"), songs.Row(0).Locks);
        Assert.Equal(
            [ValueSource.Model, ValueSource.Person, ValueSource.Model, ValueSource.Model, ValueSource.Model],
            songs.Row(0).Tags.Select(tag => tag.Source!.Value));
        Assert.Equal(SideCarState.HandWritten, songs.Row(0).PromptState);
    }

    [Fact]
    public async Task Undo_restores_the_bytes_and_the_origin_after_a_restart_and_redo_does_it_again()
    {
        await using var songs = await EditedSongs.MakeAsync(Line, "\uFEFFpop ,, 120 bpm\r\n", null);
        songs.WriteByJob(0, Line);
        var bytes = File.ReadAllBytes(songs.Folder["1_prompt.txt"]);
        await songs.Editor.ApplyAsync(songs.All, new AddTag("rap"), "Add rap", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("rap", songs.Prompt(2));

        await songs.RestartAsync();
        Assert.Equal(new EditStep(1, "Add rap", 3, songs.Editor.NextUndo!.MadeUtc), songs.Editor.NextUndo);
        var undone = await songs.Editor.UndoAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(3, undone!.Changed.Count);
        Assert.Equal(Line, songs.Prompt(0));
        Assert.Equal(SideCarState.WrittenByJob, songs.Row(0).PromptState);
        Assert.Equal(bytes, File.ReadAllBytes(songs.Folder["1_prompt.txt"]));
        Assert.Null(songs.Prompt(2));
        Assert.Null(songs.Editor.NextUndo);

        await songs.Editor.RedoAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("rap", songs.Prompt(2));
        Assert.Equal("hip hop, 93 bpm, rap, minor key, dark, drums", songs.Prompt(0));
    }

    [Fact]
    public async Task Undo_leaves_alone_and_names_what_was_changed_since()
    {
        await using var songs = await EditedSongs.MakeAsync(Line, Line);
        await songs.Editor.ApplyAsync(songs.All, new RemoveTag("dark"), "Remove dark", cancellationToken: TestContext.Current.CancellationToken);
        File.WriteAllText(songs.Folder["0_prompt.txt"], "typed in an editor");

        var undone = await songs.Editor.UndoAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([songs.Id(1)], undone!.Changed);
        Assert.Equal(songs.Id(0), Assert.Single(undone.Refused).Id);
        Assert.Equal("typed in an editor", songs.Prompt(0));
        Assert.Null(songs.Editor.NextUndo);
    }

    [Fact]
    public async Task A_save_over_a_text_that_was_changed_meanwhile_returns_both()
    {
        await using var songs = await EditedSongs.MakeAsync(Line);
        var seen = songs.Row(0).PromptVersion;
        File.WriteAllText(songs.Folder["0_prompt.txt"], "theirs");

        var result = await songs.Editor.SaveTagsAsync(songs.Id(0), "mine,, too ", seen, "Text");

        var conflict = Assert.Single(result.Refused).Conflict!;
        Assert.Equal(("mine, too", "theirs"), (conflict.Mine, conflict.Theirs));
        Assert.Equal("theirs", songs.Prompt(0));

        await songs.Editor.SaveTagsAsync(songs.Id(0), "mine,, too ", conflict.TheirVersion, "Text");
        Assert.Equal("mine, too", songs.Prompt(0));
        Assert.Contains(songs.Editor.History(songs.Id(0), SideCarKind.Prompt), revision => revision.Content.Span.SequenceEqual("theirs"u8));
    }
}
