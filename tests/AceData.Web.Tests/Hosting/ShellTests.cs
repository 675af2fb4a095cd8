using AceData.Testing;
using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Hosting;

public class ShellTests(Chromium browser)
{
    [Fact]
    public async Task The_page_opens_and_speaks_to_nobody_else()
    {
        using var folder = new TempDir();
        await using var server = await PageServer.StartAsync(folder.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.ShootAsync("shell");
        Assert.Equal("Songs", await visit.Page.Locator("h1").InnerTextAsync());
        Assert.Empty(await visit.AxeAsync());
        visit.AssertNothingWentWrong();
    }

    [Fact]
    public async Task The_skip_link_leads_into_the_page_that_is_open_and_a_job_that_cannot_go_on_says_so()
    {
        using var songs = new SongFolder();
        songs.Add("01", "jazz, 100 bpm");
        await PastJobs.EndedAsync(songs, "Tagging", PastJobs.Broken);
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.GoAsync("/lyrics");
        await visit.KeysAreReadyAsync();

        await visit.Page.Locator("a.skip").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("main")).ToBeFocusedAsync();
        Assert.EndsWith("/lyrics", visit.Page.Url, StringComparison.Ordinal);

        foreach (var request in Directory.EnumerateFiles(Path.Combine(songs.Path, ".acedata", "jobs"), "request.json", SearchOption.AllDirectories))
        {
            File.Delete(request);
        }

        await visit["job-continue"].First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".mud-snackbar")).ToBeVisibleAsync();
        await visit.Page.Locator("nav a[href='/models']").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Models");
        visit.AssertNothingWentWrong();
    }
}
