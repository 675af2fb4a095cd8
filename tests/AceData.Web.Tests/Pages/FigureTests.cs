using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Pages;

/// <summary>Figures of docs/ux-figures.md that must not get worse unseen. Bounds of time are wide, since others use the machine too; <c>./bench.sh page</c> measures.</summary>
public class FigureTests(Chromium browser)
{
    private const double Wide = 5000;

    [Fact]
    public async Task Runs_start_stop_and_are_seen_at_once_and_two_windows_start_only_one()
    {
        using var songs = new SongFolder(isInMemory: true);
        songs.Add("a first", "hip hop, 93 bpm, rap, minor key, dark");
        for (var i = 0; i < 300; i++)
        {
            songs.Add($"song {i:000}");
        }

        File.WriteAllText(Path.Combine(songs.Path, ".acedata", "settings.json"), """{"engine":"fake"}""");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await using var other = await browser.VisitAsync(server);
        await visit.KeysAreReadyAsync();
        await other.KeysAreReadyAsync();
        var run = new RunWalk(visit);

        Assert.InRange(await run.ChangeAsync(other, "d", 186), 0, Wide);
        Assert.InRange(await run.StartAsync(), 0, Wide);
        Assert.InRange(await run.OpenAsync(other.Page, server.Root), 0, 2 * Wide);
        Assert.InRange(await run.StopAsync(), 0, Wide);
        await run.PutAwayAsync();
        await other.KeysAreReadyAsync();
        const int races = 5;
        for (var i = 0; i < races; i++)
        {
            Assert.Equal(1, await run.RaceAsync(other));
        }

        Assert.Equal(1 + races, Directory.GetDirectories(Path.Combine(songs.Path, ".acedata", "jobs")).Length);
        visit.AssertNothingWentWrong();
        other.AssertNothingWentWrong();
    }

    [Fact]
    public async Task A_long_list_costs_a_page_no_more_than_a_short_one()
    {
        using var songs = new SongFolder(isInMemory: true);
        ListWalk.Fill(songs, 2000);
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await Assertions.Expect(visit["count"]).ToHaveTextAsync("2000 of 2000 shown");
        var socket = await SocketMeter.StartAsync(visit.Page);
        var list = new ListWalk(visit);

        await list.OpenAsync(server.Root);
        await visit.KeysAreReadyAsync();
        Assert.InRange(socket.Take(), 1, 600_000);
        foreach (var place in (int[])[1500, 20, 900])
        {
            await list.JumpAsync(place);
            Assert.InRange(socket.Take(), 1, 150_000);
        }

        Assert.InRange(await list.ElementsAsync(), 100, 1500);
        visit.AssertNothingWentWrong();
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task A_thousand_dropped_songs_all_arrive_and_the_page_lives_on()
    {
        using var songs = new SongFolder(isInMemory: true);
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.KeysAreReadyAsync();
        await Assertions.Expect(visit["first-steps"]).ToBeVisibleAsync();

        await UploadWalk.DropAsync(visit.Page, 1000);

        await Assertions.Expect(visit["count"]).ToHaveTextAsync("1000 of 1000 shown", new LocatorAssertionsToHaveTextOptions { Timeout = 120_000 });
        Assert.Equal(1000, Directory.GetFiles(songs.Audio, "dropped *.wav").Length);
        visit.AssertNothingWentWrong();
    }
}
