using System.Globalization;
using AceData.Models.Getting;
using AceData.Testing.Networks;

namespace AceData.Tests.Models;

/// <summary>DUR-06: a file of 64 MB whose connection ends at every mebibyte. It arrives whole, and what had come is not fetched again where the hub allows that.</summary>
public class CutDownloadTests(ITestOutputHelper output)
{
    private const int Mebibyte = 1 << 20;
    private const int All = 64 * Mebibyte;

    [Theory]
    [InlineData("")]
    [InlineData("all of it")]
    [InlineData("another tag")]
    public Task Cut_off_at_two_places_it_arrives_whole(string second) => CutAsync(second, 3 * Mebibyte, cuts: 2);

    [Theory]
    [InlineData("")]
    [InlineData("all of it")]
    [InlineData("another tag")]
    [Trait("Category", "Long")]
    public Task Cut_off_at_every_mebibyte_it_arrives_whole(string second) => CutAsync(second, All, (All / Mebibyte) - 1);

    [Fact]
    public async Task Cut_off_again_after_each_mebibyte_every_byte_is_fetched_once()
    {
        const int mebibytes = 12;
        await using var folder = new HubFolder(mebibytes * Mebibyte);
        folder.Hub.Fault = request => IsForBytes(request) ? new FakeHubFault { CutAfter = Mebibyte } : null;

        Assert.Equal(GotModel.Downloaded, Assert.Single((await folder.GetAsync()).Models).State);

        Assert.Equal(folder.Bytes, File.ReadAllBytes(folder.Placed));
        Assert.Equal(Enumerable.Range(1, mebibytes - 1).Select(Range), folder.Hub.Gets(HubFolder.Large).Skip(1).Select(request => request.Headers["Range"]));
    }

    // What the hub answers to the second request: the rest; 200 instead of 206; 200, since the file has another tag now.
    private async Task CutAsync(string second, int bytes, int cuts)
    {
        await using var folder = new HubFolder(bytes);
        for (var cut = 1; cut <= cuts; cut++)
        {
            if (Directory.Exists(folder.Models))
            {
                Directory.Delete(folder.Models, recursive: true);
            }

            var asked = 0;
            folder.Hub.Fault = request => !IsForBytes(request) ? null
                : asked++ == 0 ? new FakeHubFault { CutAfter = cut * Mebibyte, Tag = second == "another tag" ? "\"old\"" : null }
                : new FakeHubFault { IgnoresRange = second == "all of it" };

            var got = Assert.Single((await folder.GetAsync()).Models);

            Assert.True(asked == 2 && got.State == GotModel.Downloaded, $"cut at {cut} MiB: {asked} requests, {got.State} {got.Text}");
            Assert.True(File.ReadAllBytes(folder.Placed).AsSpan().SequenceEqual(folder.Bytes), $"cut at {cut} MiB: other bytes");
            Assert.Equal(Range(cut), folder.Hub.Gets(HubFolder.Large).Last().Headers["Range"]);
            Assert.False(File.Exists(folder.Partial));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"DUR-06 connection cut at every MiB of {bytes / Mebibyte}, then {(second.Length > 0 ? second : "the rest")}: {cuts} cuts, {cuts} whole"));
    }

    private static bool IsForBytes(FakeHubRequest request) => request.Method == "GET" && request.Path.EndsWith(HubFolder.Large, StringComparison.Ordinal);

    private static string Range(int mebibytes) => string.Create(CultureInfo.InvariantCulture, $"bytes={mebibytes * Mebibyte}-");
}
