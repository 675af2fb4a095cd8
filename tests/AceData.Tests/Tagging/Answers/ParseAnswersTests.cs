using System.Text.Json;
using AceData.Audio;
using AceData.Tagging.Answers;
using AceData.Tagging.Configuration;
using AceData.Tagging.Vocabularies;
using AceData.Testing;

namespace AceData.Tests.Tagging.Answers;

public sealed class ParseAnswersTests : IDisposable
{
    private readonly TempDir _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_line_becomes_an_object_with_the_agreed_names()
    {
        var item = Assert.Single(Run("""{"id": 7, "preset": "hiphop", "category": "genre", "answer": "{\"genres\": [\"Deutschrap\", \"polka\"]}"}"""));

        Assert.Equal("""{"id":7,"tags":["german hip hop"],"dropped":[{"text":"polka","reason":"not in the vocabulary"}],"rejected":null}""", JsonSerializer.Serialize(item));
    }

    [Fact]
    public void A_broken_line_is_named_and_stops_nothing()
    {
        var items = Run("{\"id\":\"a\",\"category\":\"mood\",\"answer\":\"dark\"}\nnot json\n\n{\"id\":2,\"category\":\"moood\",\"answer\":\"dark\"}\n{\"id\":3,\"preset\":\"nope\",\"category\":\"mood\",\"answer\":\"dark\"}\n{\"id\":4,\"category\":\"mood\",\"answer\":null}");

        Assert.Equal(5, items.Count);
        Assert.Equal(["dark"], items[0].Tags);
        Assert.StartsWith("Line 2:", items[1].Error, StringComparison.Ordinal);
        Assert.StartsWith("Line 4:", items[2].Error, StringComparison.Ordinal);
        Assert.StartsWith("Line 5:", items[3].Error, StringComparison.Ordinal);
        Assert.Equal("the answer is empty", items[4].Rejected);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var fault = Assert.Throws<AceDataException>(() => Operation().Run(new ParseAnswersRequest { File = _folder["none.jsonl"] }).ToList());

        Assert.Contains("none.jsonl", fault.Message, StringComparison.Ordinal);
    }

    private List<ParsedAnswerLine> Run(string content)
    {
        File.WriteAllText(_folder["answers.jsonl"], content);
        return Operation().Run(new ParseAnswersRequest { File = _folder["answers.jsonl"] }).ToList();
    }

    private ParseAnswers Operation() => new(new PresetFinder(_folder.Path, Checkout.Root), LabelledAnswer.Aliases, PromptsFile.Load(Checkout.File("config/prompts.json")));
}
