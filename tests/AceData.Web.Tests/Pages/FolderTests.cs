using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Pages;

public class FolderTests(Chromium browser)
{
    [Fact]
    public async Task A_new_user_chooses_a_folder_and_sees_the_songs_in_it()
    {
        using var songs = new SongFolder();
        songs.Add("album/one", "jazz, 100 bpm");
        var elsewhere = Path.Combine(songs.Path, "my music");
        Directory.Move(songs.Audio, elsewhere);
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await Assertions.Expect(visit["first-steps"]).ToBeVisibleAsync();
        await visit.ShootAsync("first");
        Assert.Empty(await visit.AxeAsync());
        await visit["add-songs"].First.ClickAsync();
        await visit["folder-path"].FillAsync(@"\\evil\share");
        await visit["folder-path"].PressAsync("Tab");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await visit["folder-path"].FillAsync(songs.Path);
        await visit["folder-path"].PressAsync("Tab");
        await visit["folder"].Filter(new LocatorFilterOptions { HasText = "my music" }).ClickAsync();
        await visit.ShootAsync("folder");
        Assert.Empty(await visit.AxeAsync());
        await visit["folder-use"].ClickAsync();
        await Assertions.Expect(visit["song"]).ToHaveCountAsync(1);
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit["song"]).ToHaveCountAsync(1);
        Assert.Contains("my music", await File.ReadAllTextAsync(Path.Combine(songs.Path, ".acedata", "settings.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        visit.AssertNothingWentWrong();
    }
}
