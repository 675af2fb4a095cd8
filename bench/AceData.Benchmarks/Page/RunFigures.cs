using System.Diagnostics;
using AceData.Testing.Browsing;
using Microsoft.Playwright;

namespace AceData.Benchmarks.Page;

/// <summary>Starting, stopping and watching runs, and changes seen elsewhere: T1, T4, T6, T7, T8, T10, T11, M10.</summary>
internal static class RunFigures
{
    private const int Samples = 20;
    private const int WarmUp = 10;
    private const int Races = 50;
    private const int Songs = 2000;

    public static async Task MeasureAsync(Browser browser, FigureSheet sheet)
    {
        using var songs = new SongFolder(isInMemory: true);
        songs.Add("a first", "hip hop, 93 bpm, rap, minor key, dark");
        for (var i = 0; i < Songs; i++)
        {
            songs.Add($"song {i:0000}");
        }

        await File.WriteAllTextAsync(Path.Combine(songs.Path, ".acedata", "settings.json"), """{"engine":"fake"}""");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await using var other = await browser.VisitAsync(server);
        await visit.KeysAreReadyAsync();
        await other.KeysAreReadyAsync();
        var run = new RunWalk(visit);
        await ChangesAsync(run, songs, visit, other, sheet);

        var (starts, opens, stops, ends) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < Samples; i++)
        {
            starts.Add(await run.StartAsync());
            opens.Add(await run.OpenAsync(other.Page, server.Root));
            stops.Add(await run.StopAsync());
            var since = Stopwatch.StartNew();
            while (ChildProcesses.Of(server.ProcessId).Count > 0)
            {
                await Task.Delay(5);
            }

            ends.Add(stops[^1] + since.Elapsed.TotalMilliseconds);
            await run.PutAwayAsync();
        }

        sheet.Add("T1", "click on Tag → shown as starting, ms", 300, isP95: true, starts);
        sheet.Add("T6", "click on Stop → shown as stopping, ms", 200, isP95: true, stops);
        sheet.Add("T7", "click on Stop → no process is left, fake engine, ms", 2000, isP95: false, ends);
        sheet.Add("T8", "page opened during a run → songs, run, keys, ms", 1500, isP95: false, opens);

        await other.KeysAreReadyAsync();
        var jobs = Path.Combine(songs.Path, ".acedata", "jobs");
        var (known, wrong, told) = (Directory.GetDirectories(jobs), 0, 0);
        for (var i = 0; i < Races; i++)
        {
            told += await run.RaceAsync(other);

            // Only the last fifty are kept, so each round counts its own.
            var now = Directory.GetDirectories(jobs);
            wrong += Math.Abs(now.Except(known).Count() - 1);
            known = now;
        }

        sheet.Add("M10", $"two windows start at once, {Races} times: jobs too many or too few", 0, isP95: false, wrong);
        sheet.Add("M10", "… windows that were not told of the other's run", 0, isP95: false, Races - told);
        visit.AssertNothingWentWrong();
    }

    private static async Task ChangesAsync(RunWalk run, SongFolder songs, Visit visit, Visit other, FigureSheet sheet)
    {
        var (own, seen, written) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < WarmUp + (2 * Samples); i++)
        {
            var isDouble = i % 2 == 0;

            // A person's pace: what follows within a tenth of a second is shown together.
            await Task.Delay(200);
            own.Add(await run.ChangeAsync(visit, isDouble ? "d" : "h", isDouble ? 186 : 93));
        }

        own.RemoveRange(0, WarmUp);
        for (var i = 0; i < Samples; i++)
        {
            var isDouble = i % 2 == 0;
            seen.Add(await run.ChangeAsync(other, isDouble ? "d" : "h", isDouble ? 186 : 93));
        }

        var page = visit.Page;
        for (var i = 0; i < Samples; i++)
        {
            var isDouble = i % 2 == 0;
            await page.ListenAsync();
            var press = page.Keyboard.PressAsync(isDouble ? "d" : "h");
            while (!(await File.ReadAllTextAsync(songs.Prompt("a first"))).Contains(isDouble ? "186 bpm" : "93 bpm", StringComparison.Ordinal))
            {
                await Task.Delay(1);
            }

            var now = (DateTime.UtcNow - DateTime.UnixEpoch).TotalMilliseconds;
            await press;
            written.Add(now - await page.BegunAsync());
            await Assertions.Expect(visit["bpm"]).ToHaveValueAsync(isDouble ? "186" : "93");
        }

        sheet.Add("T4", "key → change in the list, ms", 60, isP95: true, own);
        sheet.Add("T10", "key in one window → change shown in another, ms", 1000, isP95: false, seen);
        sheet.Add("T11", "key → file on the disk, ms", 500, isP95: false, written);
    }
}
