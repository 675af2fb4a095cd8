using System.Net;
using AceData.Testing;
using AceData.Web.Tests.Hosting;

namespace AceData.Web.Tests.Attacks;

/// <summary>Sixty hostile paths at each address of the page that names something: nothing outside is read or written.</summary>
public class HostilePathTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hostile_path_in_an_address_reads_nothing_and_an_upload_never_lands_outside()
    {
        using var folder = new TempDir();
        var root = HostilePaths.MakeRoot(folder, "data/audio");
        await using var server = await PageServer.StartAsync(root);
        using var client = server.Client();
        var before = HostilePaths.Tree(folder);
        foreach (var path in HostilePaths.All)
        {
            // As a client sends it, and with every character of it written out, so that none is mended on the way.
            foreach (var name in new[] { Uri.EscapeDataString(path), string.Concat(path.Select(character => character < 128 ? $"%{(int)character:X2}" : Uri.EscapeDataString(character.ToString()))) })
            {
                foreach (var address in new[] { $"/songs/{name}/audio", $"/songs/{name}/audio?copy", $"/songs/{name}/peaks", $"/jobs/{name}/log", $"/download/{name}", $"/_content/AceData.Web/{name}" })
                {
                    var head = await RawRequest.HeadAsync(server.Port, $"GET {address} HTTP/1.1\r\nHost: localhost:{server.Port}\r\nCookie: acedata-{server.Port}={server.Token}\r\n\r\n");
                    Assert.DoesNotContain(HostilePaths.Canary, head, StringComparison.Ordinal);

                    // Dots that lead up lead to the page itself, which asks nothing of the path.
                    Assert.True(head.StartsWith("HTTP/1.1 4", StringComparison.Ordinal) || head.Contains("Content-Type: text/html", StringComparison.OrdinalIgnoreCase), $"{address}: {head}");
                }
            }
        }

        Assert.Equal(before, HostilePaths.Tree(folder));
        foreach (var path in HostilePaths.All.SelectMany(path => new[] { path, path + ".mp3", path + "/a.mp3", path + "\\a.mp3" }))
        {
            using var answer = await client.SendAsync(Upload(server, path), Stop);
            Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
            Assert.True(answer.IsSuccessStatusCode || (await answer.Content.ReadAsStringAsync(Stop)) is not "", path);
        }

        // Whatever was taken lies directly among the songs, and what was there is as it was.
        var audio = Path.Combine(root, "data", "audio");
        var after = HostilePaths.Tree(folder);
        Assert.Empty(before.Except(after));
        Assert.All(after.Except(before), made => Assert.Equal(audio, Path.GetDirectoryName(made[..made.LastIndexOf(' ')])));
        Assert.Equal("", server.Errors);
    }

    private static HttpRequestMessage Upload(PageServer server, string name)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/songs/upload?name={Uri.EscapeDataString(name)}") { Content = new StringContent("hostile") };
        request.Headers.Add("Origin", server.Root.GetLeftPart(UriPartial.Authority));
        return request;
    }
}
