using AceData.Testing.Browsing;
using Microsoft.Playwright;

namespace AceData.Benchmarks.Page;

/// <summary>The server is killed under an open page and started again: T9.</summary>
internal static class LossFigures
{
    private const int Rounds = 5;

    public static async Task MeasureAsync(Browser browser, FigureSheet sheet)
    {
        var (said, back) = (new List<double>(), new List<double>());
        using var songs = new SongFolder(isInMemory: true);
        songs.Add("one", "jazz, 100 bpm");
        var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        for (var round = 0; round < Rounds; round++)
        {
            await visit.KeysAreReadyAsync();
            await visit.Page.WatchAsync("['lost', 'away', 'key', 'closed'].includes(document.getElementById('components-reconnect-modal').dataset.state)");
            var killed = Now;
            await server.KillAsync();
            said.Add(await visit.Page.SeenAsync() - killed);

            // The new start opens a tab of its own; its cookie serves the old one too.
            var started = Now;
            server = await PageServer.StartAsync(songs.Path, server.Port);
            var tab = await visit.Page.Context.NewPageAsync();
            await tab.GotoAsync(server.Login.ToString());
            await visit.Page.WaitForFunctionAsync(
                $"() => performance.timeOrigin > {started.ToString(System.Globalization.CultureInfo.InvariantCulture)} && document.querySelector('[data-testid=song]') && document.documentElement.dataset.keys === 'on'",
                null,
                new PageWaitForFunctionOptions { Timeout = 60_000 });
            back.Add(Now - started);
            await tab.CloseAsync();
        }

        await server.DisposeAsync();
        sheet.Add("T9", "server killed → the page says so, ms", 2500, isP95: false, said);
        sheet.Add("T9", "server started again → the page works again, start included, ms", 5000, isP95: false, back);
    }

    private static double Now => (DateTime.UtcNow - DateTime.UnixEpoch).TotalMilliseconds;
}
