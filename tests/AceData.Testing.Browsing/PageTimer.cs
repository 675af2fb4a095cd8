using Microsoft.Playwright;

namespace AceData.Testing.Browsing;

/// <summary>
/// Measures what a person waits for: from the moment a key or click reaches the page to the first picture that shows its
/// result. Both ends are taken in the page itself, so the way between test and browser is not in it.
/// </summary>
public static class PageTimer
{
    /// <summary>Does something with mouse or keyboard and waits until the page shows it.</summary>
    /// <param name="page">The page that gets the click or key.</param>
    /// <param name="act">One click or one key.</param>
    /// <param name="shown">What must be true, as JavaScript; it must not be true before.</param>
    /// <param name="on">The page that shows it; null for the same one.</param>
    /// <returns>Milliseconds.</returns>
    public static async Task<double> WaitedAsync(this IPage page, Func<Task> act, string shown, IPage? on = null)
    {
        await page.ListenAsync();
        await (on ?? page).WatchAsync(shown);
        await act();
        return await (on ?? page).SeenAsync() - await page.BegunAsync();
    }

    /// <summary>Waits for the next key or click, in the background.</summary>
    public static Task ListenAsync(this IPage page) => page.EvaluateAsync(
        """
        () => {
            window.begun = new Promise(done => {
                const note = event => {
                    if (event.isTrusted) {
                        ["click", "keydown"].forEach(kind => removeEventListener(kind, note, true));
                        done(performance.timeOrigin + event.timeStamp);
                    }
                };
                ["click", "keydown"].forEach(kind => addEventListener(kind, note, true));
            });
        }
        """);

    /// <summary>When the key or click came, milliseconds since 1970.</summary>
    public static Task<double> BegunAsync(this IPage page) => page.EvaluateAsync<double>("() => window.begun");

    /// <summary>Waits, in the background, for something to be shown.</summary>
    /// <param name="page">The page.</param>
    /// <param name="shown">What must be true, as JavaScript.</param>
    public static Task WatchAsync(this IPage page, string shown) => page.EvaluateAsync(
        $$"""
        () => {
            window.shown = new Promise(done => {
                const look = () => ({{shown}}) ? done(performance.timeOrigin + performance.now()) : requestAnimationFrame(look);
                look();
            });
        }
        """);

    /// <summary>When it was shown, milliseconds since 1970.</summary>
    public static Task<double> SeenAsync(this IPage page) => page.EvaluateAsync<double>("() => window.shown");

    /// <summary>Opens an address and waits until it shows something.</summary>
    /// <param name="page">The page.</param>
    /// <param name="address">Where to go.</param>
    /// <param name="shown">What must be true, as JavaScript.</param>
    /// <returns>Milliseconds from the request on.</returns>
    public static async Task<double> OpenedAsync(this IPage page, Uri address, string shown)
    {
        await page.GotoAsync(address.ToString(), new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        await page.WatchAsync(shown);
        return await page.SeenAsync() - await page.EvaluateAsync<double>("() => performance.timeOrigin");
    }
}
