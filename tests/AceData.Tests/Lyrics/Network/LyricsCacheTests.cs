using AceData.Testing;

namespace AceData.Tests.Lyrics.Network;

public sealed class LyricsCacheTests : IAsyncDisposable
{
    private readonly FakeLyricsHosts _hosts = new(LyricsNet.Fixtures);

    public ValueTask DisposeAsync() => _hosts.DisposeAsync();

    [Fact]
    public async Task A_song_that_was_found_is_not_asked_for_again_for_ninety_days()
    {
        using var cache = new TempDir();
        var first = await AskAsync(cache, days: 0, requests: 1);
        var second = await AskAsync(cache, days: 89, requests: 0);
        await AskAsync(cache, days: 91, requests: 1);

        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.Title, second.Title);
        Assert.Equal(first.Guests, second.Guests);
    }

    [Theory]
    [InlineData("Nobody", "Nothing at All", 7)]
    [InlineData("The Mooncasters", "Tide Table", 30)]
    [InlineData("Iris Vale", "Glasshouse", 3)]
    [InlineData("Evil", "Redirect", 1)]
    public async Task What_was_not_found_is_asked_for_again_when_that_may_have_changed(string artist, string title, int days)
    {
        using var cache = new TempDir();
        foreach (var (age, requests) in new[] { (0.0, 1), (days - 0.1, 0), (days + 0.1, 1) })
        {
            await using var net = new LyricsNet(cache.Path, _hosts);
            net.Time.Advance(TimeSpan.FromDays(age));

            Assert.NotNull((await net.AskGeniusAsync(artist, title)).Cause);
            Assert.Equal(requests, net.Client.RequestsSent);
        }
    }

    [Theory]
    [InlineData("Blocked")]
    [InlineData("Truncated")]
    public async Task A_refusal_or_a_failure_is_not_kept(string artist)
    {
        using var cache = new TempDir();
        await using var net = new LyricsNet(cache.Path, _hosts);

        Assert.NotNull((await net.AskGeniusAsync(artist, "Song")).Cause);

        Assert.Empty(Files(cache));
    }

    [Fact]
    public async Task An_old_answer_is_confirmed_by_its_tag()
    {
        using var cache = new TempDir();
        var page = await File.ReadAllTextAsync(Path.Combine(LyricsNet.Fixtures, "genius_song_en_full.html"), TestContext.Current.CancellationToken);
        var texts = new List<string>();
        foreach (var days in new[] { 0, 100, 150 })
        {
            await using var net = new LyricsNet(cache.Path, _hosts);
            net.Time.Advance(TimeSpan.FromDays(days));
            net.Hosts.Answer("genius", LyricsNet.Lighthouse, exchange => exchange.Request.Headers.GetValueOrDefault("If-None-Match") == "\"v1\""
                ? exchange.SendAsync(304, "", "ETag: \"v1\"\r\n")
                : exchange.SendAsync(200, page, "Content-Type: text/html; charset=utf-8\r\nETag: \"v1\"\r\n"));

            texts.Add(Assert.Single((await net.AskGeniusAsync("Iris Vale & The Mooncasters", "Don't Wake the Lighthouse")).Found).Text);
            Assert.Equal(days == 150 ? 0 : 1, net.Client.RequestsSent);
        }

        Assert.Single(texts.Distinct());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"Format\":\"genius-page/0\",\"Asked\":\"x\",\"Answered\":\"x\",\"KeepSeconds\":1}")]
    [InlineData("\0\0\0\0")]
    public async Task A_damaged_entry_counts_as_missing_and_is_replaced(string content)
    {
        using var cache = new TempDir();
        await AskAsync(cache, days: 0, requests: 1);
        var file = Assert.Single(Files(cache));
        var good = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        foreach (var damaged in new[] { content, good[..(good.Length / 2)], good.Replace("genius-page/", "genius-page/9", StringComparison.Ordinal) })
        {
            await File.WriteAllTextAsync(file, damaged, TestContext.Current.CancellationToken);

            await AskAsync(cache, days: 0, requests: 1);

            Assert.Equal(good.Length, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Length);
        }
    }

    [Fact]
    public async Task An_entry_from_the_future_counts_as_missing()
    {
        using var cache = new TempDir();
        await AskAsync(cache, days: 400, requests: 1);

        await AskAsync(cache, days: 0, requests: 1);
    }

    [Fact]
    public async Task A_cache_that_cannot_be_written_stops_nothing_and_is_said()
    {
        using var folder = new TempDir();
        await File.WriteAllTextAsync(folder["cache"], "a file where the folder should be", TestContext.Current.CancellationToken);
        await using var net = new LyricsNet(folder["cache"]);

        Assert.Single((await net.AskGeniusAsync("Jaro Nebelkind", "Über den Dächern")).Found);

        Assert.Contains("cannot be kept", net.Client.CacheProblem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_oldest_entries_go_when_the_folder_is_too_large()
    {
        using var folder = new TempDir();
        var cache = new AceData.Lyrics.Network.LyricsCache(folder.Path, TimeProvider.System, limit: 10_000);
        for (var i = 0; i < 50; i++)
        {
            cache.Store(new AceData.Lyrics.Network.CacheEntry<string> { Format = "x", Asked = $"https://lrclib.net/{i}", Answered = "", KeepSeconds = 60, Value = new string('x', 500) });
        }

        cache.Sweep();

        Assert.InRange(Files(folder).Sum(file => new FileInfo(file).Length), 1, 10_000);
        Assert.NotNull(cache.Find<string>(new Uri("https://lrclib.net/49"), "x"));
        Assert.Null(cache.Find<string>(new Uri("https://lrclib.net/0"), "x"));
    }

    private async Task<AceData.Lyrics.Sources.FoundLyrics> AskAsync(TempDir cache, int days, int requests)
    {
        await using var net = new LyricsNet(cache.Path, _hosts);
        net.Time.Advance(TimeSpan.FromDays(days));
        var answer = await net.AskGeniusAsync("Iris Vale & The Mooncasters", "Don't Wake the Lighthouse");
        Assert.Equal(requests, net.Client.RequestsSent);
        return Assert.Single(answer.Found);
    }

    private static string[] Files(TempDir folder) => Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories);
}
