using AceData.Cli.Commands;
using AceData.Datasets.Checking;

namespace AceData.Cli.Tests.Commands;

public class CheckFixesTests
{
    private static readonly CheckFinding Order = new("TAG-ORDER", CheckWeight.Warns, "/songs/a.wav", "The usual order is another one.");
    private static readonly CheckFinding Tempo = new("TEMPO-MISSING", CheckWeight.Warns, "/songs/b.wav", "It has no tempo tag.");
    private static readonly CheckFinding Failure = new("LYRICS-FAILURE", CheckWeight.Blocks, "/songs/c.wav", "It holds a failure message.");
    private static readonly FixedText OrderFix = new("TAG-ORDER", Path.Combine("/songs", "a_prompt.txt"), "b, a", "a, b");
    private static readonly FixedText FailureFix = new("LYRICS-FAILURE", Path.Combine("/songs", "c_lyrics.txt"), "not found", "");

    [Theory]
    [InlineData("tag-order", false, "Nothing was changed yet; --write makes this change.")]
    [InlineData("TAG-ORDER", true, "1 change was made.")]
    [InlineData("TAG-DOUBLE", false, "Nothing was found of TAG-DOUBLE, so there is nothing to mend.")]
    [InlineData("TAG-DOUBLE", true, "Nothing was found of TAG-DOUBLE, so there is nothing to mend.")]
    [InlineData("TEMPO-MISSING", true, "1 finding of TEMPO-MISSING cannot be mended by the program: look at that song yourself.")]
    [InlineData("TAG-ORDER,LYRICS-FAILURE", true, "2 changes were made.")]
    [InlineData("TAG-ORDER,TEMPO-MISSING", false, "Nothing was changed yet; --write makes this change. 1 finding of TAG-ORDER, TEMPO-MISSING cannot be mended by the program: look at that song yourself.")]
    public void The_last_words_are_true(string codes, bool isWritten, string ending)
    {
        var asked = codes.Split(',');
        var fixes = new[] { OrderFix, FailureFix }.Where(fix => asked.Contains(fix.Code, StringComparer.OrdinalIgnoreCase)).ToList();

        Assert.Equal(ending, CheckFixes.Ending(Result(fixes), new CheckDatasetRequest { Fix = asked, Write = isWritten }));
    }

    [Fact]
    public void What_a_mended_text_still_has_is_counted_with_what_cannot_be_mended()
    {
        var request = new CheckDatasetRequest { Fix = ["TAG-ORDER", "TEMPO-MISSING"], Write = true };
        var result = Result([OrderFix]) with { StillOpen = [Order] };

        Assert.Equal("1 change was made. 2 findings of TAG-ORDER, TEMPO-MISSING cannot be mended by the program: look at those songs yourself.", CheckFixes.Ending(result, request));
        Assert.Contains(Order, CheckFixes.Open(result, request));
    }

    [Fact]
    public void What_could_not_be_written_is_not_called_mended()
    {
        var request = new CheckDatasetRequest { Fix = ["TAG-ORDER", "LYRICS-FAILURE"], Write = true };
        var result = Result([OrderFix, FailureFix with { Error = "The disk is full." }]);

        Assert.Equal("1 change was made. 1 could not be written; why stands beside each.", CheckFixes.Ending(result, request));
        Assert.Equal([Tempo, Failure], CheckFixes.Open(result, request));
        Assert.Equal([Order, Tempo, Failure], CheckFixes.Open(result, request with { Write = false }));
    }

    private static CheckDatasetResult Result(IReadOnlyList<FixedText> fixes) => new() { Songs = 3, Ready = 0, Findings = [Order, Tempo, Failure], Statistics = new CheckStatistics([], [], []), TrainSetBytes = 0, Seconds = 1, Fixes = fixes };
}
