using AceData.Editing;
using AceData.Files;
using AceData.Jobs;
using AceData.Library;
using AceData.Tests.Files;

namespace AceData.Tests.Editing;

public class SongEditorTests
{
    private const string Line = "hip hop, 93 bpm, minor key, dark, drums";

    [Fact]
    public async Task An_edit_that_is_done_lies_on_the_disk_and_so_does_the_name_of_its_file()
    {
        await using var songs = await EditedSongs.MakeAsync(Line);
        var recorder = new RecordingFileOps(FileSystem.Ops);
        using var editor = new SongEditor(songs.Library, songs.Catalog, new AtomicFile(recorder));

        await editor.ApplyAsync([songs.Id(0)], new ScaleTempo(IsDouble: true), "double", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["create", "write", "sync", "rename", "sync folder"], recorder.Log.Select(operation => operation.Call));
        await editor.UndoAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["create", "write", "sync", "rename", "sync folder"], recorder.Log.Skip(5).Select(operation => operation.Call));
    }

    [Fact]
    public async Task Undo_asked_twice_at_once_takes_two_steps_back()
    {
        await using var songs = await EditedSongs.MakeAsync(Line);
        await songs.ApplyAsync(0, new ScaleTempo(IsDouble: true));
        await songs.ApplyAsync(0, new ToggleMode());

        await Task.WhenAll(songs.Editor.UndoAsync(cancellationToken: TestContext.Current.CancellationToken), songs.Editor.UndoAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(Line, songs.Prompt(0));
    }

    [Fact]
    public async Task Undo_of_one_step_leaves_a_later_one_alone()
    {
        await using var songs = await EditedSongs.MakeAsync(Line);
        var first = (await songs.ApplyAsync(0, new ScaleTempo(IsDouble: true))).Step!.Id;
        var second = (await songs.ApplyAsync(0, new ToggleMode())).Step!.Id;

        Assert.Null(await songs.Editor.UndoAsync(first, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("hip hop, 186 bpm, major key, dark, drums", songs.Prompt(0));
        Assert.NotNull(await songs.Editor.UndoAsync(second, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("hip hop, 186 bpm, minor key, dark, drums", songs.Prompt(0));
    }

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

    [Fact]
    public async Task A_read_only_file_is_named_before_and_after_and_costs_no_other_song()
    {
        await using var songs = await EditedSongs.MakeAsync(Line, Line, Line);
        File.SetAttributes(songs.Folder["1_prompt.txt"], FileAttributes.ReadOnly);
        var edit = new RemoveTag("dark");

        var preview = await songs.Editor.PreviewAsync(songs.All, edit, TestContext.Current.CancellationToken);
        var result = await songs.Editor.ApplyAsync(songs.All, edit, "Remove dark", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((3, 2), (preview.Total, preview.Changes));
        Assert.Equal(new EditExample(songs.Id(0), "0", Line, "hip hop, 93 bpm, minor key, drums"), preview.Examples[0]);
        Assert.Equal(2, result.Changed.Count);
        Assert.Equal([FileCodes.FileReadOnly, FileCodes.FileReadOnly], [Assert.Single(preview.Refused).Code, Assert.Single(result.Refused).Code]);
        Assert.Equal(2, result.Step!.Songs);
        Assert.Equal(Line, songs.Prompt(1));
    }

    [Fact]
    public async Task A_cancelled_edit_keeps_what_was_written_and_undo_takes_just_that_back()
    {
        await using var songs = await EditedSongs.MakeAsync([.. Enumerable.Repeat<string?>(Line, 230)]);
        using var stop = new CancellationTokenSource();

        var result = await songs.Editor.ApplyAsync(songs.All, new RemoveTag("dark"), "Remove dark", new Stopping(stop), stop.Token);

        Assert.Equal((200, 30), (result.Changed.Count, result.NotStarted));
        var undone = await songs.Editor.UndoAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(200, undone!.Changed.Count);
        Assert.All(Enumerable.Range(0, 230), i => Assert.Equal(Line, songs.Prompt(i)));
    }

    [Fact]
    public async Task Sixty_edits_of_one_song_are_undone_to_the_first_byte_though_the_history_keeps_fifty()
    {
        await using var songs = await EditedSongs.MakeAsync(" first , text\r\n");
        for (var i = 0; i < 60; i++)
        {
            await songs.ApplyAsync(0, new AddTag($"tag {i}"));
        }

        while (await songs.Editor.UndoAsync(cancellationToken: TestContext.Current.CancellationToken) is { } undone)
        {
            Assert.Empty(undone.Refused);
        }

        Assert.Equal(" first , text\r\n", songs.Prompt(0));
    }

    [Fact]
    public async Task The_stack_holds_two_hundred_steps()
    {
        await using var songs = await EditedSongs.MakeAsync("pop");
        for (var i = 0; i < 203; i++)
        {
            await songs.ApplyAsync(0, new SetTempo(100 + i));
        }

        Assert.Equal(200, songs.Library.Steps().Count);
        Assert.Equal("pop, 302 bpm", songs.Prompt(0));
    }

    [Fact]
    public async Task A_new_edit_ends_what_could_be_done_again()
    {
        await using var songs = await EditedSongs.MakeAsync(Line);
        await songs.ApplyAsync(0, new SetTempo(100));
        await songs.Editor.UndoAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.NotNull(songs.Editor.NextRedo);
        Assert.Empty(songs.Row(0).Locks);

        await songs.ApplyAsync(0, new SetTempo(120));

        Assert.Null(songs.Editor.NextRedo);
        Assert.Null(await songs.Editor.RedoAsync(cancellationToken: TestContext.Current.CancellationToken));
    }

    private sealed class Stopping(CancellationTokenSource stop) : IProgress<JobProgress>
    {
        public void Report(JobProgress value) => stop.Cancel();
    }
}
