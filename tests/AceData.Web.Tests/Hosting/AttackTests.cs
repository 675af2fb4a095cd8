using AceData.Testing;

namespace AceData.Web.Tests.Hosting;

/// <summary>The request matrix: what a browser of this person may do, and what another site, another name or another program may not.</summary>
public sealed class AttackTests(AttackTests.Server running) : IClassFixture<AttackTests.Server>
{
    private const string Key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";

    public static TheoryData<string, string, int> Requests => new()
    {
        { "cookie on 127.0.0.1", "GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{cookie}\r\n", 200 },
        { "cookie on localhost", "GET / HTTP/1.1\r\nHost: localhost:{port}\r\n{cookie}\r\n", 200 },
        { "cookie on [::1]", "GET / HTTP/1.1\r\nHost: [::1]:{port}\r\n{cookie}\r\n", 200 },
        { "no cookie", "GET / HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n", 401 },
        { "wrong cookie", "GET / HTTP/1.1\r\nHost: localhost:{port}\r\nCookie: acedata-{port}=0000\r\n\r\n", 401 },
        { "cookie of another port", "GET / HTTP/1.1\r\nHost: localhost:{port}\r\nCookie: acedata-1={token}\r\n\r\n", 401 },
        { "foreign host", "GET / HTTP/1.1\r\nHost: evil.example\r\n{cookie}\r\n", 400 },
        { "foreign host with the port", "GET / HTTP/1.1\r\nHost: evil.example:{port}\r\n{cookie}\r\n", 400 },
        { "host that begins like ours", "GET / HTTP/1.1\r\nHost: 127.0.0.1.evil.com:{port}\r\n{cookie}\r\n", 400 },
        { "host that begins like localhost", "GET / HTTP/1.1\r\nHost: localhost.evil.com:{port}\r\n{cookie}\r\n", 400 },
        { "host of a rebinding service", "GET / HTTP/1.1\r\nHost: 127.0.0.1.nip.io:{port}\r\n{cookie}\r\n", 400 },
        { "host 0.0.0.0", "GET / HTTP/1.1\r\nHost: 0.0.0.0:{port}\r\n{cookie}\r\n", 400 },
        { "wrong port in the host", "GET / HTTP/1.1\r\nHost: localhost:1\r\n{cookie}\r\n", 400 },
        { "impossible port in the host", "GET / HTTP/1.1\r\nHost: localhost:99999\r\n{cookie}\r\n", 400 },
        { "no port in the host", "GET / HTTP/1.1\r\nHost: localhost\r\n{cookie}\r\n", 400 },
        { "empty host", "GET / HTTP/1.1\r\nHost: \r\n{cookie}\r\n", 400 },
        { "no host", "GET / HTTP/1.1\r\n{cookie}\r\n", 400 },
        { "two hosts", "GET / HTTP/1.1\r\nHost: localhost:{port}\r\nHost: evil.example\r\n{cookie}\r\n", 400 },
        { "HTTP/1.0", "GET / HTTP/1.0\r\nHost: localhost:{port}\r\n{cookie}\r\n", 400 },
        { "absolute form, foreign", "GET http://evil.example/ HTTP/1.1\r\nHost: localhost:{port}\r\n{cookie}\r\n", 400 },
        { "absolute form, ours", "GET http://localhost:{port}/ HTTP/1.1\r\nHost: localhost:{port}\r\n{cookie}\r\n", 400 },
        { "socket of our page", "GET /_blazor HTTP/1.1\r\nHost: localhost:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nOrigin: http://localhost:{port}\r\n" + Key + "{cookie}\r\n", 101 },
        { "socket without cookie", "GET /_blazor HTTP/1.1\r\nHost: localhost:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nOrigin: http://localhost:{port}\r\n" + Key + "\r\n", 401 },
        { "socket of evil", "GET /_blazor HTTP/1.1\r\nHost: localhost:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nOrigin: http://evil.example\r\n" + Key + "{cookie}\r\n", 403 },
        { "socket of null", "GET /_blazor HTTP/1.1\r\nHost: localhost:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nOrigin: null\r\n" + Key + "{cookie}\r\n", 403 },
        { "socket without origin", "GET /_blazor HTTP/1.1\r\nHost: localhost:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" + Key + "{cookie}\r\n", 403 },
        { "socket of another local port", "GET /_blazor HTTP/1.1\r\nHost: localhost:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nOrigin: http://localhost:1\r\n" + Key + "{cookie}\r\n", 403 },
        { "socket of https", "GET /_blazor HTTP/1.1\r\nHost: localhost:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nOrigin: https://localhost:{port}\r\n" + Key + "{cookie}\r\n", 403 },
        { "socket of a host that begins like ours", "GET /_blazor HTTP/1.1\r\nHost: localhost:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nOrigin: http://localhost:{port}.evil.com\r\n" + Key + "{cookie}\r\n", 403 },
        { "socket of a file", "GET /_blazor HTTP/1.1\r\nHost: localhost:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nOrigin: file://\r\n" + Key + "{cookie}\r\n", 403 },
        { "socket of a rebound name", "GET /_blazor HTTP/1.1\r\nHost: evil.example:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nOrigin: http://evil.example:{port}\r\n" + Key + "{cookie}\r\n", 400 },
        { "negotiation of evil", "POST /_blazor/negotiate HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: http://evil.example\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n{cookie}\r\n", 403 },
        { "negotiation of null", "POST /_blazor/negotiate HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: null\r\nContent-Length: 0\r\n{cookie}\r\n", 403 },
        { "negotiation without origin", "POST /_blazor/negotiate HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Length: 0\r\n{cookie}\r\n", 403 },
        { "image of another site", "GET /_content/AceData.Web/favicon.svg HTTP/1.1\r\nHost: localhost:{port}\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image\r\n{cookie}\r\n", 403 },
        { "frame of another site", "GET / HTTP/1.1\r\nHost: localhost:{port}\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n{cookie}\r\n", 403 },
        { "link of another site", "GET / HTTP/1.1\r\nHost: localhost:{port}\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n{cookie}\r\n", 200 },
        { "preflight", "OPTIONS /_blazor/negotiate HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: http://evil.example\r\nAccess-Control-Request-Method: POST\r\n{cookie}\r\n", 403 },
        { "login with a wrong token", "GET /login?t=0000 HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n", 401 },
        { "login with the token", "GET /login?t={token} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n", 200 },
        { "login by POST", "POST /login?t={token} HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: http://localhost:{port}\r\nContent-Length: 0\r\n\r\n", 401 },
        { "traversal", "GET /_content/../../../../etc/passwd HTTP/1.1\r\nHost: localhost:{port}\r\n{cookie}\r\n", 404 },
        { "encoded traversal", "GET /_content/AceData.Web/%2e%2e%2f%2e%2e%2fappsettings.json HTTP/1.1\r\nHost: localhost:{port}\r\n{cookie}\r\n", 404 },
        { "style without cookie", "GET /_content/AceData.Web/css/app.css HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n", 401 },
        { "script without cookie", "GET /_framework/blazor.web.js HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n", 401 },
        { "5 MB in a request", "POST /_blazor/negotiate HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: http://localhost:{port}\r\nContent-Length: 5242880\r\n{cookie}\r\n", 413 },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_request_gets_in_only_where_it_is_the_persons_own(string name, string request, int expected)
    {
        var text = request
            .Replace("{cookie}", $"Cookie: acedata-{running.Page.Port}={running.Page.Token}\r\n", StringComparison.Ordinal)
            .Replace("{port}", $"{running.Page.Port}", StringComparison.Ordinal)
            .Replace("{token}", running.Page.Token, StringComparison.Ordinal);
        var status = await RawRequest.StatusAsync(running.Page.Port, text);
        Assert.True(expected == status, $"{name}: {status} instead of {expected}");
    }

    [Fact]
    public async Task Every_answer_forbids_frames_and_foreign_content()
    {
        var head = await RawRequest.HeadAsync(running.Page.Port, $"GET /nothing HTTP/1.1\r\nHost: localhost:{running.Page.Port}\r\n\r\n");
        Assert.Contains("frame-ancestors 'none'", head, StringComparison.Ordinal);
        Assert.Contains("X-Content-Type-Options: nosniff", head, StringComparison.Ordinal);
        Assert.DoesNotContain("Server:", head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_is_in_no_list_of_processes_and_in_no_page()
    {
        Assert.DoesNotContain(running.Page.Token, await File.ReadAllTextAsync($"/proc/{running.Page.ProcessId}/cmdline", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var client = running.Page.Client();
        Assert.DoesNotContain(running.Page.Token, await client.GetStringAsync("/", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(running.Page.Errors.Trim());
    }

    /// <summary>One server for the whole matrix.</summary>
    public sealed class Server : IAsyncLifetime
    {
        private readonly TempDir _folder = new();

        internal PageServer Page { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Page = await PageServer.StartAsync(_folder.Path);

        public async ValueTask DisposeAsync()
        {
            await Page.DisposeAsync();
            _folder.Dispose();
        }
    }
}
