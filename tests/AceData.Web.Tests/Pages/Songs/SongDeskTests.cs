using System.Collections.Concurrent;
using AceData.Audio;
using AceData.Jobs.Board;
using AceData.Library;
using AceData.Library.Catalog;
using AceData.Settings;
using AceData.Tagging;
using AceData.Web.Pages.Songs;
using AceData.Web.Workplaces;

namespace AceData.Web.Tests.Pages.Songs;

public class SongDeskTests
{
    [Fact]
    public async Task What_changed_before_the_window_was_ready_is_shown_by_it()
    {
        using var folder = new SongFolder();
        folder.Add("one", "jazz, 100 bpm");
        using var instance = InstanceLock.Take(DataRoot.Resolve(folder.Path, folder.Path), TimeProvider.System);
        await using var place = Workplace.Open(instance, JobProgram.OfThisProcess(), TimeProvider.System);
        using var desk = new SongDesk(place);
        var told = new TaskCompletionSource();
        place.Catalog.Changed += change =>
        {
            if (change.Now.Songs.Count == 2 && change.Now.IsComplete)
            {
                told.TrySetResult();
            }
        };
        folder.Add("two", "jazz, 100 bpm");
        await place.ChooseFoldersAsync([folder.Audio]);
        await told.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        desk.Attach(action => action());

        Assert.Equal((2, 2), (desk.Shown.Count, desk.Songs.Read));
    }

    [Fact]
    public async Task News_that_waited_for_a_busy_window_take_no_song_away_that_it_shows_already()
    {
        using var folder = new SongFolder();
        folder.Add("one", "jazz, 100 bpm");
        using var instance = InstanceLock.Take(DataRoot.Resolve(folder.Path, folder.Path), TimeProvider.System);
        await using var place = Workplace.Open(instance, JobProgram.OfThisProcess(), TimeProvider.System);
        var told = 0L;
        place.Catalog.Changed += change => Volatile.Write(ref told, change.Now.Number);
        await place.ChooseFoldersAsync([folder.Audio]);
        while (Volatile.Read(ref told) != place.Catalog.Current.Number)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        using var desk = new SongDesk(place);
        using var waiting = new BlockingCollection<Action>();
        desk.Attach(waiting.Add);

        // A change of a row is told, and before the window hears of it there are more songs and a filter is typed.
        File.WriteAllText(folder.Prompt("one"), "pop, 100 bpm");
        place.Catalog.Touch([folder.Prompt("one")]);
        Assert.True(waiting.TryTake(out var news, TimeSpan.FromSeconds(60)));
        folder.Add("two", "jazz, 100 bpm");
        await place.Catalog.RescanAsync(TestContext.Current.CancellationToken);
        desk.Filter("");
        Assert.Equal(2, desk.Shown.Count);

        news();

        Assert.Equal(2, desk.Shown.Count);
        Assert.DoesNotContain(null, desk.Shown);
    }

    [Fact]
    public async Task A_current_song_that_went_away_leaves_its_place_empty_until_another_one_is_chosen()
    {
        using var folder = new SongFolder();
        folder.Add("one", "jazz, 100 bpm");
        var two = folder.Add("two", "jazz, 100 bpm");
        using var instance = InstanceLock.Take(DataRoot.Resolve(folder.Path, folder.Path), TimeProvider.System);
        await using var place = Workplace.Open(instance, JobProgram.OfThisProcess(), TimeProvider.System);
        await place.ChooseFoldersAsync([folder.Audio]);
        using var desk = new SongDesk(place);
        desk.Go(desk.Shown[1].Id);

        File.Delete(two);
        await place.Catalog.RescanAsync(TestContext.Current.CancellationToken);
        desk.Refresh();
        Assert.Equal((null, "two"), (desk.Current?.Title, desk.Gone?.Title));
        Assert.Empty(desk.Targets);

        folder.Add("two", "jazz, 100 bpm");
        await place.Catalog.RescanAsync(TestContext.Current.CancellationToken);
        desk.Refresh();
        Assert.Equal(("two", null), (desk.Current?.Title, desk.Gone?.Title));

        File.Delete(two);
        await place.Catalog.RescanAsync(TestContext.Current.CancellationToken);
        desk.Refresh();
        Assert.True(desk.Move(1));
        Assert.Equal(("one", null), (desk.Current?.Title, desk.Gone?.Title));
    }

    [Fact]
    public async Task Nothing_is_said_of_songs_before_the_folder_was_looked_through()
    {
        using var folder = new SongFolder();
        using var library = LibraryDatabase.Open(Path.Combine(folder.Path, ".acedata", "library.db"), TimeProvider.System);
        await using var catalog = new SongCatalog(library, TagRules.Shipped(), TimeProvider.System);
        Assert.Equal((false, false), (catalog.Current.IsScanned, catalog.Current.IsComplete));

        await catalog.OpenAsync([folder.Audio], TestContext.Current.CancellationToken);
        Assert.Equal((true, true, 0), (catalog.Current.IsScanned, catalog.Current.IsComplete, catalog.Current.Songs.Count));
    }

    [Fact]
    public async Task A_folder_that_is_gone_was_looked_for_too()
    {
        using var folder = new SongFolder();
        using var library = LibraryDatabase.Open(Path.Combine(folder.Path, ".acedata", "library.db"), TimeProvider.System);
        await using var catalog = new SongCatalog(library, TagRules.Shipped(), TimeProvider.System);
        await Assert.ThrowsAsync<AceDataException>(() => catalog.OpenAsync([Path.Combine(folder.Path, "gone")], TestContext.Current.CancellationToken));
        Assert.True(catalog.Current.IsScanned);
    }
}
