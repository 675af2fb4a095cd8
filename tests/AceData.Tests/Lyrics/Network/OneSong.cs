using AceData.Lyrics;
using AceData.Testing;

namespace AceData.Tests.Lyrics.Network;

/// <summary>One song at a host that answers as a test says.</summary>
internal static class OneSong
{
    /// <summary>Path of its page.</summary>
    public const string SongPath = "/Iris-vale-salt-letters-lyrics";

    /// <summary>Its words, as markup.</summary>
    public const string Words = "Paper boats on Harbour Street<br>Sailing under tired feet";

    public static LyricsNet Answering(Func<FakeExchange, Task> answer)
    {
        var net = new LyricsNet();
        net.Hosts.Answer("genius", SongPath, answer);
        return net;
    }

    public static async Task FailsAsync(LyricsNet net, LyricsCause cause, string? says, int? requests = null)
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

    public static async Task<string> TextAsync(LyricsNet net)
    {
        var answer = await net.AskGeniusAsync("Iris Vale", "Salt Letters");
        Assert.Null(answer.Cause);
        return Assert.Single(answer.Found).Text;
    }

    public static string Page(string words) =>
        $"<html><head><title>Iris Vale &ndash; Salt Letters Lyrics | Genius Lyrics</title></head><body><div data-lyrics-container=\"true\">{words}</div></body></html>";
}
