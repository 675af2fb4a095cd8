namespace AceData.Web.Tests.Browsing;

/// <summary>What the page does to files is seen there a moment later.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Waits until a file holds a text.</summary>
    public static async Task HoldsAsync(string path, string expected)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (await ReadAsync(path) != expected && TimeProvider.System.GetElapsedTime(since) < Longest)
        {
            await Task.Delay(50);
        }

        Assert.Equal(expected, await ReadAsync(path));
    }

    private static async Task<string?> ReadAsync(string path) => File.Exists(path) ? await File.ReadAllTextAsync(path) : null;
}
