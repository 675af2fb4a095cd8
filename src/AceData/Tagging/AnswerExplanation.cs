using AceData.Tagging.Answers;

namespace AceData.Tagging;

/// <summary>What the model said about one category and what became of it: the answer to "why this tag?".</summary>
/// <param name="Category">The category.</param>
/// <param name="Answer">The raw answer, at most 8 KiB.</param>
/// <param name="Parsed">Its words by the vocabulary of today: tags, how they came about, and what was dropped.</param>
public sealed record AnswerExplanation(string Category, string Answer, ParsedAnswer Parsed)
{
    /// <summary>Explains kept answers in the order of the categories.</summary>
    public static IReadOnlyList<AnswerExplanation> Of(IReadOnlyDictionary<string, string> answers, TagRules rules) =>
    [
        .. rules.Prompts.Workflow.Categories.Where(answers.ContainsKey).Select(category => new AnswerExplanation(
            category,
            answers[category],
            AnswerParser.Parse(answers[category], category, rules.Vocabulary, rules.Aliases, rules.Prompts.Output.MaximumOf(category)))),
    ];
}
