using System.Text;
using AceData.Editing;
using AceData.Files;
using AceData.Library;
using AceData.Library.Catalog;

namespace AceData.Tests.Editing;

public class LyricsEditingTests
{
    private const string Words = "[verse]\nLast stop, nobody home\nRain on the window, I ride alone";

    [Fact]
    public async Task Lyrics_are_saved_with_tidy_line_ends_and_belong_to_the_person()
    {
        await using var songs = await EditedSongs.MakeAsync("rap");

        await songs.Editor.SaveLyricsAsync(songs.Id(0), Words.Replace("\n", "  \r\n", StringComparison.Ordinal) + "\n\n", FileVersion.Missing, "Lyrics");

        Assert.Equal(Words, songs.Lyrics(0));
        Assert.Equal(LyricsState.Edited, songs.Row(0).Lyrics);
        Assert.Equal((Words, songs.Row(0).LyricsVersion), songs.Editor.ReadText(songs.Id(0), SideCarKind.Lyrics));
    }

    [Fact]
    public async Task Two_windows_that_save_the_same_song_see_both_texts()
    {
        await using var songs = await EditedSongs.MakeAsync("rap");
        await songs.Editor.SaveLyricsAsync(songs.Id(0), "first", FileVersion.Missing, "Lyrics");

        var second = await songs.Editor.SaveLyricsAsync(songs.Id(0), "second", FileVersion.Missing, "Lyrics");

        Assert.Equal(("second", "first"), (second.Refused[0].Conflict!.Mine, second.Refused[0].Conflict!.Theirs));
        Assert.Equal("first", songs.Lyrics(0));
    }

    [Fact]
    public async Task A_chosen_text_answers_the_suggestion_and_keeps_where_it_came_from_and_one_undo_brings_both_back()
    {
        await using var songs = await EditedSongs.MakeAsync("rap");
        await songs.Editor.SaveLyricsAsync(songs.Id(0), "mine", FileVersion.Missing, "Lyrics");
        var origin = new SideCarOrigin { Author = SideCarAuthor.Job, Engine = "lrclib", Lyrics = new LyricsOrigin { Source = "lrclib", Score = 0.61 } };
        songs.Library.AddSuggestion(songs.Row(0).Song, SideCarKind.Lyrics, "another one", songs.Row(0).LyricsVersion, origin);
        songs.Catalog.Touch([songs.Id(0)]);

        var late = await songs.Editor.SaveFoundLyricsAsync(songs.Id(0), Words, origin, FileVersion.Missing, "Chosen");
        Assert.Equal("mine", late.Refused[0].Conflict!.Theirs);
        await songs.Editor.SaveFoundLyricsAsync(songs.Id(0), Words, origin, songs.Row(0).LyricsVersion, "Chosen");
        Assert.Equal((Words, "lrclib", null), (songs.Lyrics(0), songs.Row(0).LyricsOrigin?.Source, songs.Row(0).LyricsSuggestion));

        await songs.Editor.UndoAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(("mine", "another one"), (songs.Lyrics(0), songs.Row(0).LyricsSuggestion?.Proposed));
    }

    [Fact]
    public async Task Instrumental_in_bulk_is_one_step_and_gives_the_lyrics_back()
    {
        await using var songs = await EditedSongs.MakeAsync("rap", "pop", null);
        await songs.Editor.SaveLyricsAsync(songs.Id(0), Words, FileVersion.Missing, "Lyrics");

        var on = await songs.Editor.SetInstrumentalAsync(songs.All, isOn: true, "Instrumental", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(3, on.Step!.Songs);
        Assert.All(Enumerable.Range(0, 3), i => Assert.Equal(("[inst]", LyricsState.Instrumental), (songs.Lyrics(i), songs.Row(i).Lyrics)));

        await songs.Editor.SetInstrumentalAsync(songs.All, isOn: false, "Not instrumental", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((Words, null), (songs.Lyrics(0), songs.Lyrics(1)));
    }

    [Fact]
    public async Task Typing_on_is_one_step_and_one_line_of_history_and_what_is_taken_away_is_another()
    {
        await using var songs = await EditedSongs.MakeAsync("rap");
        foreach (var text in new[] { "La", "Last", "Last stop", "Oh\nLast stop", "Oh\nLast", "Oh\nLast night" })
        {
            await songs.Editor.SaveLyricsAsync(songs.Id(0), text, songs.Row(0).LyricsVersion, "Typed");
        }

        Assert.Equal(["Oh\nLast night", "Oh\nLast stop"], songs.Editor.History(songs.Id(0), SideCarKind.Lyrics).Select(revision => Encoding.UTF8.GetString(revision.Content.Span)));
        await songs.Editor.UndoAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("Oh\nLast stop", songs.Lyrics(0));
        await songs.Editor.UndoAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Null(songs.Lyrics(0));
        Assert.Null(songs.Editor.NextUndo);
        await songs.Editor.RedoAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("Oh\nLast stop", songs.Lyrics(0));

        // Another action between two pauses ends the step, and so does another song.
        await songs.ApplyAsync(0, new AddTag("dark"));
        await songs.Editor.SaveLyricsAsync(songs.Id(0), "Oh\nLast stop!", songs.Row(0).LyricsVersion, "Typed");
        await songs.Editor.UndoAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("Oh\nLast stop", songs.Lyrics(0));
    }

    [Fact]
    public async Task Emptied_lyrics_are_no_file_and_every_text_can_be_restored()
    {
        await using var songs = await EditedSongs.MakeAsync("rap");
        await songs.Editor.SaveLyricsAsync(songs.Id(0), Words, FileVersion.Missing, "Lyrics");
        await songs.Editor.SaveLyricsAsync(songs.Id(0), " ", songs.Row(0).LyricsVersion, "Empty");
        Assert.Null(songs.Lyrics(0));
        Assert.Equal(LyricsState.Missing, songs.Row(0).Lyrics);

        var revision = songs.Editor.History(songs.Id(0), SideCarKind.Lyrics)[0];
        await songs.Editor.RestoreAsync(songs.Id(0), SideCarKind.Lyrics, revision.Number, "Restore");
        Assert.Equal(Words, songs.Lyrics(0));
    }

    [Fact]
    public async Task An_uncertain_text_waits_as_a_suggestion_and_is_found_when_it_is_accepted()
    {
        await using var songs = await EditedSongs.MakeAsync("rap");
        var origin = new SideCarOrigin { Author = SideCarAuthor.Job, Lyrics = new LyricsOrigin { Source = "genius", FoundAs = "Iris Vale – Night Bus", Score = 0.61 } };
        var text = Words + "\nRide alone, ride alone";
        songs.Library.AddSuggestion(songs.Row(0).Song, SideCarKind.Lyrics, text, FileVersion.Missing, origin);
        songs.Catalog.Touch([songs.Id(0)]);
        Assert.Equal(LyricsState.Uncertain, songs.Row(0).Lyrics);

        await songs.Editor.AcceptAsync([songs.Id(0)], SideCarKind.Lyrics, "Accept", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((text, LyricsState.Found), (songs.Lyrics(0), songs.Row(0).Lyrics));
        Assert.Equal(0.61, songs.Row(0).LyricsOrigin!.Score);
    }
}
