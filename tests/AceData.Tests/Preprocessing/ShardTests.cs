using AceData.Audio;
using AceData.Preprocessing;

namespace AceData.Tests.Preprocessing;

public class ShardTests
{
    [Fact]
    public void Every_song_is_in_exactly_one_part()
    {
        var parts = Enumerable.Range(1, 3).Select(i => Shard.Parse($"{i}/3")).ToList();
        Assert.All(Enumerable.Range(0, 10), row => Assert.Single(parts, part => part.Holds(row)));
        Assert.All(Enumerable.Range(0, 10), row => Assert.True(Shard.Parse(null).Holds(row)));
    }

    [Theory]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData("1")]
    [InlineData("-1/3")]
    [InlineData("a/b")]
    [InlineData("1/2/3")]
    public void What_is_no_part_is_refused(string text) =>
        Assert.Contains("1/4", Assert.Throws<AceDataException>(() => Shard.Parse(text)).Message, StringComparison.Ordinal);
}
