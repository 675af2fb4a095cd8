using AceData.Jobs.Board;
using AceData.Settings;
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
}
