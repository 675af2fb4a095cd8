using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AceData.Lyrics;
using AceData.Lyrics.Network;
using AceData.Lyrics.Sources;
using AceData.Testing;

namespace AceData.Tests.Lyrics.Network;

/// <summary>What hosts and networks do wrong: the fifty rows of the plan, numbered as there.</summary>
public sealed class HostFaultTests
{
    private const string Path = "/Iris-vale-salt-letters-lyrics";
    private const string Words = "Paper boats on Harbour Street<br>Sailing under tired feet";

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
        net.Hosts.Answer("genius", Path, async exchange =>
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
        net.Hosts.Answer("genius", Path, exchange => exchange.HangAsync());

        await FailsAsync(net, LyricsCause.NetworkError, "in time", requests: 3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rows_7_and_8_a_drip_and_a_stall_end_after_thirty_seconds(bool drips)
    {
        await using var net = new LyricsNet(time: Comes(30));
        net.Hosts.Answer("genius", Path, exchange => drips ? DripAsync(exchange) : StallAsync(exchange));

        await FailsAsync(net, LyricsCause.NetworkError, "in time", requests: 3);
    }

    [Fact]
    public async Task Rows_5_to_8_a_stop_takes_effect_at_once()
    {
        await using var net = new LyricsNet();
        net.Hosts.Answer("genius", Path, DripAsync);
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
        net.Hosts.Answer("genius", Path, exchange => exchange.SendAsync(status, status is 204 or 304 ? "" : Page(Words)));

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
        net.Hosts.Answer("genius", Path, exchange => exchange.SendAsync(429, "slow down", RetryAfter(net, header)));

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
        net.Hosts.Answer("genius", "*", exchange => exchange.SendAsync(302, "", $"Location: {(isChain ? "/hop-" + hop++ : Path)}\r\n"));

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

    [Theory]
    [InlineData("gzip")] // 33
    [InlineData("br")] // 34
    public async Task Rows_33_and_34_a_bomb_is_cut_at_two_megabytes(string packing)
    {
        var bomb = Packed(packing, new byte[64 << 20]);
        await using var net = Answering(exchange => exchange.SendAsync(200, bomb, $"Content-Type: text/html\r\nContent-Encoding: {packing}\r\n"));
        var before = GC.GetTotalAllocatedBytes();

        await FailsAsync(net, LyricsCause.BadResponse, "more than 2 MB", requests: 1);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 48 << 20);
    }

    [Fact]
    public async Task Row_34_a_packing_that_was_not_offered_is_refused()
    {
        await using var net = Answering(exchange => exchange.SendAsync(200, [0x28, 0xB5, 0x2F, 0xFD, 1, 2, 3], "Content-Type: text/html\r\nContent-Encoding: zstd\r\n"));

        await FailsAsync(net, LyricsCause.BadResponse, null, requests: 1);
        Assert.DoesNotContain("zstd", net.Hosts.Requests[0].Headers["Accept-Encoding"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_35_an_endless_body_is_cut_at_two_megabytes()
    {
        await using var net = Answering(async exchange =>
        {
            await exchange.RawAsync("HTTP/1.1 200 X\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n");
            var piece = new byte[64 << 10];
            while (true)
            {
                await exchange.RawAsync(piece);
            }
        });

        await FailsAsync(net, LyricsCause.BadResponse, "more than 2 MB", requests: 1);
    }

    [Fact]
    public async Task Row_36_two_hundred_kilobytes_of_headers_are_refused()
    {
        await using var net = Answering(exchange => exchange.SendAsync(200, Page(Words), string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: {new string('x', 1000)}\r\n"))));

        await FailsAsync(net, LyricsCause.BadResponse, "headers", requests: 1);
    }

    [Theory]
    [InlineData("Content-Type: text/html; charset=bogus\r\n", "utf-8", "utf-8")] // 37
    [InlineData("Content-Type: text/html; charset=\"\"\r\n", "utf-8", "utf-8")]
    [InlineData("Content-Type: text/html\r\n", "utf-16", "utf-8")] // 39: without a byte order mark
    [InlineData("Content-Type: text/html\r\n", "utf-16BE", "utf-8")]
    [InlineData("Content-Type: text/html; charset=utf-8\r\n", "utf-8", "iso-8859-1")] // 40: header and page differ
    [InlineData("Content-Type: text/html; charset=iso-8859-1\r\n", "iso-8859-1", "utf-8")]
    [InlineData("Content-Type: text/html\r\n", "iso-8859-1", "iso-8859-1")]
    [InlineData("", "utf-8", "utf-8")]
    public async Task Rows_37_to_40_letters_come_out_right_whatever_is_announced(string header, string encoding, string meta)
    {
        var page = $"<meta charset=\"{meta}\">" + Page("Größer als jeder Zweifel<br>Über den Dächern frei");
        await using var net = Answering(exchange => exchange.SendAsync(200, Encoding.GetEncoding(encoding).GetBytes(page), header));

        Assert.Equal("Größer als jeder Zweifel\nÜber den Dächern frei", await TextAsync(net));
    }

    [Fact]
    public async Task Row_38_a_page_whose_letters_are_lost_is_refused()
    {
        await using var net = Answering(exchange => exchange.SendAsync(200, Encoding.Latin1.GetBytes(Page("Über Dächer, Müßiggänger<br>größer, höher, wärmer")), "Content-Type: text/html; charset=utf-8\r\n"));

        await FailsAsync(net, LyricsCause.BadResponse, "encoding", requests: 1);
    }

    [Fact]
    public async Task Row_38_furniture_does_not_hide_that_the_words_are_lost()
    {
        await using var net = Answering(exchange => exchange.SendAsync(
            200, Encoding.Latin1.GetBytes(Page("Über Dächer, Müßiggänger<br>größer, höher, wärmer") + "<p>" + new string('x', 20_000)), "Content-Type: text/html; charset=utf-8\r\n"));

        await FailsAsync(net, LyricsCause.BadResponse, "encoding", requests: 1);
    }

    [Fact]
    public async Task Row_41_a_page_that_ends_early_is_asked_for_again_and_never_taken()
    {
        await using var net = Answering(exchange => exchange.SendAsync(200, Page(Words)[..^20]));

        await FailsAsync(net, LyricsCause.NetworkError, "broke off", requests: 3);
    }

    [Theory]
    [InlineData("<div>")] // 42
    [InlineData("<a b>")] // 43
    public async Task Rows_42_and_43_a_hostile_page_is_read_like_any_other(string piece)
    {
        var html = Page(Words + string.Concat(Enumerable.Repeat(piece, 100_000)));
        await using var net = Answering(exchange => exchange.SendAsync(200, html));

        Assert.Equal("Paper boats on Harbour Street\nSailing under tired feet", await TextAsync(net));
    }

    [Fact]
    public async Task Row_44_scripts_styles_and_comments_among_the_words_are_dropped()
    {
        await using var net = Answering(exchange => exchange.SendAsync(200, Page("Paper boats on<script>alert(1)</script> Harbour Street<br><style>x{}</style>Sailing under<!-- never --> tired feet<img src=x onerror=alert(1)>")));

        Assert.Equal("Paper boats on Harbour Street\nSailing under tired feet", await TextAsync(net));
    }

    [Fact]
    public async Task Row_45_the_page_of_another_song_says_so()
    {
        await using var net = Answering(exchange => exchange.SendAsync(200, Page(Words).Replace("Salt Letters", "Night Ferry", StringComparison.Ordinal)));

        var found = Assert.Single((await net.AskGeniusAsync("Iris Vale", "Salt Letters")).Found);

        // The matcher rejects it; nothing here pretends that it is the song.
        Assert.Equal("Night Ferry", found.Title);
    }

    [Theory]
    [InlineData("", LyricsCause.NotTranscribed)]
    [InlineData("La.", LyricsCause.NotTranscribed)]
    [InlineData("12345 67890<br>12345 67890<br>55", LyricsCause.BadResponse)] // 48
    [InlineData("@60000", LyricsCause.BadResponse)]
    public async Task Rows_46_and_48_a_text_that_can_be_none_is_refused_with_a_reason(string words, LyricsCause cause)
    {
        words = words is ['@', .. var count] ? string.Concat(Enumerable.Repeat("la la la<br>", int.Parse(count, CultureInfo.InvariantCulture) / 6)) : words;
        await using var net = Answering(exchange => exchange.SendAsync(200, Page(words)));

        await FailsAsync(net, cause, " ", requests: 1);
    }

    [Fact]
    public async Task Row_47_annotations_and_advertisements_are_not_words()
    {
        await using var net = Answering(exchange => exchange.SendAsync(200, Page(
            Words + "<div data-exclude-from-selection=\"true\"><div id=\"div-gpt-ad-1\">Buy now</div></div><div class=\"RightSidebar__Container-x\">You might also like</div><aside>An annotation</aside>")));

        Assert.Equal("Paper boats on Harbour Street\nSailing under tired feet", await TextAsync(net));
    }

    [Theory]
    [InlineData("//evil.example/x-lyrics")] // 49
    [InlineData("javascript:x-lyrics")] // 50
    [InlineData("/\\evil.example/x-lyrics")]
    [InlineData("https://evil.example/x-lyrics")]
    [InlineData("https://genius.com@evil.example/x-lyrics")]
    [InlineData("/../x-lyrics")]
    [InlineData("/a/b-lyrics")]
    [InlineData("/x-lyrics?to=evil")]
    [InlineData("/x-lyrics\r\nEvil: 1")]
    [InlineData("/albums/x")]
    public async Task Rows_49_and_50_only_paths_of_songs_are_opened(string link)
    {
        await using var net = new LyricsNet();
        var result = System.Text.Json.JsonSerializer.Serialize(new { title = "Salt Letters", primary_artist_names = "Iris Vale", path = link, url = link });
        net.Hosts.Answer("genius-api", "/search", exchange => exchange.SendJsonAsync($$$"""{"response":{"hits":[{"type":"song","result":{{{result}}}}]}}"""));

        Assert.Equal(LyricsCause.NotFound, (await net.AskGeniusAsync("Iris Vale", "Salt Letters", "test-token")).Cause);
        Assert.Equal("/search", Assert.Single(net.Hosts.Requests).Path);
    }

    private static LyricsNet Answering(Func<FakeExchange, Task> answer)
    {
        var net = new LyricsNet();
        net.Hosts.Answer("genius", Path, answer);
        return net;
    }

    private static async Task FailsAsync(LyricsNet net, LyricsCause cause, string? says, int? requests = null)
    {
        var answer = await net.AskGeniusAsync("Iris Vale", "Salt Letters");

        Assert.Empty(answer.Found);
        Assert.Equal(cause, answer.Cause);
        if (says is not null)
        {
            Assert.Contains(says, answer.Detail, StringComparison.Ordinal);
        }

        if (requests is { } count)
        {
            Assert.Equal(count, net.Hosts.Requests.Count);
        }
    }

    private static async Task<string> TextAsync(LyricsNet net)
    {
        var answer = await net.AskGeniusAsync("Iris Vale", "Salt Letters");
        Assert.Null(answer.Cause);
        return Assert.Single(answer.Found).Text;
    }

    private static string Page(string words) =>
        $"<html><head><title>Iris Vale &ndash; Salt Letters Lyrics | Genius Lyrics</title></head><body><div data-lyrics-container=\"true\">{words}</div></body></html>";

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

    private static byte[] Packed(string packing, byte[] content)
    {
        var packed = new MemoryStream();
        using (Stream stream = packing == "gzip" ? new GZipStream(packed, CompressionLevel.Fastest) : new BrotliStream(packed, CompressionLevel.Fastest))
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }
}
