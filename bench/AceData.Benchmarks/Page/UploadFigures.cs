using System.Diagnostics;
using AceData.Testing.Browsing;
using Microsoft.Playwright;

namespace AceData.Benchmarks.Page;

/// <summary>A thousand songs dropped at once: M8.</summary>
internal static class UploadFigures
{
    private const int Songs = 1000;

    public static async Task MeasureAsync(Browser browser, FigureSheet sheet)
    {
        using var songs = new SongFolder();
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.KeysAreReadyAsync();
        await Assertions.Expect(visit["first-steps"]).ToBeVisibleAsync();
        var clock = Stopwatch.StartNew();
        await UploadWalk.DropAsync(visit.Page, Songs);
        await Assertions.Expect(visit["count"]).ToHaveTextAsync($"{Songs} of {Songs} shown", new LocatorAssertionsToHaveTextOptions { Timeout = 300_000 });
        sheet.Add("M8", $"{Songs} songs dropped: missing", 0, isP95: false, Songs - Directory.GetFiles(songs.Audio, "dropped *.wav").Length);
        sheet.Add("M8", "… until all are in the list, s", 60, isP95: false, clock.Elapsed.TotalSeconds);
        visit.AssertNothingWentWrong();
    }
}
