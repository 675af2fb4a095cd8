using System.Net.Http.Json;
using System.Text.Json;
using AceData.Testing.Browsing;
using Microsoft.Playwright;

namespace AceData.Benchmarks.Page;

/// <summary>Memory of the server with 10,000 songs and ten windows: M1, M2, M3.</summary>
internal static class MemoryFigures
{
    private const int Songs = 10_000;
    private const int Windows = 10;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static async Task MeasureAsync(Browser browser, FigureSheet sheet)
    {
        using var songs = new SongFolder(isInMemory: true);
        ListWalk.Fill(songs, Songs);
        await using var server = await PageServer.StartAsync(songs.Path);
        using var client = server.Client();

        // A first window, so that what is made once for all is there.
        await (await OpenAsync(browser, server)).DisposeAsync();
        var (begin, workingSet) = await LookAsync(client);
        var windows = new List<Visit>();
        for (var i = 0; i < Windows; i++)
        {
            windows.Add(await OpenAsync(browser, server));
        }

        var (full, _) = await LookAsync(client);
        sheet.Add("M1", $"managed memory of a window, mean of {Windows}, MB", 5, isP95: false, (full - begin) / Windows);
        foreach (var window in windows)
        {
            await window.DisposeAsync();
        }

        var since = TimeProvider.System.GetTimestamp();
        double left;
        do
        {
            await Task.Delay(TimeSpan.FromSeconds(5));
            left = (await LookAsync(client)).Heap - begin;
        }
        while (left > 10 && TimeProvider.System.GetElapsedTime(since) < Longest);

        sheet.Add("M2", $"managed memory kept {TimeProvider.System.GetElapsedTime(since).TotalSeconds:0} s after they were closed, MB", 10, isP95: false, left);
        sheet.Add("M3", "memory of the server's process, 10,000 songs, no model, MB", 350, isP95: false, workingSet);
    }

    private static async Task<Visit> OpenAsync(Browser browser, PageServer server)
    {
        var visit = await browser.VisitAsync(server);
        await Assertions.Expect(visit["count"]).ToHaveTextAsync($"{Songs} of {Songs} shown", new LocatorAssertionsToHaveTextOptions { Timeout = 120_000 });
        await visit.KeysAreReadyAsync();
        return visit;
    }

    private static async Task<(double Heap, double WorkingSet)> LookAsync(HttpClient client)
    {
        var health = await client.GetFromJsonAsync<JsonElement>("/healthz");
        return (health.GetProperty("heap").GetDouble() / 1e6, health.GetProperty("workingSet").GetDouble() / 1e6);
    }
}
