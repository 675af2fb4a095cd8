using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Hosting;

/// <summary>JOB-17, scaled: runs that start and stop, pages that come and go, for <c>ACEDATA_SOAK_SECONDS</c> (default 300).</summary>
[Trait("Category", "Long")]
public class SoakTests(Chromium browser)
{
    // What the first rounds make once: code, pools, pictures.
    private const int WarmUp = 4;

    [Fact]
    public async Task Memory_handles_and_threads_stay_where_they_are_however_long_it_goes_on()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Looks into /proc.");
        var seconds = int.Parse(Environment.GetEnvironmentVariable("ACEDATA_SOAK_SECONDS") ?? "300", CultureInfo.InvariantCulture);
        using var songs = new SongFolder(isInMemory: true);
        for (var i = 0; i < 40; i++)
        {
            songs.Add($"song {i:00}", seconds: 12);
        }

        File.WriteAllText(Path.Combine(songs.Path, ".acedata", "settings.json"), """{"engine":"fake"}""");
        await using var server = await PageServer.StartAsync(songs.Path);
        using var client = server.Client();
        await using var visit = await browser.VisitAsync(server);
        var run = new RunWalk(visit);
        var looks = new List<(double Heap, int Handles, int Threads)>();
        var since = TimeProvider.System.GetTimestamp();
        for (var round = 1; TimeProvider.System.GetElapsedTime(since).TotalSeconds < seconds || looks.Count < 4; round++)
        {
            await visit.Page.ReloadAsync();
            await visit.KeysAreReadyAsync();
            await run.StartAsync();
            await visit.Page.WaitForFunctionAsync("() => document.querySelector('[data-testid=song] .tag')", null, new PageWaitForFunctionOptions { Timeout = 60_000 });
            await run.StopAsync();
            await run.PutAwayAsync();
            foreach (var file in Directory.GetFiles(songs.Audio, "*_prompt.txt"))
            {
                File.Delete(file);
            }

            await Assertions.Expect(visit.Page.Locator("[data-testid=song] .tag")).ToHaveCountAsync(0);
            if (round > WarmUp)
            {
                var health = await client.GetFromJsonAsync<JsonElement>("/healthz", TestContext.Current.CancellationToken);
                looks.Add((health.GetProperty("heap").GetDouble() / 1e6, Directory.GetFiles($"/proc/{server.ProcessId}/fd").Length, Directory.GetDirectories($"/proc/{server.ProcessId}/task").Length));
            }
        }

        var (first, last) = (looks[..(looks.Count / 4)], looks[^(looks.Count / 4)..]);
        TestContext.Current.SendDiagnosticMessage("{0} rounds; heap {1:0.0} → {2:0.0} MB, handles {3:0} → {4:0}, threads {5:0} → {6:0}", looks.Count, first.Average(look => look.Heap), last.Average(look => look.Heap), first.Average(look => look.Handles), last.Average(look => look.Handles), first.Average(look => look.Threads), last.Average(look => look.Threads));

        // Pages that were left are remembered for some minutes and jobs for good (50 of them), so a little more is right.
        Assert.InRange(last.Average(look => look.Heap) - first.Average(look => look.Heap), -100, 15);
        Assert.InRange(last.Average(look => look.Handles) - first.Average(look => look.Handles), -1000, 10);
        Assert.InRange(last.Average(look => look.Threads) - first.Average(look => look.Threads), -1000, 6);
        visit.AssertNothingWentWrong();
    }
}
