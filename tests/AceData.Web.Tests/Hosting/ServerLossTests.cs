using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Hosting;

public class ServerLossTests(Chromium browser)
{
    [Fact]
    public async Task A_page_whose_server_was_killed_says_so_and_comes_back_by_itself()
    {
        using var songs = new SongFolder();
        songs.Add("one", "jazz, 100 bpm");
        var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await Assertions.Expect(visit["song"]).ToHaveCountAsync(1);
        await server.KillAsync();
        await Assertions.Expect(visit.Page.GetByText("Connection lost")).ToBeVisibleAsync();
        await visit.ShootAsync("lost");

        // The new start opens a tab of its own; its cookie serves the old one too.
        await using var again = await PageServer.StartAsync(songs.Path, server.Port);
        var tab = await visit.Page.Context.NewPageAsync();
        await tab.GotoAsync(again.Login.ToString());
        await tab.WaitForSelectorAsync("h1");
        await Assertions.Expect(visit.Page.GetByText("Connection lost")).ToBeHiddenAsync(new LocatorAssertionsToBeHiddenOptions { Timeout = 30_000 });
        await Assertions.Expect(visit["song"]).ToHaveCountAsync(1);
        await visit["double"].ClickAsync();
        await Assertions.Expect(visit["bpm"]).ToHaveValueAsync("200");
        await server.DisposeAsync();
    }

    [Fact]
    public async Task The_cookie_of_an_earlier_start_opens_nothing()
    {
        using var songs = new SongFolder();
        var first = await PageServer.StartAsync(songs.Path);
        var (port, token) = (first.Port, first.Token);
        await first.DisposeAsync();
        await using var second = await PageServer.StartAsync(songs.Path, port);
        Assert.Equal(401, await RawRequest.StatusAsync(port, $"GET / HTTP/1.1\r\nHost: localhost:{port}\r\nCookie: acedata-{port}={token}\r\n\r\n"));
    }

    [Fact]
    public async Task A_second_start_on_the_same_folder_says_where_the_first_one_is()
    {
        using var songs = new SongFolder();
        await using var first = await PageServer.StartAsync(songs.Path);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => PageServer.StartAsync(songs.Path));
        Assert.Contains($"http://localhost:{first.Port}/", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_used_port_is_said_with_the_way_out()
    {
        using var one = new SongFolder();
        using var two = new SongFolder();
        await using var first = await PageServer.StartAsync(one.Path);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => PageServer.StartAsync(two.Path, first.Port));
        Assert.Contains("--port 0", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refusal.Message, StringComparison.Ordinal);
    }
}
