using AceData.Web.Pages.Lyrics;

namespace AceData.Web.Tests.Pages.Lyrics;

public class LyricsComparisonTests
{
    [Fact]
    public void Lines_that_go_come_and_change_stand_beside_each_other_and_equal_ones_are_folded()
    {
        string[] same = [.. Enumerable.Range(1, 20).Select(number => $"line {number}")];
        var rows = LyricsComparison.Of(string.Join('\n', same.Prepend("gone")), string.Join("\r\n", same.Append("new")) + "\n");
        Assert.Equal(new ComparedRow(ComparedKind.Gone, "gone", null), rows[0]);
        Assert.Equal(new ComparedRow(ComparedKind.Same, "line 3", "line 3"), rows[3]);
        Assert.Equal(new ComparedRow(ComparedKind.Folded, null, null, 14), rows[4]);
        Assert.Equal(new ComparedRow(ComparedKind.Same, "line 18", "line 18"), rows[5]);
        Assert.Equal(new ComparedRow(ComparedKind.New, null, "new"), rows[^1]);
        Assert.Equal(9, rows.Count);
    }

    [Fact]
    public void Equal_texts_are_one_folded_row() =>
        Assert.Equal([new ComparedRow(ComparedKind.Folded, null, null, 2)], LyricsComparison.Of("a\nb\n", "a\r\nb"));

    [Fact]
    public void Texts_of_thousands_of_lines_are_cut_and_say_how_much_is_left_out()
    {
        var rows = LyricsComparison.Of(string.Join('\n', Enumerable.Range(0, 5_000)), string.Join('\n', Enumerable.Range(7, 5_000)));
        Assert.Equal(401, rows.Count);
        Assert.Equal(new ComparedRow(ComparedKind.Folded, null, null, 4_600), rows[^1]);
    }
}
