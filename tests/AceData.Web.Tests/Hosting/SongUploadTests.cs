using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace AceData.Web.Tests.Hosting;

public class SongUploadTests
{
    [Fact]
    public async Task Songs_of_one_name_that_come_at_once_are_all_kept_and_the_same_song_is_kept_once()
    {
        using var songs = new SongFolder();
        await using var server = await PageServer.StartAsync(songs.Path);
        using var client = server.Client();
        client.DefaultRequestHeaders.Add("Origin", server.Root.GetLeftPart(UriPartial.Authority));

        // Eight at once, in two pieces each so that all are on their way before the first one ends; two of each content.
        using var gate = new SemaphoreSlim(0);
        var uploads = Enumerable.Range(0, 8).Select(i => client.PutAsync("/songs/upload?name=song.wav", new TwoPieces($"content {i / 2}", gate))).ToList();
        await Task.Delay(200, TestContext.Current.CancellationToken);
        gate.Release(uploads.Count);
        var answers = await Task.WhenAll(uploads);

        Assert.Equal(4, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(4, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        var kept = Directory.GetFiles(songs.Audio);
        Assert.Equal(["song (2).wav", "song (3).wav", "song (4).wav", "song.wav"], kept.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(["content 0", "content 1", "content 2", "content 3"], kept.Select(File.ReadAllText).Order(StringComparer.Ordinal));
        foreach (var answer in answers.Where(answer => answer.IsSuccessStatusCode))
        {
            var name = (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("name").GetString();
            Assert.Contains(name, kept.Select(Path.GetFileName));
        }
    }

    private sealed class TwoPieces(string content, SemaphoreSlim gate) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(content);
            await stream.WriteAsync(bytes.AsMemory(0, 3));
            await stream.FlushAsync();
            await gate.WaitAsync();
            await stream.WriteAsync(bytes.AsMemory(3));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = content.Length;
            return true;
        }
    }
}
