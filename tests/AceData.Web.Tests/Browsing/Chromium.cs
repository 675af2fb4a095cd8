namespace AceData.Web.Tests.Browsing;

/// <summary>The one browser of all browser tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private Browser? _browser;

    public async ValueTask InitializeAsync() => _browser = await Browser.StartAsync();

    /// <summary>A window of its own on the page, logged in; without a browser the test is skipped.</summary>
    internal Task<Visit> VisitAsync(PageServer server, VisitOptions? options = null)
    {
        Assert.SkipUnless(_browser is not null, "No Chromium: install it (apt-get install chromium) or name one with ACEDATA_CHROMIUM.");
        return _browser!.VisitAsync(server, options);
    }

    public ValueTask DisposeAsync() => _browser?.DisposeAsync() ?? ValueTask.CompletedTask;
}
