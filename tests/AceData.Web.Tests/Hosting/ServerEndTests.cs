using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Hosting;

/// <summary>JOB-16: the server is told to end while a run is at work.</summary>
public class ServerEndTests(Chromium browser)
{
    [Fact]
    public Task A_server_that_is_ended_during_a_run_keeps_what_is_finished_and_offers_the_rest() => EndAsync("TERM");

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("INT")]
    [InlineData("HUP")]
    public Task So_does_one_that_is_interrupted_or_loses_its_terminal(string signal) => EndAsync(signal);

    private async Task EndAsync(string signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals of Unix, and a look into /proc.");
        using var songs = new SongFolder(isInMemory: true);
        const int count = 40;
        for (var i = 0; i < count; i++)
        {
            songs.Add($"song {i:00}", seconds: 12);
        }

        File.WriteAllText(Path.Combine(songs.Path, ".acedata", "settings.json"), """{"engine":"fake"}""");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using (var visit = await browser.VisitAsync(server))
        {
            await visit["tag"].ClickAsync();
            await visit.Page.WaitForFunctionAsync("() => document.querySelector('[data-testid=song] .tag')", null, new PageWaitForFunctionOptions { Timeout = 60_000 });
        }

        var child = Assert.Single(ChildProcesses.Of(server.ProcessId));
        var begin = TimeProvider.System.GetTimestamp();
        await server.EndAsync(signal);

        // 5 s on a quiet machine.
        Assert.InRange(TimeProvider.System.GetElapsedTime(begin).TotalSeconds, 0, 20);
        Assert.False(Directory.Exists($"/proc/{child}"));
        Assert.Equal("", server.Errors.Trim());
        var kept = Directory.GetFiles(songs.Audio, "*_prompt.txt");
        Assert.InRange(kept.Length, 1, count - 1);
        Assert.All(kept, file => Assert.Contains(", ", File.ReadAllText(file), StringComparison.Ordinal));
        Assert.Empty(Directory.GetFiles(songs.Audio, ".acedata-*"));

        await using var again = await PageServer.StartAsync(songs.Path);
        await using var next = await browser.VisitAsync(again);
        await Assertions.Expect(next["job"].First).ToHaveAttributeAsync("data-state", new System.Text.RegularExpressions.Regex("Stopped|Interrupted"));
        await Assertions.Expect(next["job-continue"].First).ToBeVisibleAsync();
    }
}
