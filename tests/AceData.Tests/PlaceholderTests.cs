namespace AceData.Tests;

public class PlaceholderTests
{
    [Fact]
    public void The_house_stands() => Assert.True(true);
}
