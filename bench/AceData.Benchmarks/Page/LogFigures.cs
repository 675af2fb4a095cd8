using System.Diagnostics;
using AceData.Testing.Browsing;
using Microsoft.Playwright;

namespace AceData.Benchmarks.Page;

/// <summary>An open log that gets 100 lines a second for 30 s: M5. The lines are a lyrics run's, which is held back to that pace.</summary>
internal static class LogFigures
{
    private const int Songs = 5000;
    private const int PerSecond = 100;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    public static async Task MeasureAsync(Browser browser, FigureSheet sheet)
    {
        using var songs = new SongFolder(isInMemory: true);
        for (var i = 0; i < Songs; i++)
        {
            songs.Add($"somebody - song {i:0000}", "jazz, 100 bpm");
        }

        await File.WriteAllTextAsync(Path.Combine(songs.Path, ".acedata", "settings.json"), """{"lrclib_allowed":false}""");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.GoAsync("lyrics");
        await visit.KeysAreReadyAsync();
        await visit["fetch"].ClickAsync();
        await visit.Page.WaitForFunctionAsync($"() => {RunWalk.AtWork}");
        var child = ChildProcesses.Of(server.ProcessId).Single();
        var log = Directory.GetFiles(Path.Combine(songs.Path, ".acedata", "jobs"), "log.txt", SearchOption.AllDirectories).Single();
        Signal("STOP", child);
        await visit["job-log"].First.ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Log)).ToBeVisibleAsync();

        var session = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await session.SendAsync("Performance.enable");
        var socket = await SocketMeter.StartAsync(visit.Page);
        await visit.Page.EvaluateAsync("() => { window.longest = 0; new PerformanceObserver(list => list.getEntries().forEach(one => window.longest = Math.max(window.longest, one.duration))).observe({ type: 'longtask' }); }");
        var busy = await BusyAsync(session);
        socket.Take();
        var lines = await PaceAsync(child, log);
        sheet.Add("M5", $"log at {lines / Length.TotalSeconds:0} lines a second for 30 s: bytes over the connection, MB", 2, isP95: false, socket.Take() / 1e6);
        sheet.Add("M5", "… work of the page's thread, s", 3, isP95: false, await BusyAsync(session) - busy);
        sheet.Add("M5", "… longest stall, ms", 50, isP95: false, await visit.Page.EvaluateAsync<double>("() => window.longest"));
        sheet.Add("M5", "… elements of the page", 3000, isP95: false, await new ListWalk(visit).ElementsAsync());
        Signal("CONT", child);
    }

    // Lets the child run whenever it is behind, and holds it whenever it is ahead.
    private static async Task<int> PaceAsync(int child, string log)
    {
        await using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(0, SeekOrigin.End);
        var buffer = new byte[1 << 16];
        var (lines, isHeld) = (0, true);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Length; await Task.Delay(5))
        {
            lines += buffer.AsSpan(0, file.Read(buffer)).Count((byte)'\n');
            var isAhead = lines >= clock.Elapsed.TotalSeconds * PerSecond;
            if (isAhead != isHeld)
            {
                Signal(isAhead ? "STOP" : "CONT", child);
                isHeld = isAhead;
            }
        }

        return lines;
    }

    private static async Task<double> BusyAsync(ICDPSession session)
    {
        var metrics = (await session.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics");
        return metrics.EnumerateArray().Single(metric => metric.GetProperty("name").GetString() == "TaskDuration").GetProperty("value").GetDouble();
    }

    private static void Signal(string name, int process)
    {
        using var kill = Process.Start("/bin/kill", [$"-{name}", process.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
