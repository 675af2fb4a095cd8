using AceData.Testing.Browsing;
using Microsoft.Playwright;

namespace AceData.Benchmarks.Page;

/// <summary>10,000 songs in the browser: S1 to S6, and the memory of the server with them, M3.</summary>
internal static class ListFigures
{
    private const int Songs = 10_000;
    private const int Samples = 20;
    private static readonly (string Key, string Count)[] Keys = [("1", "1000"), ("2", "100"), ("3", "10"), ("Backspace", "100"), ("Backspace", "1000")];

    public static async Task MeasureAsync(Browser browser, FigureSheet sheet)
    {
        using var songs = new SongFolder(isInMemory: true);
        ListWalk.Fill(songs, Songs);
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await Assertions.Expect(visit["count"]).ToHaveTextAsync($"{Songs} of {Songs} shown", new LocatorAssertionsToHaveTextOptions { Timeout = 120_000 });
        var list = new ListWalk(visit);
        var socket = await SocketMeter.StartAsync(visit.Page);
        var (opens, openBytes, jumps, jumpBytes) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < 5; i++)
        {
            socket.Take();
            opens.Add(await list.OpenAsync(server.Root));
            await visit.KeysAreReadyAsync();
            openBytes.Add(socket.Take() / 1e3);
        }

        var random = new Random(1);
        for (var i = 0; i < Samples; i++)
        {
            jumps.Add(await list.JumpAsync(random.Next(Songs - 20)));
            jumpBytes.Add(socket.Take() / 1e3);
        }

        sheet.Add("S1", "page opened → rows can be read, ms", 1500, isP95: false, opens);
        sheet.Add("S2", "jump of the scroll bar → the right rows, ms", 150, isP95: true, jumps);
        sheet.Add("S3", "key in the filter → result and count, ms", 250, isP95: true, await FilterAsync(visit, list));
        sheet.Add("S4", "select all, ms", 200, isP95: false, await SelectAsync(visit, list));
        sheet.Add("S5", "bytes over the connection at opening, kB", 600, isP95: false, openBytes);
        sheet.Add("S5", "bytes over the connection for a jump, kB", 150, isP95: false, jumpBytes);
        sheet.Add("S6", "elements of the page", 1500, isP95: false, await list.ElementsAsync());
        visit.AssertNothingWentWrong();
    }

    // "track0123" leaves 1,000, 100 and 10 songs, letter by letter, and backspace brings them back.
    private static async Task<List<double>> FilterAsync(Visit visit, ListWalk list)
    {
        var times = new List<double>();
        await visit["filter"].FillAsync("track0");
        for (var round = 0; round < Samples / 5; round++)
        {
            foreach (var (key, count) in Keys)
            {
                times.Add(await list.FilterAsync(key, count));
            }

            await visit["filter"].FillAsync("track0");
            await Assertions.Expect(visit["count"]).ToHaveTextAsync($"{Songs} of {Songs} shown");
        }

        await visit["filter"].FillAsync("");
        return times;
    }

    private static async Task<List<double>> SelectAsync(Visit visit, ListWalk list)
    {
        var times = new List<double>();
        await visit["songs"].FocusAsync();
        for (var i = 0; i < 5; i++)
        {
            times.Add(await list.SelectAllAsync());
            await visit["selection-bar"].GetByText("Clear").ClickAsync();
            await Assertions.Expect(visit["selection-bar"]).ToHaveCountAsync(0);
            await visit["songs"].FocusAsync();
        }

        return times;
    }
}
