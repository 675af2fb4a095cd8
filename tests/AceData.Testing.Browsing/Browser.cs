using Microsoft.Playwright;

namespace AceData.Testing.Browsing;

/// <summary>The Chromium of the system, without a window of its own on the screen.</summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Where the browser is: <c>ACEDATA_CHROMIUM</c>, else the usual places; null when there is none.</summary>
    public static string? Program { get; } = Environment.GetEnvironmentVariable("ACEDATA_CHROMIUM") ?? Places.FirstOrDefault(File.Exists);

    /// <summary>Starts it.</summary>
    /// <returns>Null when there is none.</returns>
    public static async Task<Browser?> StartAsync()
    {
        if (Program is null)
        {
            return null;
        }

        // What a slow machine takes long for is no mistake; what never comes is.
        Assertions.SetDefaultExpectTimeout(20_000);
        var playwright = await Playwright.CreateAsync();
        return new Browser(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            // In containers the tests run as root, where Chromium starts only without its sandbox; and it looks for nothing on the net.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required"],
        }));
    }

    /// <summary>A window of its own on the page, logged in, that notes what must not happen: errors of scripts and requests to others.</summary>
    public async Task<Visit> VisitAsync(PageServer server, VisitOptions? options = null)
    {
        options ??= new VisitOptions();
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = options.Width, Height = options.Height },
            Locale = options.Language == "de" ? "de-DE" : "en-US",
            ColorScheme = ColorScheme.Dark,
            ReducedMotion = ReducedMotion.Reduce,
        });
        await context.AddCookiesAsync([new Cookie { Name = "acedata-theme", Value = options.Theme, Url = server.Root.ToString() }]);
        var visit = new Visit(context, await context.NewPageAsync(), server);
        await visit.Page.GotoAsync(server.Login.ToString());
        await visit.Page.WaitForSelectorAsync("h1");
        return visit;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
