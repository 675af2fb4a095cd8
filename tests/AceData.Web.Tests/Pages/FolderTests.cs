using System.Text.RegularExpressions;
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
        await visit["first-choose"].ClickAsync();
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

    [Fact]
    public async Task A_typed_path_is_taken_by_the_button_and_a_second_folder_is_shown_besides()
    {
        using var songs = new SongFolder();
        songs.Add("here", "jazz, 100 bpm");
        var elsewhere = Path.Combine(songs.Path, "more music");
        Directory.CreateDirectory(elsewhere);
        File.Copy(Path.Combine(songs.Audio, "here.wav"), Path.Combine(elsewhere, "there.wav"));
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await Assertions.Expect(visit["shown-folders"]).ToContainTextAsync("audio");
        await visit["add-songs"].ClickAsync();
        await visit["folder-path"].FillAsync(elsewhere + "x");
        await visit["folder-use"].ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("is not there");
        await visit["folder-path"].FillAsync(elsewhere);
        await Assertions.Expect(visit["folder-use"]).ToContainTextAsync("more music");
        await visit.ShootAsync("folder-two");
        await visit["folder-use"].ClickAsync();
        await Assertions.Expect(visit["song"]).ToHaveCountAsync(2);
        // A picture of a song that is asked for while the song goes is not there, rightly.
        await Assertions.Expect(visit["waveform"]).ToHaveAttributeAsync("data-song", new Regex("^[0-9a-f]{16}$"));

        await visit["shown-folders"].ClickAsync();
        await visit["folder-path"].FillAsync(elsewhere);
        await visit["folder-path"].PressAsync("Tab");
        await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = $"Leave out {songs.Audio}" }).ClickAsync();
        await visit["folder-use"].ClickAsync();
        await Assertions.Expect(visit["song"]).ToHaveCountAsync(1);
        visit.AssertNothingWentWrong();
    }
}
