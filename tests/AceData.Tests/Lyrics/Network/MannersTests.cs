using System.Net;
using AceData.Audio;
using AceData.Lyrics.Network;
using AceData.Lyrics.Sources;
using AceData.Settings;
using AceData.Testing;

namespace AceData.Tests.Lyrics.Network;

public sealed class MannersTests
{
    [Fact]
    public async Task Eight_workers_keep_the_distance_of_every_host()
    {
        await using var net = new LyricsNet();
        var genius = net.Genius();
        var lrclib = net.Lrclib();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; i < 4; i++)
            {
                await LyricsNet.AskAsync(genius, "Iris Vale", $"Song {worker} {i}");
                await LyricsNet.AskAsync(lrclib, "Iris Vale", $"Song {worker} {i}");
            }
        })));

        Assert.Equal(32, Of("genius").Length);
        Assert.Equal(64, Of("lrclib").Length);
        Assert.All(Gaps("genius"), gap => Assert.InRange(gap, 2, double.MaxValue));
        Assert.All(Gaps("lrclib"), gap => Assert.InRange(gap, 1, double.MaxValue));
        Assert.InRange(net.Hosts.MostAtOnce, 1, 2);

        FakeRequest[] Of(string host) => [.. net.Hosts.Requests.Where(request => request.Host == host)];
        IEnumerable<double> Gaps(string host) => Of(host).Zip(Of(host).Skip(1), (a, b) => (b.At - a.At).TotalSeconds);
    }

    [Fact]
    public async Task One_host_gets_one_request_at_a_time()
    {
        await using var net = new LyricsNet();
        net.Hosts.Answer("genius", "*", async exchange =>
        {
            await Task.Delay(20, exchange.Over);
            await exchange.SendAsync(404, "nothing");
        });
        var source = net.Genius();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => LyricsNet.AskAsync(source, "Iris Vale", $"Song {i}")));

        Assert.Equal(8, net.Hosts.Requests.Count);
        Assert.Equal(1, net.Hosts.MostAtOnce);
    }

    [Fact]
    public async Task Workers_with_the_same_song_share_one_request()
    {
        await using var net = new LyricsNet();
        var genius = net.Genius();
        var lrclib = net.Lrclib();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => LyricsNet.AskAsync(genius, i % 2 == 0 ? "Jaro Nebelkind" : "JARO NEBELKIND", "Über den Dächern", 200 + i)));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => LyricsNet.AskAsync(lrclib, "Jaro Nebelkind", "Nachtbus", 187)));

        Assert.All(answers, answer => Assert.Single(answer.Found));
        Assert.Equal(["genius", "lrclib"], net.Hosts.Requests.Select(request => request.Host));
    }

    [Fact]
    public async Task What_failed_is_not_asked_again_in_the_run_either()
    {
        await using var net = new LyricsNet();
        var source = net.Genius();

        var first = await LyricsNet.AskAsync(source, "Truncated", "Song");
        var second = await LyricsNet.AskAsync(source, "Truncated", "Song");

        Assert.Equal(first, second);
        Assert.Equal(3, net.Hosts.Requests.Count);
    }

    [Fact]
    public async Task A_worker_that_is_stopped_leaves_its_question_to_the_others()
    {
        await using var net = new LyricsNet();
        var isFirst = true;
        net.Hosts.Answer("genius", "/Jaro-nebelkind-uber-den-dachern-lyrics", async exchange =>
        {
            if (isFirst)
            {
                isFirst = false;
                await exchange.HangAsync();
                return;
            }

            await exchange.SendAsync(200, await File.ReadAllTextAsync(Path.Combine(LyricsNet.Fixtures, "genius_song_de_rap_legacy.html"), exchange.Over));
        });
        var source = net.Genius();
        using var stop = new CancellationTokenSource();
        var question = new LyricsQuestion(null, LyricsNet.Song("Jaro Nebelkind", "Über den Dächern"));
        var stopped = source.AskAsync(question, stop.Token);
        while (net.Hosts.Requests.Count == 0)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        var other = source.AskAsync(question, TestContext.Current.CancellationToken);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);
        Assert.Single((await other).Found);
    }

    [Fact]
    public async Task Requests_are_honest_and_carry_no_cookies()
    {
        await using var net = new LyricsNet();
        net.Hosts.Answer("genius", "*", exchange => exchange.SendAsync(404, "nothing", "Set-Cookie: id=1; Path=/\r\n"));

        await net.AskGeniusAsync("Iris Vale", "Salt Letters");
        await net.AskGeniusAsync("Iris Vale", "Night Ferry");

        Assert.Equal(2, net.Hosts.Requests.Count);
        Assert.All(net.Hosts.Requests, request =>
        {
            Assert.StartsWith("AceData/", request.Headers["User-Agent"], StringComparison.Ordinal);
            Assert.DoesNotContain("Mozilla", request.Headers["User-Agent"], StringComparison.OrdinalIgnoreCase);
            Assert.Contains("gzip", request.Headers["Accept-Encoding"], StringComparison.Ordinal);
            Assert.False(request.Headers.ContainsKey("Cookie"));
            Assert.False(request.Headers.ContainsKey("Referer"));
        });
    }

    [Fact]
    public async Task The_token_goes_to_the_search_and_nowhere_else()
    {
        await using var net = new LyricsNet();
        net.Hosts.Answer("genius-api", "/search", exchange => exchange.SendAsync(302, "", "Location: /elsewhere\r\n"));
        net.Hosts.Answer("genius-api", "/elsewhere", async exchange => await exchange.SendJsonAsync(await File.ReadAllTextAsync(Path.Combine(LyricsNet.Fixtures, "genius_api_search_de.json"), exchange.Over)));
        var source = net.Genius("test-token");

        Assert.Single((await LyricsNet.AskAsync(source, "Jaro Nebelkind", "Über den Dächern")).Found);
        await net.AskLrclibAsync("Jaro Nebelkind", "Nachtbus");

        Assert.Equal(["/search", "/elsewhere", "/Jaro-nebelkind-uber-den-dachern-lyrics", "/api/get"], net.Hosts.Requests.Select(request => request.Path));
        Assert.Equal([true, false, false, false], net.Hosts.Requests.Select(request => request.Headers.ContainsKey("Authorization")));
    }

    [Fact]
    public async Task The_token_is_in_no_answer_no_message_and_no_file()
    {
        const string canary = "canary-5f1c9e";
        using var cache = new TempDir();
        foreach (var status in new[] { 200, 400, 401, 403, 404, 429, 500 })
        {
            await using var net = new LyricsNet(cache.Path);
            net.Hosts.Answer("genius-api", "/search", exchange => exchange.SendJsonAsync(
                $$"""{"response":{"hits":[]},"error":"{{exchange.Request.Headers["Authorization"]}}"}""", status, $"X-Echo: {canary}\r\n"));

            var answer = await net.AskGeniusAsync("Iris Vale", $"Song {status}", canary);

            Assert.NotNull(answer.Cause);
            Assert.DoesNotContain(canary, answer.ToString() + answer.Detail, StringComparison.Ordinal);
        }

        Assert.All(Directory.EnumerateFiles(cache.Path, "*", SearchOption.AllDirectories), file => Assert.DoesNotContain(canary, File.ReadAllText(file), StringComparison.Ordinal));
        Assert.DoesNotContain(canary, BearerToken.Of(canary).ToString(), StringComparison.Ordinal);
        var wrong = Assert.Throws<AceDataException>(() => BearerToken.Of(canary + " x"));
        Assert.DoesNotContain(canary, wrong.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_token_is_found_under_either_name()
    {
        using var folder = new TempDir();
        Assert.Null(BearerToken.Find(new Secrets(folder["secrets.json"], _ => null)));
        Assert.Equal("Bearer a", BearerToken.Find(new Secrets(folder["secrets.json"], name => name == "GENIUS_ACCESS_TOKEN" ? "a" : null))!.Header);
        Assert.Equal("Bearer b", BearerToken.Find(new Secrets(folder["secrets.json"], name => name == "ACEDATA_GENIUS_TOKEN" ? " b\n" : "a"))!.Header);
    }

    [Fact]
    public async Task Making_the_client_and_its_sources_sends_nothing()
    {
        await using var net = new LyricsNet();
        net.Genius("test-token");
        net.Lrclib();

        await Task.Delay(50, TestContext.Current.CancellationToken);

        Assert.Equal(0, net.Hosts.Connections);
    }

    [Theory]
    [InlineData("http://lyrics.example")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("https://user:pass@lyrics.example")]
    [InlineData("https://lyrics.example/path")]
    [InlineData("lyrics.example")]
    public void An_address_that_would_send_texts_unprotected_is_refused(string address)
    {
        var refused = Assert.Throws<AceDataException>(() => LyricsHosts.With(lrclib: address));

        Assert.Equal("LYRICS-HOST", refused.Code);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("104.16.1.1", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("64:ff9b::808:808", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd12::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("::ffff:192.168.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("2001:db8::1", false)]
    public void Addresses_of_the_internet_are_told_from_all_others(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));
}
