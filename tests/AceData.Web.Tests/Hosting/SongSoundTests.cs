using System.Net;
using System.Net.Http.Headers;
using AceData.Library.Catalog;

namespace AceData.Web.Tests.Hosting;

/// <summary>What a window hears and draws of songs, and that it is songs of the list and nothing else.</summary>
public sealed class SongSoundTests(SongSoundTests.Server running) : IClassFixture<SongSoundTests.Server>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("one.wav", "audio/wav")]
    [InlineData("one.mp3", "audio/mpeg")]
    [InlineData("one.flac", "audio/flac")]
    [InlineData("one.ogg", "audio/ogg")]
    public async Task A_song_that_browsers_play_comes_as_it_is_and_in_parts(string name, string mediaType)
    {
        using var client = running.Page.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, running.Sound(name)) { Headers = { Range = new RangeHeaderValue(1000, 1999) } };
        using var answer = await client.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(mediaType, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        var file = await File.ReadAllBytesAsync(running.PathOf(name), Stop);
        Assert.Equal(file.Length, answer.Content.Headers.ContentRange?.Length);
        Assert.Equal(file[1000..2000], await answer.Content.ReadAsByteArrayAsync(Stop));
    }

    [Theory]
    [InlineData("one.aiff", "")]
    [InlineData("one.mp3", "?copy")]
    public async Task What_a_browser_cannot_play_comes_as_a_copy(string name, string query)
    {
        using var client = running.Page.Client();
        using var answer = await client.GetAsync(running.Sound(name) + query, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("audio/ogg", answer.Content.Headers.ContentType?.MediaType);
        var copy = await answer.Content.ReadAsByteArrayAsync(Stop);
        Assert.Equal("OggS"u8.ToArray(), copy[..4]);
    }

    [Fact]
    public async Task The_picture_is_eight_thousand_bytes()
    {
        using var client = running.Page.Client();
        var peaks = await client.GetByteArrayAsync($"/songs/{running.IdOf("one.wav")}/peaks", Stop);
        Assert.Equal(8000, peaks.Length);
        Assert.Contains(peaks, value => (sbyte)value is 127 or -127);
    }

    [Theory]
    [InlineData("audio")]
    [InlineData("peaks")]
    public async Task A_file_that_is_no_sound_says_why(string what)
    {
        using var client = running.Page.Client();
        using var answer = await client.GetAsync($"/songs/{running.IdOf("broken.wav")}/{what}", Stop);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("AUDIO-", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0123456789abcdef")]
    [InlineData("nothing")]
    [InlineData("ONE")]
    [InlineData("..%2f..%2fetc%2fpasswd")]
    [InlineData("%2e%2e")]
    [InlineData("one.wav")]
    [InlineData("%00")]
    [InlineData("0123456789abcde%20")]
    [InlineData("C:%5CWindows%5Cwin.ini")]
    public async Task Nothing_but_the_songs_of_the_list_can_be_had(string id)
    {
        using var client = running.Page.Client();
        foreach (var what in new[] { "audio", "audio?copy", "peaks" })
        {
            using var answer = await client.GetAsync($"/songs/{id}/{what}", Stop);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{what}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Another_program_hears_nothing()
    {
        var status = await RawRequest.StatusAsync(running.Page.Port, $"GET {running.Sound("one.wav")} HTTP/1.1\r\nHost: localhost:{running.Page.Port}\r\n\r\n");
        Assert.Equal(401, status);
    }

    /// <summary>One server and one song in all kinds.</summary>
    public sealed class Server : IAsyncLifetime
    {
        private readonly SongFolder _songs = new();

        internal PageServer Page { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            _songs.Add("one", seconds: 12);
            foreach (var kind in new[] { "mp3", "flac", "ogg", "aiff" })
            {
                Directory.CreateDirectory(Path.Combine(_songs.Audio, kind));
                _songs.Convert($"{kind}/one.{kind}", "one");
            }

            await File.WriteAllBytesAsync(Path.Combine(_songs.Audio, "broken.wav"), "this is no sound at all"u8.ToArray(), Stop);
            Page = await PageServer.StartAsync(_songs.Path);
            using var client = Page.Client();
            var isThere = false;
            for (var i = 0; i < 100 && !isThere; i++)
            {
                using var answer = await client.GetAsync($"/songs/{IdOf("one.wav")}/peaks", Stop);
                isThere = answer.IsSuccessStatusCode;
                await Task.Delay(100, Stop);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await Page.DisposeAsync();
            _songs.Dispose();
        }

        internal string PathOf(string name) => Path.GetExtension(name) is ".wav" ? Path.Combine(_songs.Audio, name) : Path.Combine(_songs.Audio, Path.GetExtension(name)[1..], name);

        internal SongId IdOf(string name) => SongId.Of(PathOf(name));

        internal string Sound(string name) => $"/songs/{IdOf(name)}/audio";
    }
}
