using System.Net;

namespace AceData.Web.Tests.Hosting;

/// <summary>An address of this server where nothing is.</summary>
public class WrongAddressTests
{
    [Fact]
    public async Task A_person_sees_a_page_that_says_so_and_a_script_gets_the_plain_answer()
    {
        using var songs = new SongFolder();
        await using var server = await PageServer.StartAsync(songs.Path);
        using var client = server.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/no-such-page?x=1");
        request.Headers.Add("Accept", "text/html,application/xhtml+xml");
        using var page = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);

        // The words come with the window, in its language: this is what draws it.
        Assert.Contains("blazor.web", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        using var plain = await client.GetAsync("/no-such-page", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, plain.StatusCode);
        Assert.Empty(await plain.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
