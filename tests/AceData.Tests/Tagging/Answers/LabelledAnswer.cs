using System.Text.Json;
using AceData.Tagging.Answers;
using AceData.Tagging.Vocabularies;
using AceData.Testing;

namespace AceData.Tests.Tagging.Answers;

/// <summary>A model's answer and the tags that a careful person keeps.</summary>
public sealed record LabelledAnswer(int Id, string Preset, string Category, string Answer, IReadOnlyList<string> Expected)
{
    public static IReadOnlyDictionary<string, Vocabulary> Presets { get; } = new Dictionary<string, Vocabulary>
    {
        ["default"] = VocabularyFile.Load(Checkout.File("presets/moods.md"), "default"),
        ["hiphop"] = VocabularyFile.Load(Checkout.File("presets/hiphop/moods.md"), "hiphop"),
    };

    public static TagAliases Aliases { get; } = TagAliasesFile.Load(Checkout.File("config/tag_aliases.json"));

    public static IReadOnlyDictionary<string, int> Maximum { get; } = new Dictionary<string, int>
    {
        ["genre"] = 2, ["mood"] = 3, ["instruments"] = 4, ["vocal"] = 1, ["key"] = 1, ["vocal_fx"] = 2, ["rap_style"] = 1,
    };

    public static IReadOnlyList<LabelledAnswer> Load(string name) =>
        File.ReadLines(Checkout.File($"tests/AceData.Tests/Tagging/Answers/{name}.jsonl"))
            .Select(line => JsonSerializer.Deserialize<LabelledAnswer>(line, JsonSerializerOptions.Web)!).ToList();

    public static ParsedAnswer Parse(string? answer, string category, string preset = "default") =>
        AnswerParser.Parse(answer, category, Presets[preset], Aliases, Maximum[category]);

    public static string[] Tags(string? answer, string category, string preset = "default") => [.. Parse(answer, category, preset).TagTexts];
}
