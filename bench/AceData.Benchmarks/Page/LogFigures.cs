using System.Runtime.Versioning;
using AceData.Testing.Browsing;
using Microsoft.Playwright;

namespace AceData.Benchmarks.Page;

/// <summary>
/// An hour of a run a hundred times as fast, with its log open: M4, M5. The page, the board and their connection are the shipped ones; what the board starts is a script that says
/// a hundred lines a second, since no operation is that talkative.
/// </summary>
internal static class LogFigures
{
    private const int LinesPerSecond = 100;
    private const int Seconds = 72;
    private const int Watched = 30;
    private const int Songs = 200;

    public static async Task MeasureAsync(Browser browser, FigureSheet sheet)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new InvalidOperationException("needs a shell, so it is not measured here.");
        }

        using var songs = new SongFolder(isInMemory: true);
        ListWalk.Fill(songs, Songs);
        var program = Talker(songs.Path);
        await using var server = await PageServer.StartAsync(songs.Path, program: program);
        Swap(program, songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.KeysAreReadyAsync();
        var socket = await SocketMeter.StartAsync(visit.Page);
        var page = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await page.SendAsync("Performance.enable");
        await visit.Page.EvaluateAsync(
            """
            () => {
                window.longest = 0;
                new PerformanceObserver(list => list.getEntries().forEach(task => { window.longest = Math.max(window.longest, task.duration); })).observe({ type: "longtask" });
            }
            """);
        await visit["tag"].ClickAsync();
        await visit["job-log"].First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".job-line").First).ToContainTextAsync("line", new LocatorAssertionsToContainTextOptions { Timeout = 20_000 });

        socket.Take();
        await visit.Page.EvaluateAsync("() => { window.longest = 0; }");
        var (before, since) = (await MetricsAsync(page), TimeProvider.System.GetTimestamp());
        await Task.Delay(TimeSpan.FromSeconds(Watched));
        var after = await MetricsAsync(page);
        var watched = TimeProvider.System.GetElapsedTime(since).TotalSeconds;
        sheet.Add("M5", $"log of {LinesPerSecond} lines a second for {watched:0} s, over the connection, MB", 2, isP95: false, socket.Take() / 1e6);
        sheet.Add("M5", "… work of the page, s", 3, isP95: false, after["TaskDuration"] - before["TaskDuration"]);
        sheet.Add("M5", "… longest stall of the page, ms (0: none over 50)", 50, isP95: false, await visit.Page.EvaluateAsync<double>("() => window.longest"));
        sheet.Add("M5", "… elements of the page", 3000, isP95: false, await visit.Page.EvaluateAsync<double>("() => document.querySelectorAll('*').length"));

        var early = await HeapAsync(page);
        await Assertions.Expect(visit["job"].First).ToHaveAttributeAsync("data-state", "Done", new LocatorAssertionsToHaveAttributeOptions { Timeout = 120_000 });
        var late = await HeapAsync(page);
        sheet.Add("M4", $"memory of the page's scripts after {LinesPerSecond * Seconds} lines, an hour at two a second, MB", 60, isP95: false, late);
        sheet.Add("M4", "… more than after half of it, MB", 5, isP95: false, late - early);
        visit.AssertNothingWentWrong();
    }

    // A second name for the program, in a folder that is as good as its own, so that what it starts can be another.
    private static string Talker(string folder)
    {
        var copy = Directory.CreateDirectory(Path.Combine(folder, "program")).FullName;
        foreach (var entry in Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(PageServer.Program)!))
        {
            File.CreateSymbolicLink(Path.Combine(copy, Path.GetFileName(entry)), entry);
        }

        var program = Path.Combine(copy, Path.GetFileName(PageServer.Program));
        File.Delete(program);
        File.Copy(PageServer.Program, program);
        return program;
    }

    [UnsupportedOSPlatform("windows")]
    private static void Swap(string program, string folder)
    {
        var script = program + ".talks";
        var song = Directory.EnumerateFiles(folder, "*.wav", SearchOption.AllDirectories).First();
        File.WriteAllText(script, $$$"""
            #!/bin/bash
            exec 9<> <(:)
            at() { printf '{"v":1,"seq":%d,"time":"2030-01-02T03:04:05.678Z",' "$1"; }
            at 1; printf '"type":"started","operation":"tag","total":{{{LinesPerSecond * Seconds}}}}\n'
            seq=1 begin=${EPOCHREALTIME/./}
            for ((i = 1; i <= {{{LinesPerSecond * Seconds}}}; i++)); do
                at $((++seq)); printf '"type":"log","level":"info","text":"line %d: step %d, loss 0.%d, learning rate 1e-4, 1.6 s a step, nothing else to say of {{{Path.GetFileName(song)}}}"}\n' $i $i $((RANDOM))
                at $((++seq)); printf '"type":"progress","done":%d,"total":{{{LinesPerSecond * Seconds}}},"unit":"songs","eta_s":%d}\n' $i $((({{{LinesPerSecond * Seconds}}} - i) / {{{LinesPerSecond}}}))
                while ((${EPOCHREALTIME/./} - begin < i * {{{1_000_000 / LinesPerSecond}}})); do read -t 0.005 -u 9; done
            done
            at $((++seq)); printf '"type":"result","exit":0,"counts":{}}\n'

            """);
        File.SetUnixFileMode(script, File.GetUnixFileMode(program));
        File.Move(script, program, overwrite: true);
    }

    private static async Task<Dictionary<string, double>> MetricsAsync(ICDPSession page)
    {
        var answer = await page.SendAsync("Performance.getMetrics");
        return answer!.Value.GetProperty("metrics").EnumerateArray().ToDictionary(metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value").GetDouble());
    }

    private static async Task<double> HeapAsync(ICDPSession page)
    {
        await page.SendAsync("HeapProfiler.collectGarbage");
        return (await MetricsAsync(page))["JSHeapUsedSize"] / 1e6;
    }
}
