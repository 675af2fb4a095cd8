using AceData.Lyrics;
using AceData.Tests.Lyrics.Network;

namespace AceData.Tests.Lyrics;

/// <summary>The sources from end to end, against hosts on this computer that answer as the real ones do.</summary>
public sealed class HostWalkTests
{
    [Theory]
    [InlineData("Iris Vale & The Mooncasters", "Don't Wake the Lighthouse", null)]
    [InlineData("Iris Vale", "Don't Wake the Lighthouse", null)] // an old address that redirects to the page
    [InlineData("Jaro Nebelkind", "Über den Dächern", null)]
    [InlineData("Iris Vale & The Mooncasters", "Don't Wake the Lighthouse", "test-token")]
    [InlineData("Jaro Nebelkind", "Über den Dächern", "test-token")]
    [InlineData("Halden Orbit", "Slow Dissolve", null)] // section headers only: the cleaning sees an instrumental
    public async Task Genius_delivers_the_page_of_the_song(string artist, string title, string? token)
    {
        await using var net = new LyricsNet();

        var answer = await net.AskGeniusAsync(artist, title, token);

        var found = Assert.Single(answer.Found);
        Assert.Null(answer.Cause);
        Assert.NotEmpty(found.Text);
        Assert.StartsWith(net.Hosts.Genius, found.Address, StringComparison.Ordinal);
        Assert.False(found.BelongsToFile);
        Assert.InRange(net.Hosts.Requests.Count, 1, 3);
    }

    [Theory]
    [InlineData("Tobi Øst", "Don't Wake the Lighthouse", LyricsCause.OtherSong, 2)] // redirected to a translation
    [InlineData("Iris Vale", "Glasshouse", LyricsCause.NotTranscribed, 1)]
    [InlineData("The Mooncasters", "Tide Table", LyricsCause.NotTranscribed, 1)]
    [InlineData("Nobody", "Nothing at All", LyricsCause.NotFound, 1)]
    [InlineData("Evil", "Redirect", LyricsCause.BadResponse, 1)]
    [InlineData("Blocked", "Song", LyricsCause.Blocked, 1)]
    [InlineData("Denied", "Song", LyricsCause.Blocked, 1)]
    [InlineData("Challenge", "200", LyricsCause.Blocked, 1)]
    [InlineData("Truncated", "Song", LyricsCause.NetworkError, 3)]
    [InlineData("Huge", "Song", LyricsCause.BadResponse, 1)]
    public async Task Genius_says_why_it_has_nothing(string artist, string title, LyricsCause cause, int requests)
    {
        await using var net = new LyricsNet();

        var answer = await net.AskGeniusAsync(artist, title);

        Assert.Empty(answer.Found);
        Assert.Equal(cause, answer.Cause);
        Assert.Equal(requests, net.Hosts.Requests.Count);
        Assert.Equal(cause == LyricsCause.NotFound, answer.Detail is null);
    }

    [Fact]
    public async Task A_page_that_says_instrumental_is_evidence_of_it()
    {
        await using var net = new LyricsNet();

        var found = Assert.Single((await net.AskGeniusAsync("Halden Orbit", "Perihelion (Interlude)")).Found);

        Assert.True(found.IsInstrumental);
        Assert.Empty(found.Text);
    }

    [Fact]
    public async Task A_busy_host_is_asked_three_times_and_then_answers()
    {
        await using var net = new LyricsNet();

        var answer = await net.AskGeniusAsync("Busy", "Song");

        // The song that comes in the end is another one; that is for the matcher to say.
        Assert.Equal("Don’t Wake the Lighthouse", Assert.Single(answer.Found).Title);
        Assert.Equal(3, net.Hosts.Requests.Count);
    }

    [Fact]
    public async Task A_page_that_does_not_come_in_time_is_a_network_error()
    {
        await using var net = new LyricsNet(time: new LeapingTime { Comes = TimeSpan.FromSeconds(20) });

        var answer = await net.AskGeniusAsync("Slow", "Song");

        Assert.Equal(LyricsCause.NetworkError, answer.Cause);
        Assert.Equal(3, net.Hosts.Requests.Count);
    }

    [Fact]
    public async Task A_search_without_a_fitting_song_opens_no_page()
    {
        await using var net = new LyricsNet();

        Assert.Equal(LyricsCause.NotFound, (await net.AskGeniusAsync("Iris Vale", "Lighthouse Keeper", "test-token")).Cause);
        Assert.Equal(LyricsCause.NotFound, (await LyricsNet.AskAsync(net.Genius(publicSearch: true), "Iris Vale", "Lighthouse Keeper")).Cause);

        Assert.All(net.Hosts.Requests, request => Assert.Contains("search", request.Path, StringComparison.Ordinal));
        Assert.Equal(2, net.Hosts.Requests.Count);
    }

    [Fact]
    public async Task The_search_of_the_site_is_used_only_on_demand()
    {
        await using var net = new LyricsNet();

        var answer = await LyricsNet.AskAsync(net.Genius(publicSearch: true), "Jaro Nebelkind", "Über den Dächern");

        Assert.Equal("Über den Dächern", Assert.Single(answer.Found).Title);
        Assert.Equal(["/api/search/multi", "/Jaro-nebelkind-uber-den-dachern-lyrics"], net.Hosts.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task A_refused_token_is_said_and_used_no_more()
    {
        await using var net = new LyricsNet();
        var source = net.Genius("bad-token");

        var first = await LyricsNet.AskAsync(source, "Iris Vale", "Salt Letters");
        var second = await LyricsNet.AskAsync(source, "Iris Vale", "Night Ferry");

        Assert.Equal(LyricsCause.NotConfigured, first.Cause);
        Assert.Contains("ACEDATA_GENIUS_TOKEN", first.Detail, StringComparison.Ordinal);
        Assert.Equal(first.Detail, second.Detail);
        Assert.Single(net.Hosts.Requests);
    }

    [Fact]
    public async Task An_instrumental_of_the_search_needs_no_page()
    {
        await using var net = new LyricsNet();
        net.Hosts.Answer("genius-api", "/search", exchange => exchange.SendJsonAsync("""
            {"response":{"hits":[{"type":"song","result":{"title":"Perihelion","primary_artist_names":"Halden Orbit","path":"/Halden-orbit-perihelion-lyrics","instrumental":true}}]}}
            """));

        var answer = await net.AskGeniusAsync("Halden Orbit", "Perihelion", "test-token");

        Assert.True(Assert.Single(answer.Found).IsInstrumental);
        Assert.Single(net.Hosts.Requests);
    }

    [Fact]
    public async Task Lrclib_delivers_the_record_with_its_stamps()
    {
        await using var net = new LyricsNet();

        var found = Assert.Single((await net.AskLrclibAsync("Iris Vale & The Mooncasters", "Don't Wake the Lighthouse", 244.4)).Found);

        Assert.StartsWith("[", found.Text, StringComparison.Ordinal);
        Assert.Equal(244, found.DurationSeconds);
        Assert.EndsWith("/api/get/5100001", found.Address, StringComparison.Ordinal);
        Assert.Equal("244", Assert.Single(net.Hosts.Requests).Query["duration"]);
    }

    [Fact]
    public async Task Lrclib_delivers_plain_text_where_there_are_no_stamps() =>
        Assert.StartsWith("Der Nachtbus fährt nach Haus\n", await TextAsync("Jaro Nebelkind", "Nachtbus"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Perihelion (Interlude)")]
    [InlineData("Slow Dissolve")]
    public async Task Lrclib_says_instrumental_by_its_mark_or_in_words(string title)
    {
        await using var net = new LyricsNet();

        Assert.True(Assert.Single((await net.AskLrclibAsync("Halden Orbit", title)).Found).IsInstrumental);
    }

    [Fact]
    public async Task An_empty_record_is_no_instrumental()
    {
        await using var net = new LyricsNet();

        var answer = await net.AskLrclibAsync("The Mooncasters", "Tide Table");

        Assert.Equal(LyricsCause.NotTranscribed, answer.Cause);
        Assert.Equal(["/api/get", "/api/search"], net.Hosts.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task Lrclib_is_searched_when_it_has_no_exact_record_and_gives_all_candidates()
    {
        await using var net = new LyricsNet();

        var answer = await net.AskLrclibAsync("Iris Vale & The Mooncasters", "Don't Wake the Lighthouse", 331);

        Assert.InRange(answer.Found.Count, 3, 20);
        Assert.All(answer.Found, found => Assert.NotNull(found.Title));
        Assert.Equal(["/api/get", "/api/search"], net.Hosts.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task Lrclib_is_asked_with_the_album_first_and_then_without()
    {
        await using var net = new LyricsNet();
        net.Hosts.Answer("lrclib", "/api/get", exchange => exchange.SendJsonAsync("{}", 404));

        var answer = await net.Lrclib().AskAsync(new(null, LyricsNet.Song("Iris Vale", "Night Ferry", 200) with { Album = "Low Tide Radio" }), TestContext.Current.CancellationToken);

        Assert.Equal(LyricsCause.NotFound, answer.Cause);
        Assert.Equal(["album_name", "", ""], net.Hosts.Requests.Select(request => request.Query.Keys.FirstOrDefault(key => key == "album_name") ?? ""));
        Assert.Equal(["/api/get", "/api/get", "/api/search"], net.Hosts.Requests.Select(request => request.Path));
    }

    [Theory]
    [InlineData("Server Error", LyricsCause.NetworkError, 3)]
    [InlineData("Bad Request", LyricsCause.BadResponse, 1)]
    public async Task Lrclib_says_why_it_has_nothing(string title, LyricsCause cause, int requests)
    {
        await using var net = new LyricsNet();
        if (title == "Bad Request")
        {
            net.Hosts.Answer("lrclib", "/api/get", exchange => exchange.SendJsonAsync("{}", 400));
        }

        Assert.Equal(cause, (await net.AskLrclibAsync("Iris Vale", title)).Cause);
        Assert.Equal(requests, net.Hosts.Requests.Count);
    }

    [Fact]
    public async Task Lrclib_is_waited_for_when_it_asks_for_it()
    {
        await using var net = new LyricsNet();

        var answer = await net.AskLrclibAsync("Iris Vale", "Rate Limited");

        Assert.Single(answer.Found);
        Assert.True((net.Hosts.Requests[1].At - net.Hosts.Requests[0].At).TotalSeconds >= 2);
    }

    [Fact]
    public async Task A_song_without_an_artist_is_searched_by_its_title()
    {
        await using var net = new LyricsNet();

        await net.AskLrclibAsync("", "Don't Wake the Lighthouse");
        var genius = await net.AskGeniusAsync("", "Don't Wake the Lighthouse");

        Assert.Equal("/api/search", Assert.Single(net.Hosts.Requests).Path);
        Assert.Equal(LyricsCause.NotFound, genius.Cause);
    }

    [Fact]
    public async Task Without_a_title_nothing_is_sent()
    {
        await using var net = new LyricsNet();

        Assert.Equal(LyricsCause.NoIdentity, (await net.AskGeniusAsync("Iris Vale", " ")).Cause);
        Assert.Equal(LyricsCause.NoIdentity, (await net.AskLrclibAsync("Iris Vale", "")).Cause);
        Assert.Equal(0, net.Hosts.Connections);
    }

    private static async Task<string> TextAsync(string artist, string title)
    {
        await using var net = new LyricsNet();
        return Assert.Single((await net.AskLrclibAsync(artist, title)).Found).Text;
    }
}
