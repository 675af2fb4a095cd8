using AceData.Lyrics.Matching;
using CsCheck;

namespace AceData.Tests.Lyrics.Matching;

public class EditDistanceTests
{
    [Fact]
    public void The_bounded_answer_is_that_of_the_whole_table() =>
        Gen.Select(Gen.String[Gen.Char["ab "], 0, 12], Gen.String[Gen.Char["ab "], 0, 12], Gen.Int[0, 13]).Sample(
            (a, b, most) => Assert.Equal(Changes(a, b) <= most, EditDistance.IsAtMost(a, b, most)),
            iter: 5_000,
            threads: 2);

    /// <summary>By the definition: letters more, less or other.</summary>
    private static int Changes(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j : Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            }
        }

        return table[a.Length, b.Length];
    }
}
