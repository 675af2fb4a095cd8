using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AceData.Lyrics;
using AceData.Lyrics.Network;
using AceData.Lyrics.Sources;
using AceData.Testing;
using static AceData.Tests.Lyrics.Network.OneSong;

namespace AceData.Tests.Lyrics.Network;

/// <summary>What hosts and networks do wrong: the rows of the plan up to 32, numbered as there; the others are <see cref="PageFaultTests"/>.</summary>
public sealed class HostFaultTests
{
    [Fact]
    public async Task Row_1_a_name_that_nobody_knows_is_a_network_error_after_three_tries()
    {
        var lookups = 0;
        await using var net = new LyricsNet(isPublic: true, resolve: _ =>
        {
            lookups++;
            return Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound));
        });

        await FailsAsync(net, LyricsCause.NetworkError, "cannot be reached");
        Assert.Equal(3, lookups);

        // The rest of the run does not wait for the lost network.
        Assert.Equal(LyricsCause.NetworkError, (await net.AskGeniusAsync("Iris Vale", "Night Ferry")).Cause);
        Assert.Equal(3, lookups);
    }

    [Fact]
    public async Task Row_2_a_refused_connection_is_a_network_error_after_three_tries()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        var time = new LeapingTime();
        using var client = new LyricsClient(new LyricsClientOptions { Hosts = LyricsHosts.With(lrclib: $"http://127.0.0.1:{port}"), Time = time });

        var answer = await LyricsNet.AskAsync(new AceData.Lyrics.Lrclib.LrclibSource(client), "Iris Vale", "Salt Letters");

        Assert.Equal(LyricsCause.NetworkError, answer.Cause);
        Assert.Equal(3, client.RequestsSent);
    }

    [Fact]
    public async Task Row_3_a_reset_in_the_middle_is_a_network_error()
    {
        await using var net = new LyricsNet();
        net.Hosts.Answer("genius", SongPath, async exchange =>
        {
            await exchange.RawAsync("HTTP/1.1 200 X\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n" + Page(Words));
            exchange.Reset();
        });

        await FailsAsync(net, LyricsCause.NetworkError, "broke off", requests: 3);
    }

    [Theory]
    [InlineData("127.0.0.1", 0)] // nobody vouches for it
    [InlineData("127.0.0.1", -2)] // expired
    [InlineData("other.example", 0)] // of another host
    public async Task Row_4_a_bad_certificate_ends_the_host(string name, int days)
    {
        using var certificate = Certificates.Make(name, days);
        await using var hosts = new FakeLyricsHosts(LyricsNet.Fixtures, certificate: certificate);
        using var client = new LyricsClient(new LyricsClientOptions { Hosts = LyricsHosts.With(hosts.Genius, hosts.GeniusApi, hosts.Lrclib), Time = new LeapingTime() });
        var source = new AceData.Lyrics.Lrclib.LrclibSource(client);

        var answer = await LyricsNet.AskAsync(source, "Iris Vale", "Salt Letters");
        await LyricsNet.AskAsync(source, "Iris Vale", "Night Ferry");

        Assert.Equal(LyricsCause.NetworkError, answer.Cause);
        Assert.Contains("certificate", answer.Detail, StringComparison.Ordinal);
        Assert.Empty(hosts.Requests);
        Assert.Equal(1, client.RequestsSent);
    }

    [Fact]
    public async Task Row_5_connecting_ends_after_ten_seconds()
    {
        await using var net = new LyricsNet(time: Comes(10), isPublic: true, resolve: _ => new TaskCompletionSource<IPAddress[]>().Task);

        await FailsAsync(net, LyricsCause.NetworkError, "in time");
    }

    [Fact]
    public async Task Row_6_waiting_for_headers_ends_after_twenty_seconds()
    {
        await using var net = new LyricsNet(time: Comes(20));
        net.Hosts.Answer("genius", SongPath, exchange => exchange.HangAsync());

        await FailsAsync(net, LyricsCause.NetworkError, "in time", requests: 3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rows_7_and_8_a_drip_and_a_stall_end_after_thirty_seconds(bool drips)
    {
        await using var net = new LyricsNet(time: Comes(30));
        net.Hosts.Answer("genius", SongPath, exchange => drips ? DripAsync(exchange) : StallAsync(exchange));

        await FailsAsync(net, LyricsCause.NetworkError, "in time", requests: 3);
    }

    [Fact]
    public async Task Rows_5_to_8_a_stop_takes_effect_at_once()
    {
        await using var net = new LyricsNet();
        net.Hosts.Answer("genius", SongPath, DripAsync);
        using var stop = new CancellationTokenSource();
        var asking = net.Genius().AskAsync(new LyricsQuestion(null, LyricsNet.Song("Iris Vale", "Salt Letters")), stop.Token);
        while (net.Hosts.Requests.Count == 0)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking.WaitAsync(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(204, LyricsCause.BadResponse)] // 10
    [InlineData(404, LyricsCause.NotFound)] // 11
    [InlineData(410, LyricsCause.NotFound)] // 12
    [InlineData(451, LyricsCause.Blocked)] // 13
    [InlineData(401, LyricsCause.Blocked)] // 14
    [InlineData(403, LyricsCause.Blocked)] // 15
    [InlineData(400, LyricsCause.BadResponse)]
    [InlineData(418, LyricsCause.BadResponse)]
    [InlineData(304, LyricsCause.BadResponse)]
    [InlineData(206, LyricsCause.BadResponse)]
    public async Task Rows_10_to_15_a_status_is_taken_for_what_it_says(int status, LyricsCause cause)
    {
        await using var net = new LyricsNet();
        net.Hosts.Answer("genius", SongPath, exchange => exchange.SendAsync(status, status is 204 or 304 ? "" : Page(Words)));

        await FailsAsync(net, cause, null, requests: 1);
        await net.AskGeniusAsync("Iris Vale", "Night Ferry");

        // A refusal ends the host, everything else only the song.
        Assert.Equal(cause == LyricsCause.Blocked ? 1 : 2, net.Hosts.Requests.Count);
    }

    [Fact]
    public async Task Row_9_a_good_page_is_taken()
    {
        await using var net = Answering(exchange => exchange.SendAsync(200, Page(Words)));

        Assert.Equal("Paper boats on Harbour Street\nSailing under tired feet", await TextAsync(net));
    }

    [Theory]
    [InlineData(200, "<title>Just a moment...</title>", "")]
    [InlineData(503, "<title>Just a moment...</title>", "")]
    [InlineData(200, "<title>x</title><form id=\"challenge-form\">", "")]
    [InlineData(404, "<script>window._cf_chl_opt={}</script>", "")]
    [InlineData(200, "<div class=\"h-captcha\" data-sitekey=\"x\">", "")]
    [InlineData(200, "<title>Before you continue</title><form id=\"consent-form\">", "")]
    [InlineData(503, "<title>Service</title>", "cf-mitigated: challenge\r\n")]
    public async Task Row_16_a_page_for_persons_ends_the_host_whatever_its_status(int status, string html, string header)
    {
        await using var net = Answering(exchange => exchange.SendAsync(status, html, "Content-Type: text/html; charset=utf-8\r\n" + header));

        await FailsAsync(net, LyricsCause.Blocked, "not asked again in this run", requests: 1);
        Assert.Equal(LyricsCause.Blocked, (await net.AskGeniusAsync("Iris Vale", "Night Ferry")).Cause);
        Assert.Single(net.Hosts.Requests);
    }

    [Fact]
    public async Task Row_16_a_good_page_that_names_a_captcha_is_a_good_page()
    {
        await using var net = Answering(exchange => exchange.SendAsync(200, Page(Words + "<br>Just a moment, access denied") + "<script>recaptcha _cf_chl_opt</script> Sign In"));

        Assert.EndsWith("Just a moment, access denied", await TextAsync(net), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5", 5, 6)] // 17
    [InlineData("@7", 7, 8)] // 18: a date
    [InlineData("60", 60, 61)]
    [InlineData("-5", 2, 4)] // 19
    [InlineData("soon", 2, 4)] // 20
    [InlineData("@-30", 2, 4)]
    [InlineData("1.5", 2, 4)]
    public async Task Rows_17_to_20_a_wait_that_is_asked_for_is_waited_if_it_makes_sense(string header, double least, double most)
    {
        await using var net = new LyricsNet();
        net.Hosts.Answer("genius", SongPath, exchange => exchange.SendAsync(429, "slow down", RetryAfter(net, header)));

        await FailsAsync(net, LyricsCause.RateLimited, "fewer requests", requests: 3);
        var gap = (net.Hosts.Requests[1].At - net.Hosts.Requests[0].At).TotalSeconds;
        Assert.InRange(gap, least, most);
    }

    [Theory]
    [InlineData("99999999999", 429)] // 21
    [InlineData("Thu, 01 Jan 2099 00:00:00 GMT", 429)] // 22
    [InlineData("61", 429)]
    [InlineData("3600", 503)]
    public async Task Rows_21_and_22_a_wait_longer_than_a_minute_is_not_waited_but_respected(string header, int status)
    {
        await using var net = Answering(exchange => exchange.SendAsync(status, "slow down", "Retry-After: " + header + "\r\n"));

        await FailsAsync(net, LyricsCause.RateLimited, "longer than a minute", requests: 1);
        Assert.Equal(LyricsCause.RateLimited, (await net.AskGeniusAsync("Iris Vale", "Night Ferry")).Cause);
        Assert.Single(net.Hosts.Requests);
        Assert.Empty(net.Time.Waits);
    }

    [Theory]
    [InlineData(500, "")] // 23
    [InlineData(502, "")] // 24
    [InlineData(503, "Retry-After: 3\r\n")] // 25
    public async Task Rows_23_to_25_trouble_of_the_host_is_waited_out_and_then_left_alone_for_five_minutes(int status, string header)
    {
        await using var net = new LyricsNet();
        net.Hosts.Answer("lrclib", "/api/get", exchange => exchange.SendJsonAsync("{}", status, header));

        Assert.Equal(LyricsCause.NetworkError, (await net.AskLrclibAsync("Iris Vale", "Salt Letters")).Cause);
        Assert.Equal(header.Length == 0 ? [1, 2] : [3, 3], Gaps(net));

        // The host rests; then one try tells.
        await net.AskLrclibAsync("Iris Vale", "Night Ferry");
        Assert.Equal(3, net.Hosts.Requests.Count);
        net.Time.Advance(TimeSpan.FromMinutes(5));
        await net.AskLrclibAsync("Iris Vale", "Tide Table");
        Assert.Equal(4, net.Hosts.Requests.Count);
        net.Time.Advance(TimeSpan.FromMinutes(5));
        net.Hosts.Answer("lrclib", "/api/get", exchange => exchange.SendJsonAsync("{}", 404));
        await net.AskLrclibAsync("Iris Vale", "Low Tide");
        Assert.Equal(6, net.Hosts.Requests.Count);
    }

    [Theory]
    [InlineData(false)] // 26
    [InlineData(true)] // 27
    public async Task Rows_26_and_27_redirects_are_followed_three_times(bool isChain)
    {
        await using var net = new LyricsNet();
        var hop = 0;
        net.Hosts.Answer("genius", "*", exchange => exchange.SendAsync(302, "", $"Location: {(isChain ? "/hop-" + hop++ : SongPath)}\r\n"));

        await FailsAsync(net, LyricsCause.BadResponse, "redirects", requests: 4);
    }

    [Theory]
    [InlineData("http://genius.com/a")] // 28: without protection
    [InlineData("file:///etc/passwd")] // 29
    [InlineData("http://169.254.169.254/latest")] // 30
    [InlineData("https://127.0.0.1/a")]
    [InlineData("http://[::ffff:10.0.0.1]/a")] // 31
    [InlineData("https://geniuѕ.com/a")] // 32: the s is another letter
    [InlineData("https://elsewhere.example/a")]
    [InlineData("https://genius.com.elsewhere.example/a")]
    [InlineData("https://genius.com@elsewhere.example/a")]
    [InlineData("https://user@genius.com/a")]
    [InlineData("https://genius.com:8443/a")]
    [InlineData("//elsewhere.example/a")]
    [InlineData("/\\elsewhere.example/a")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("")]
    public void Rows_28_to_32_redirects_stay_on_the_host(string location)
    {
        var root = LyricsHosts.Public.Genius;

        Assert.Null(Redirect.Target(new Uri(root, "/x"), location, root));
        Assert.Equal("https://genius.com/b-lyrics", Redirect.Target(new Uri(root, "/x"), "/b-lyrics", root)?.AbsoluteUri);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://127.0.0.1:1/x")]
    [InlineData("https://elsewhere.invalid/x")]
    [InlineData("http://[broken")]
    public async Task Rows_29_to_32_a_redirect_elsewhere_sends_nothing_there(string location)
    {
        await using var net = Answering(exchange => exchange.SendAsync(301, "", $"Location: {location}\r\n"));

        await FailsAsync(net, LyricsCause.BadResponse, "not followed", requests: 1);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("fd00::1")]
    [InlineData("64:ff9b::7f00:1")]
    public async Task Rows_30_and_31_a_public_name_that_leads_into_the_own_network_is_not_followed(string address)
    {
        // The name has another address at the second look-up: what counts is the one that is connected to.
        var lookups = 0;
        await using var net = new LyricsNet(isPublic: true, resolve: _ => ++lookups == 1
            ? Task.FromException<IPAddress[]>(new SocketException((int)SocketError.TryAgain))
            : Task.FromResult<IPAddress[]>([IPAddress.Parse(address)]));

        await FailsAsync(net, LyricsCause.BadResponse, "own network");
        Assert.Equal(2, lookups);
    }

    private static LeapingTime Comes(int seconds) => new() { Comes = TimeSpan.FromSeconds(seconds) };

    private static double[] Gaps(LyricsNet net) => [.. net.Hosts.Requests.Zip(net.Hosts.Requests.Skip(1), (a, b) => Math.Round((b.At - a.At).TotalSeconds, 3))];

    private static string RetryAfter(LyricsNet net, string header)
    {
        // The host's clock is two days wrong; its own date tells.
        var now = net.Time.GetUtcNow() - TimeSpan.FromDays(2);
        var wait = header is ['@', .. var seconds] ? (now + TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture))).ToString("r", CultureInfo.InvariantCulture) : header;
        return string.Create(CultureInfo.InvariantCulture, $"Date: {now:r}\r\nRetry-After: {wait}\r\n");
    }

    private static async Task DripAsync(FakeExchange exchange)
    {
        await exchange.RawAsync("HTTP/1.1 200 X\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n");
        while (true)
        {
            await exchange.RawAsync("x");
            await Task.Delay(10, exchange.Over);
        }
    }

    private static async Task StallAsync(FakeExchange exchange)
    {
        var page = Page(Words);
        await exchange.RawAsync($"HTTP/1.1 200 X\r\nContent-Type: text/html\r\nContent-Length: {Encoding.UTF8.GetByteCount(page)}\r\n\r\n{page[..^2]}");
        await exchange.HangAsync();
    }
}
