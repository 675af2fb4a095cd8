using System.Globalization;
using System.IO.Compression;
using System.Text;
using AceData.Lyrics;
using static AceData.Tests.Lyrics.Network.OneSong;

namespace AceData.Tests.Lyrics.Network;

/// <summary>What hosts send instead of a good page: rows 33 to 50 of the plan, numbered as there.</summary>
public sealed class PageFaultTests
{
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
