using AceData.Testing;
using AceData.Web.Tests.Browsing;

namespace AceData.Web.Tests.Hosting;

public class ShellTests(Chromium browser)
{
    [Fact]
    public async Task The_page_opens_and_speaks_to_nobody_else()
    {
        using var folder = new TempDir();
        await using var server = await PageServer.StartAsync(folder.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.ShootAsync("shell");
        Assert.Equal("Songs", await visit.Page.Locator("h1").InnerTextAsync());
        Assert.Empty(await visit.AxeAsync());
        visit.AssertNothingWentWrong();
    }
}
