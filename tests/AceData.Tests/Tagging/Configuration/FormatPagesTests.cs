using AceData.Tagging.Configuration;
using AceData.Tagging.Policy;
using AceData.Tagging.Vocabularies;
using AceData.Testing;

namespace AceData.Tests.Tagging.Configuration;

/// <summary>The examples of docs/formats are what people start from, so they must work.</summary>
public class FormatPagesTests
{
    [Fact]
    public void The_example_of_prompts_json_is_read()
    {
        var prompts = PromptsFile.Parse(Example("prompts.md", "json"), "prompts.md");

        Assert.Equal(["genre"], prompts.Workflow.Categories);
        Assert.Equal(("genres", false, (int?)null, (double?)null, 2), (prompts.Templates["genre"].AnswerKey, prompts.Templates["genre"].IsSingle, prompts.Templates["genre"].MaxTokens, prompts.Templates["genre"].Temperature, prompts.Templates["genre"].RetryCount));
        Assert.Equal(["best", "middle"], prompts.Workflow.SegmentsOf("genre"));
        Assert.Equal((0, 2, 14, 0), (prompts.Output.MinimumOf("genre"), prompts.Output.MaximumOf("genre"), prompts.Output.MaxTotal, prompts.Workflow.ContentRetry.MaxAttempts));
    }

    [Fact]
    public void The_example_of_model_config_json_is_read() =>
        Assert.Equal(0.85, ModelConfig.Parse(Example("model_config.md", "json"), "model_config.md").TopP);

    [Fact]
    public void The_example_of_moods_md_is_read_without_a_warning()
    {
        var vocabulary = VocabularyFile.Parse(Example("moods.md", "markdown"), "polka", "moods.md");

        Assert.Empty(vocabulary.Warnings);
        Assert.Equal(["genre", "mood", "instruments", "vocal", "key"], vocabulary.Categories.Select(category => category.Name));
    }

    [Fact]
    public void Every_heading_of_the_table_names_its_category()
    {
        var rows = Page("moods.md").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.RemoveEmptyEntries)).ToList();

        Assert.Equal(PromptsFile.KnownCategories.Order(StringComparer.Ordinal), rows.Select(row => row[1].Trim(' ', '`')).Order(StringComparer.Ordinal));
        Assert.All(
            rows.SelectMany(row => row[0].Split(',').Select(heading => (Heading: heading.Trim(' ', '`'), Category: row[1].Trim(' ', '`')))),
            row => Assert.Equal([row.Category], VocabularyFile.Parse($"## {row.Heading}:\n- x", "test", "moods.md").Categories.Select(category => category.Name)));
    }

    [Fact]
    public void The_example_of_a_tag_line_is_read()
    {
        var line = PromptLine.Parse(Example("prompt_file.md", ""));

        Assert.Equal((93, "minor", 10), (line.BeatsPerMinute, line.Mode, line.Tags.Count));
        Assert.Equal((93, 93), (BpmChoice.FromFileName("night_bus_93_demo.mp3"), BpmChoice.FromFileName("night bus 93bpm.mp3")));
    }

    private static string Page(string name) => File.ReadAllText(Checkout.File($"docs/formats/{name}")).ReplaceLineEndings("\n");

    /// <summary>The first code block of a page.</summary>
    private static string Example(string name, string language)
    {
        var page = Page(name);
        var start = page.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
