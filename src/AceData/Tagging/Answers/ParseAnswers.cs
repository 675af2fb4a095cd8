using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using AceData.Audio;
using AceData.Files;
using AceData.Requests;
using AceData.Tagging.Configuration;
using AceData.Tagging.Vocabularies;

namespace AceData.Tagging.Answers;

/// <summary>What is parsed, and under which rules.</summary>
public sealed record ParseAnswersRequest
{
    [Description("A file with one JSON object a line: {\"id\", \"preset\", \"category\", \"answer\"}; without a preset the default holds.")]
    [RequestOption(IsArgument = true)]
    public required string File { get; init; }

    [Description("The folder whose config/ and presets/ count first. Default: the current folder.")]
    public string? DataRoot { get; init; }

    [Description("Limits per category: a prompts.json.")]
    public string? Prompts { get; init; }
}

/// <summary>What the parser makes of one line.</summary>
public sealed record ParsedAnswerLine
{
    /// <summary>The line's own <c>id</c>, whatever JSON it is; null when the line could not be read.</summary>
    [JsonPropertyName("id")]
    public JsonElement? Id { get; init; }

    /// <summary>The tags.</summary>
    [JsonPropertyName("tags")]
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What was left out and why.</summary>
    [JsonPropertyName("dropped")]
    public IReadOnlyList<DroppedWord> Dropped { get; init; } = [];

    /// <summary>Why the whole answer was refused; null when it was not.</summary>
    [JsonPropertyName("rejected")]
    public string? Rejected { get; init; }

    /// <summary>What is wrong with the line itself, with its number; null when it could be read.</summary>
    [JsonPropertyName("error")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }
}

/// <summary>A word that became no tag, as it is printed.</summary>
public sealed record DroppedWord([property: JsonPropertyName("text")] string Text, [property: JsonPropertyName("reason")] string Reason);

/// <summary>Shows what the parser keeps, drops and why, line by line: for people who write their own prompts.</summary>
/// <param name="presets">Finds the presets that the lines name.</param>
/// <param name="aliases">Other words for tags.</param>
/// <param name="prompts">Greatest number of tags per category.</param>
public sealed class ParseAnswers(PresetFinder presets, TagAliases aliases, PromptsConfig prompts)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Web) { AllowDuplicateProperties = false, MaxDepth = 16 };

    private const int LargestFile = 256 << 20;

    private readonly Dictionary<string, Vocabulary> _vocabularies = new(StringComparer.Ordinal);

    /// <summary>Parses line after line; a line that cannot be read becomes an item with an error and stops nothing.</summary>
    /// <exception cref="AceDataException">The file itself cannot be read.</exception>
    public IEnumerable<ParsedAnswerLine> Run(ParseAnswersRequest request)
    {
        // Not TextFile's text: one bad byte in one answer must not cost all others.
        using var lines = new StreamReader(new MemoryStream(TextFile.ReadBytes(request.File, LargestFile), writable: false), Encoding.UTF8);
        var number = 0;
        while (lines.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Line(line, number);
            }
        }
    }

    /// <summary>Parses one line.</summary>
    public ParsedAnswerLine Line(string line, int number)
    {
        JsonElement? id = null;
        try
        {
            var row = JsonSerializer.Deserialize<AnswerRow>(line, Strict) ?? throw new JsonException("null is no object.");
            id = row.Id;
            if (row.Category is null)
            {
                return Broken(id, number, $"has no category. Known: {string.Join(", ", PromptsFile.KnownCategories)}.");
            }

            if (!PromptsFile.KnownCategories.Contains(row.Category))
            {
                return Broken(id, number, $"there is no category \"{row.Category}\". Known: {string.Join(", ", PromptsFile.KnownCategories)}.");
            }

            var parsed = AnswerParser.Parse(row.Answer, row.Category, VocabularyOf(row.Preset ?? PresetFinder.DefaultName), aliases, prompts.Output.MaximumOf(row.Category));
            return new ParsedAnswerLine
            {
                Id = id,
                Tags = parsed.TagTexts,
                Dropped = parsed.Dropped.Select(dropped => new DroppedWord(dropped.Text, dropped.Cause.Text())).ToList(),
                Rejected = parsed.Rejected,
            };
        }
        catch (JsonException exception)
        {
            return Broken(id, number, $"is no object {{\"id\", \"preset\", \"category\", \"answer\"}}: {JsonWords.Of(exception)}");
        }
        catch (AceDataException exception)
        {
            return Broken(id, number, exception.Message);
        }
    }

    private static ParsedAnswerLine Broken(JsonElement? id, int number, string text) => new() { Id = id, Error = $"Line {number}: {text}" };

    private Vocabulary VocabularyOf(string preset)
    {
        if (!_vocabularies.TryGetValue(preset, out var vocabulary))
        {
            vocabulary = presets.Load(preset);
            _vocabularies[preset] = vocabulary;
        }

        return vocabulary;
    }

    private sealed record AnswerRow
    {
        public JsonElement? Id { get; init; }

        public string? Preset { get; init; }

        public string? Category { get; init; }

        public string? Answer { get; init; }
    }
}
