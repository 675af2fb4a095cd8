using AceData.Editing;
using AceData.Files;
using AceData.Library;
using AceData.Library.Catalog;

namespace AceData.Tests.Editing;

public class MadeUpTagTests
{
    [Fact]
    public async Task Made_up_tags_stay_made_up_when_a_person_changes_one_of_them()
    {
        await using var songs = await EditedSongs.MakeAsync([null]);
        MakeUp(songs, "jazz, 100 bpm, dark, piano");
        Assert.Equal(SideCarState.MadeUp, songs.Row(0).PromptState);

        await songs.ApplyAsync(0, new ReplaceTag("dark", "happy"));

        Assert.Equal([ValueSource.MadeUp, ValueSource.Measured, ValueSource.Person, ValueSource.MadeUp], songs.Row(0).Tags.Select(tag => tag.Source!.Value));
        var note = Assert.Single(songs.Row(0).Review, note => note.Cause == ReviewCause.MadeUp);
        Assert.Equal(2, note.Have);

        // Also when the program was started again, and after another edit.
        await songs.RestartAsync();
        await songs.ApplyAsync(0, new AddTag("soft"));
        Assert.Equal(2, songs.Row(0).Tags.Count(tag => tag.Source == ValueSource.MadeUp));
        await songs.Editor.ConfirmAsync([songs.Id(0)], "Right", cancellationToken: TestContext.Current.CancellationToken);
        Assert.DoesNotContain(songs.Row(0).Review, one => one.Cause == ReviewCause.MadeUp);
    }

    [Fact]
    public async Task What_a_model_heard_is_never_called_made_up_because_made_up_tags_stood_beside_it()
    {
        await using var songs = await EditedSongs.MakeAsync([null]);
        MakeUp(songs, "jazz, 100 bpm, dark");
        await songs.ApplyAsync(0, new AddTag("soft"));
        var song = songs.Row(0);
        songs.Library.AddSuggestion(song.Song, SideCarKind.Prompt, "jazz, 100 bpm, dark, soft, piano", song.PromptVersion, songs.ByJob("jazz, 100 bpm, dark, soft, piano"));
        songs.Catalog.Touch([songs.Id(0)]);

        await songs.Editor.AnswerAsync(songs.Id(0), "piano", isAccepted: true, "Answer");

        Assert.Equal(ValueSource.Model, songs.Row(0).Tags.Single(tag => tag.Text == "piano").Source);
        Assert.Equal(ValueSource.MadeUp, songs.Row(0).Tags.Single(tag => tag.Text == "dark").Source);
    }

    private static void MakeUp(EditedSongs songs, string line)
    {
        var origin = songs.ByJob(line) with { Author = SideCarAuthor.MadeUp, Engine = "fake" };
        origin = origin with { Values = [.. origin.Values.Select(value => value.Category == "bpm" ? value with { Source = ValueSource.Measured } : value)] };
        var song = songs.Row(0).Song;
        new SideCarWriter(songs.Library).Write(song, SideCarKind.Prompt, line, origin, songs.Library.StatusOf(song, SideCarKind.Prompt).Version);
        songs.Catalog.Touch([songs.Id(0)]);
    }
}
