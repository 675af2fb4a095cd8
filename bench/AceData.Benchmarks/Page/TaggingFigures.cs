using System.Diagnostics;
using AceData.Testing.Browsing;
using Microsoft.Playwright;

namespace AceData.Benchmarks.Page;

/// <summary>Tags that come: T2, T3. The engine's own time is taken from the same program in the terminal.</summary>
internal static class TaggingFigures
{
    private const int Rounds = 5;
    private const int Songs = 12;

    public static async Task MeasureAsync(Browser browser, FigureSheet sheet)
    {
        var (first, news) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            using var songs = new SongFolder(isInMemory: true);
            for (var i = 0; i < Songs; i++)
            {
                songs.Add($"song {i:00}", seconds: 12);
            }

            await File.WriteAllTextAsync(Path.Combine(songs.Path, ".acedata", "settings.json"), """{"engine":"fake"}""");
            var alone = await InTerminalAsync();
            await using var server = await PageServer.StartAsync(songs.Path);
            await using var visit = await browser.VisitAsync(server);
            await visit.KeysAreReadyAsync();
            await NoteRowsAsync(visit.Page);
            first.Add(await visit.Page.WaitedAsync(() => visit["tag"].ClickAsync(), "document.querySelector('[data-testid=song] .tag')") - alone);
            await Assertions.Expect(visit["job"].First).ToHaveAttributeAsync("data-state", "Done", new LocatorAssertionsToHaveAttributeOptions { Timeout = 60_000 });
            var seen = await visit.Page.EvaluateAsync<Dictionary<string, double>>("() => window.rowsSeen");
            news.AddRange(seen.Select(row => row.Value - (File.GetLastWriteTimeUtc(songs.Prompt(row.Key)) - DateTime.UnixEpoch).TotalMilliseconds));
        }

        sheet.Add("T2", "click on Tag → tags of the first song, less the same in the terminal, ms", 1000, isP95: false, first);
        sheet.Add("T3", "tag file written → tags in the row, ms", 500, isP95: true, news);
    }

    // When each row first had tags, by the name of its song.
    private static async Task NoteRowsAsync(IPage page) => await page.EvaluateAsync(
        """
        () => {
            window.rowsSeen = {};
            const look = () => {
                for (const row of document.querySelectorAll("[data-testid=song]")) {
                    const name = row.querySelector(".title").textContent;
                    if (row.querySelector(".tag") && !window.rowsSeen[name]) { window.rowsSeen[name] = performance.timeOrigin + performance.now(); }
                }
                requestAnimationFrame(look);
            };
            look();
        }
        """);

    // One such song from the start of the program to its end: what tagging takes without any page.
    private static async Task<double> InTerminalAsync()
    {
        using var songs = new SongFolder(isInMemory: true);
        songs.Add("song", seconds: 12);
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(PageServer.Program, ["tag", songs.Audio, "--engine", "fake", "--data-root", songs.Path]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardInput.Close();
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return clock.Elapsed.TotalMilliseconds;
    }
}
