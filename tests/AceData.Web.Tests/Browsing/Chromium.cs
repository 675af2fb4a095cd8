using Microsoft.Playwright;

namespace AceData.Web.Tests.Browsing;

/// <summary>The one browser of all browser tests: the Chromium of the system, without a window.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where the browser is: <c>ACEDATA_CHROMIUM</c>, else the usual places; null when there is none.</summary>
    public static string? Program { get; } = Environment.GetEnvironmentVariable("ACEDATA_CHROMIUM") ?? Places.FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Program is null)
        {
            return;
        }

        // What a slow machine takes long for is no mistake; what never comes is.
        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            // In containers the tests run as root, where Chromium starts only without its sandbox; and it looks for nothing on the net.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required"],
        });
    }

    /// <summary>A window of its own on the page, logged in, that notes what must not happen: errors of scripts and requests to others.</summary>
    internal async Task<Visit> VisitAsync(PageServer server, VisitOptions? options = null)
    {
        Assert.SkipUnless(_browser is not null, "No Chromium: install it (apt-get install chromium) or name one with ACEDATA_CHROMIUM.");
        options ??= new VisitOptions();
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
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
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
