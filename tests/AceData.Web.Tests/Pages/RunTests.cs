using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Pages;

public class RunTests(Chromium browser)
{
    [Fact]
    public async Task A_run_tags_row_by_row_and_ends_green()
    {
        using var songs = new SongFolder();
        for (var i = 1; i <= 4; i++)
        {
            songs.Add($"song {i}", seconds: 12);
        }

        File.WriteAllText(System.IO.Path.Combine(songs.Path, ".acedata", "settings.json"), """{"engine":"fake"}""");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit["tag"].ClickAsync();
        await Assertions.Expect(visit["job"].First).ToHaveAttributeAsync("data-state", "Done", new LocatorAssertionsToHaveAttributeOptions { Timeout = 60_000 });
        await Assertions.Expect(visit.Page.Locator("[data-testid=song]", new PageLocatorOptions { HasTextString = "made up" })).ToHaveCountAsync(4);
        await visit["job-log"].First.ClickAsync();
        await visit.ShootAsync("run-done");
        Assert.Empty(await visit.AxeAsync());
        visit.AssertNothingWentWrong();
    }

    [Fact]
    public async Task A_run_without_a_model_asks_before_it_measures_only()
    {
        using var songs = new SongFolder();
        songs.Add("song", seconds: 12);
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit["tag"].ClickAsync();
        await visit["job-accept"].WaitForAsync();
        await visit.ShootAsync("run-question");
        Assert.Empty(await visit.AxeAsync());
        await visit["job-accept"].ClickAsync();
        await Assertions.Expect(visit["job-dismiss"]).ToBeVisibleAsync();
        await Assertions.Expect(visit["job-accept"]).ToHaveCountAsync(0);
        visit.AssertNothingWentWrong();
    }
}
