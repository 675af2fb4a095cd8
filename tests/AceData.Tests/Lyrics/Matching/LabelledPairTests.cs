using AceData.Lyrics.Matching;
using AceData.Testing;

namespace AceData.Tests.Lyrics.Matching;

public class LabelledPairTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("tuning")]
    [InlineData("held_out")]
    public void What_is_accepted_belongs_to_the_song_and_little_that_belongs_is_lost(string file)
    {
        var tally = new MatchTally();
        foreach (var pair in LabelledPair.Load(file))
        {
            var result = PairDecision.Of(pair);

            // Rows of the other half are not shown: who sees them would tune on them.
            if (!tally.Add(pair.Label, result.Decision == MatchDecision.Accept, result.Decision == MatchDecision.Reject) && file == "tuning")
            {
                output.WriteLine($"{pair.Label} {pair} → {result.Decision} {result.Score:F2} t {result.TitleScore:F2} a {result.ArtistScore:F2}: {string.Join("; ", result.Reasons)}");
            }
        }

        output.WriteLine($"{file}: {tally}");
        Assert.True(tally.Precision >= 0.99, $"precision {tally.Precision:P1}");
        Assert.True(tally.Recall >= 0.92, $"recall {tally.Recall:P1}");
    }
}
