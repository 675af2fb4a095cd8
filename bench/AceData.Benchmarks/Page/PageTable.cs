using AceData.Testing.Browsing;
using Microsoft.Playwright;

namespace AceData.Benchmarks.Page;

/// <summary>What a person waits for on the page, measured in a real browser on the program as it is shipped.</summary>
internal static class PageTable
{
    /// <param name="parts">Names of parts; none for all.</param>
    public static async Task<int> RunAsync(string[] parts)
    {
        await using var browser = await Browser.StartAsync();
        if (browser is null)
        {
            Console.Error.WriteLine("No Chromium: install it (apt-get install chromium) or name one with ACEDATA_CHROMIUM.");
            return 3;
        }

        var sheet = new FigureSheet();
        var broken = 0;
        (string Name, Func<Browser, FigureSheet, Task> Measure)[] all =
        [
            ("runs", RunFigures.MeasureAsync), ("tagging", TaggingFigures.MeasureAsync), ("list", ListFigures.MeasureAsync), ("memory", MemoryFigures.MeasureAsync),
            ("upload", UploadFigures.MeasureAsync), ("loss", LossFigures.MeasureAsync), ("log", LogFigures.MeasureAsync),
        ];
        FigureSheet.PrintHead();
        foreach (var (name, measure) in all)
        {
            if (parts.Length > 0 && !parts.Contains(name))
            {
                continue;
            }

            try
            {
                await measure(browser, sheet);
            }
            catch (Exception e) when (e is PlaywrightException or TimeoutException or InvalidOperationException)
            {
                // One part that fails does not take the figures of the others along.
                broken++;
                Console.WriteLine($"{name}: {e.Message}");
            }
        }

        sheet.PrintJson();
        return sheet.IsGood && broken == 0 ? 0 : 1;
    }
}
