using AceData.Library;
using AceData.Library.Catalog;
using AceData.Settings;
using AceData.Web.Pages.Songs;

namespace AceData.Web.Tests.Pages.Songs;

public class FirstStepTests
{
    private static readonly SongEntry New = new()
    {
        Id = new SongId("1"),
        Song = new Song { Path = "/a/one.wav", Root = "/a", Length = 1, ModifiedUtc = DateTime.UnixEpoch },
        Title = "one",
        Folder = "",
        IsRead = true,
        PromptState = SideCarState.Missing,
        Lyrics = LyricsState.Missing,
    };

    private static readonly SongEntry Tagged = New with
    {
        PromptState = SideCarState.WrittenByJob,
        Lyrics = LyricsState.Found,
        Tags = [new EntryTag("jazz", "genre", ValueSource.Model, ConfidenceLevel.High, IsLocked: false, IsInVocabulary: true)],
    };

    [Fact]
    public void Steps_tick_themselves_from_the_songs_and_say_how_many_are_left()
    {
        Assert.Equal([], Done());
        Assert.Equal(["Add"], Done(New));
        Assert.Equal(["Add", "Listen", "Tag", "Check", "Lyrics"], Done(Tagged));
        Assert.Equal(["Add", "Listen", "Check"], Done(Tagged, New));
        Assert.Equal(["Add", "Listen", "Tag", "Lyrics"], Done(Tagged with { Review = [new ReviewNote(ReviewCause.SuggestionWaits)] }));
        Assert.Equal(["Add", "Tag", "Check", "Lyrics"], Done(Tagged with { PromptState = SideCarState.MadeUp }));
        Assert.Equal([0, 0, 1, 0, 1], FirstStep.Of([New, Tagged], new AppSettings()).Select(step => step.Left));
    }

    [Fact]
    public void A_model_server_counts_before_it_has_listened() =>
        Assert.True(FirstStep.Of([], new AppSettings { ServerAddress = "http://127.0.0.1:8080" }).Single(step => step.Name == "Listen").IsDone);

    private static IEnumerable<string> Done(params IReadOnlyList<SongEntry> songs) => FirstStep.Of(songs, new AppSettings()).Where(step => step.IsDone).Select(step => step.Name);
}
