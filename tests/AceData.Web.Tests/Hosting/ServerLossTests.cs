using System.Text.RegularExpressions;
using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Hosting;

public class ServerLossTests(Chromium browser)
{
    [Fact]
    public async Task A_page_whose_server_was_killed_says_what_it_knows_and_comes_back_by_itself_with_what_was_typed()
    {
        using var songs = new SongFolder();
        songs.Add("one", "jazz, 100 bpm");
        songs.Add("two", "jazz, 100 bpm");
        var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit["song"].Nth(1).ClickAsync();
        await Assertions.Expect(visit["inspector"]).ToContainTextAsync("two");
        await visit["add-tag"].FillAsync("melanc");
        await server.KillAsync();
        await StateAsync(visit, "away");
        await Assertions.Expect(visit["reconnect"].Locator("p:visible")).ToHaveTextAsync("Connection lost: AceData does not answer. Trying again… What you typed is kept.");
        await visit.ShootAsync("lost");

        // The new start does not know the browser; it opens a tab of its own, whose cookie serves the old one too.
        await using var again = await PageServer.StartAsync(songs.Path, server.Port);
        await StateAsync(visit, "key");
        await visit.ShootAsync("lost-key");
        Assert.Empty(await visit.AxeAsync());
        await HoldLooksAsync(visit);
        var tab = await visit.Page.Context.NewPageAsync();
        await tab.GotoAsync(again.Login.ToString());
        await tab.WaitForSelectorAsync("h1");
        await Assertions.Expect(visit["reconnect"]).ToHaveClassAsync(new Regex("components-reconnect-rejected"), new LocatorAssertionsToHaveClassOptions { Timeout = 60_000 });
        await visit.Page.EvaluateAsync("() => letLook()");
        await StateAsync(visit, "again");
        await Assertions.Expect(visit["inspector"]).ToContainTextAsync("two");
        await Assertions.Expect(visit["add-tag"]).ToHaveValueAsync("melanc");
        await Assertions.Expect(visit.Page.Locator(".song-row.current")).ToContainTextAsync("two");
        await visit.ShootAsync("lost-again");
        await visit["double"].ClickAsync();
        await Assertions.Expect(visit["bpm"]).ToHaveValueAsync("200");
        await server.DisposeAsync();
    }

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("dark", "en")]
    [InlineData("light", "de")]
    public async Task Everything_that_stands_over_a_lost_page_can_be_read(string theme, string language)
    {
        using var songs = new SongFolder();
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server, new VisitOptions { Theme = theme, Language = language });
        foreach (var state in new[] { "lost", "away", "closed", "key", "anew", "again", "long" })
        {
            await visit.Page.EvaluateAsync("""
                state => {
                    const box = document.getElementById("components-reconnect-modal");
                    if (box.open) { box.close(); }
                    box.dataset.state = state;
                    if (state === "closed" || state === "key") { box.showModal(); } else { box.open = true; }
                }
                """, state);
            await Assertions.Expect(visit["reconnect"].Locator("p:visible")).ToHaveCountAsync(1);
            Assert.True((await visit["reconnect"].BoundingBoxAsync())!.Height < 250, "A box as high as its words.");
            await visit.ShootAsync($"reconnect-{theme}-{state}");
            Assert.Equal("", string.Join('\n', await visit.AxeAsync()));
        }
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

    // The page's own look is held until Blazor's try was first to be told that the new start does not know this page.
    private static async Task HoldLooksAsync(Visit visit) => await visit.Page.EvaluateAsync("""
        () => {
            const real = window.fetch;
            window.fetch = (address, ...rest) => address !== "/" ? real(address, ...rest)
                : new Promise(done => { window.letLook = () => { window.fetch = real; done(real(address, ...rest)); }; });
        }
        """);

    private static Task StateAsync(Visit visit, string state) =>
        Assertions.Expect(visit["reconnect"]).ToHaveAttributeAsync("data-state", state, new LocatorAssertionsToHaveAttributeOptions { Timeout = 60_000 });
}
