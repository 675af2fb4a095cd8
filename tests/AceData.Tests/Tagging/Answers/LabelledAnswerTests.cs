using AceData.Testing;

namespace AceData.Tests.Tagging.Answers;

public class LabelledAnswerTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("labelled", 0.97)]
    [InlineData("held_out", 0.97)]
    public void Labelled_answers_are_read_as_a_careful_person_reads_them(string file, double leastExact)
    {
        var score = new TagScore();
        foreach (var answer in LabelledAnswer.Load(file))
        {
            var parsed = LabelledAnswer.Parse(answer.Answer, answer.Category, answer.Preset);
            if (!score.Add(answer.Expected, parsed.TagTexts))
            {
                output.WriteLine($"{answer.Id} {answer.Preset} {answer.Category}: {answer.Answer}\n   expected [{string.Join("; ", answer.Expected)}]\n   got      [{string.Join("; ", parsed.TagTexts)}] {parsed.Rejected} {string.Join(" | ", parsed.Dropped)}");
            }
        }

        output.WriteLine($"{file}: {score.Answers} answers, exact {score.Exact:P1}, precision {score.Precision:F3}, recall {score.Recall:F3}");
        Assert.True(score.Exact >= leastExact, $"exact {score.Exact:P1}");
        Assert.True(score.Precision >= 0.98, $"precision {score.Precision:F3}");
        Assert.True(score.Recall >= 0.98, $"recall {score.Recall:F3}");
    }
}
