using System.Text;
using AceData.Tagging.Configuration;
using AceData.Testing;

namespace AceData.Tests.Tagging.Configuration;

public sealed class PromptsFileTests : IDisposable
{
    private static readonly string Shipped = File.ReadAllText(Checkout.File("config/prompts.json"));

    private readonly TempDir _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_shipped_file_is_read_as_it_is()
    {
        var config = PromptsFile.Load(Checkout.File("config/prompts.json"));

        Assert.Equal(["genre", "key", "mood", "instruments", "vocal", "vocal_fx", "rap_style"], config.Workflow.Categories);
        Assert.Equal(["best", "middle"], config.Workflow.SegmentsOf("mood"));
        Assert.Equal(["best", "start", "end"], config.Workflow.SegmentsOf("instruments"));
        Assert.Equal(new ContentRetry(4, 0.3, 0.15), config.Workflow.ContentRetryOf("mood"));
        Assert.Equal(new ContentRetry(2, 0.3, 0.1), config.Workflow.ContentRetryOf("genre"));
        Assert.Equal("genres", config.Templates["genre"].AnswerKey);
        Assert.True(config.Templates["vocal"].IsSingle);
        Assert.Equal((55, 0.2, 3), (config.Templates["genre"].MaxTokens, config.Templates["genre"].Temperature, config.Templates["genre"].RetryCount));
        Assert.Equal((2, 2, 3, 4, 14), (config.Output.MinimumOf("genre"), config.Output.MaximumOf("genre"), config.Output.MinimumOf("instruments"), config.Output.MaximumOf("instruments"), config.Output.MaxTotal));
        Assert.Equal(["workflow_config.request_delay_seconds", "workflow_config.max_parallel_requests", "workflow_config.fallback_enabled", "workflow_config.combine_duplicates"], config.UnusedKeys);
    }

    public static TheoryData<string, string, string, string> Faults => new()
    {
        // case, what is replaced, by what (§ stands where the message must point), words of the message
        { "trailing comma", "\"max_total_tags\": 14\n  }", "\"max_total_tags\": 14,\n  §}", "comma" },
        { "comment", "\"max_total_tags\": 14", "\"max_total_tags\": 14 §// all", "Comments are not possible" },
        { "duplicate key", "\"request_delay_seconds\": 0.1,", "\"request_delay_seconds\": 0.1, §\"request_delay_seconds\": 0.2,", "workflow_config.request_delay_seconds: The name occurs twice" },
        { "unknown key", "\"lowercase_tags\": true", "§\"lowercase_tag\": true", "Did you mean \"lowercase_tags\"" },
        { "unknown section", "\"output_format\": {", "§\"output_fromat\": {", "Did you mean \"output_format\"" },
        { "unknown category", "\"default_categories\": [\"genre\",", "\"default_categories\": [§\"genres\",", "Did you mean \"genre\"" },
        { "category twice", "\"default_categories\": [\"genre\", \"key\",", "\"default_categories\": [\"genre\", \"key\", §\"key\",", "occurs twice" },
        { "template of no category", "\"rap_style\": {\n      \"system_prompt_lines\"", "§\"rapstyle\": {\n      \"system_prompt_lines\"", "Did you mean \"rap_style\"" },
        { "minimum over maximum", "\"mood\": 3,\n      \"instruments\": 3", "\"mood\": §4,\n      \"instruments\": 3", "greater than the maximum" },
        { "total under the minima", "\"max_total_tags\": 14", "\"max_total_tags\": §5", "sum of the minima, 10" },
        { "negative count", "\"genre\": 2,\n      \"mood\": 3,\n      \"instruments\": 4", "\"genre\": §-1,\n      \"mood\": 3,\n      \"instruments\": 4", "out of range" },
        { "retry below 0", "\"retry_count\": 0", "\"retry_count\": §-1", "prompt_templates.mood.retry_count" },
        { "retry too often", "\"retry_count\": 0", "\"retry_count\": §1000000000", "out of range" },
        { "max_tokens 0", "\"max_tokens\": 55", "\"max_tokens\": §0", "from 1 to 4096" },
        { "max_tokens a billion", "\"max_tokens\": 55", "\"max_tokens\": §1000000000", "out of range" },
        { "max_tokens as text", "\"max_tokens\": 55", "\"max_tokens\": §\"55\"", "not a text" },
        { "max_tokens with a fraction", "\"max_tokens\": 55", "\"max_tokens\": §55.5", "whole number" },
        { "temperature NaN", "\"temperature\": 0.3,\n      \"retry_count\": 0", "\"temperature\": §NaN,\n      \"retry_count\": 0", "no quotation marks" },
        { "temperature as NaN in quotes", "\"temperature\": 0.3,\n      \"retry_count\": 0", "\"temperature\": §\"NaN\",\n      \"retry_count\": 0", "not a text" },
        { "temperature -1", "\"temperature\": 0.3,\n      \"retry_count\": 0", "\"temperature\": §-1,\n      \"retry_count\": 0", "from 0 to 2" },
        { "temperature 99", "\"temperature\": 0.3,\n      \"retry_count\": 0", "\"temperature\": §99,\n      \"retry_count\": 0", "from 0 to 2" },
        { "temperature endless", "\"temperature\": 0.3,\n      \"retry_count\": 0", "\"temperature\": §1e999,\n      \"retry_count\": 0", "out of range" },
        { "unknown segment", "\"audio_segments\": [\"best\", \"middle\"]", "\"audio_segments\": [\"best\", §\"midle\"]", "Did you mean \"middle\"" },
        { "no segment", "\"audio_segments\": [\"best\", \"middle\"]", "\"audio_segments\": §[]", "At least one" },
        { "segment of a number", "\"audio_segments\": [\"best\", \"middle\"]", "\"audio_segments\": [\"best\", §3]", "must be a text" },
        { "unknown placeholder", "\"user_prompt\": \"Audio title: {title}\\nArtist: {artist}\",\n      \"expected_format\": {\n        \"genres\"", "\"user_prompt\": §\"{unknown}\",\n      \"expected_format\": {\n        \"genres\"", "no placeholder {unknown}" },
        { "attribute of a placeholder", "\"user_prompt\": \"\",\n      \"expected_format\": {\n        \"mood\"", "\"user_prompt\": §\"{title.__class__}\",\n      \"expected_format\": {\n        \"mood\"", "no placeholder {title.__class__}" },
        { "no question", "\"mood\": {\n      \"system_prompt_lines\": [", "\"mood\": §{\n      \"_system_prompt_lines\": [", "question is missing" },
        { "separator without comma", "\"tag_separator\": \", \"", "\"tag_separator\": §\" | \"", "comma" },
        { "lowercase as text", "\"lowercase_tags\": true", "\"lowercase_tags\": §\"yes\"", "True or false" },
        { "section is a list", "\"retry_templates\": {", "\"retry_templates\": §[], \"_x\": {", "An object" },
        { "lone surrogate", "\"tag_separator\": \", \"", "\"tag_separator\": §\"\\ud800\"", "lone surrogate" },
        { "delay of a year", "\"request_delay_seconds\": 0.1", "\"request_delay_seconds\": §31536000", "from 0 to 60" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_named_with_line_and_column(string name, string part, string replacement, string message)
    {
        var unix = Shipped.ReplaceLineEndings("\n");
        Assert.Contains(part, unix, StringComparison.Ordinal);
        var marked = ReplaceFirst(unix, part, replacement);
        var before = marked[..marked.IndexOf('§', StringComparison.Ordinal)];

        var fault = Assert.Throws<ConfigException>(() => PromptsFile.Parse(marked.Replace("§", "", StringComparison.Ordinal), "prompts.json"));

        Assert.Equal("CONFIG-INVALID", fault.Code);
        Assert.StartsWith("prompts.json", fault.Message, StringComparison.Ordinal);
        Assert.Contains(message, fault.Message, StringComparison.OrdinalIgnoreCase);
        var (line, column) = (before.Count(character => character == '\n') + 1, before.Length - before.LastIndexOf('\n'));
        Assert.True(fault.Problems.Any(problem => (problem.Line, problem.Column) == (line, column)), $"{name}, {line}:{column}: {fault.Message}");
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var broken = Shipped.Replace("\"max_tokens\": 55", "\"max_tokens\": 0", StringComparison.Ordinal).Replace("\"lowercase_tags\"", "\"lowercase\"", StringComparison.Ordinal).Replace("\"middle\"]", "\"centre\"]", StringComparison.Ordinal);

        Assert.Equal(3, Assert.Throws<ConfigException>(() => PromptsFile.Parse(broken, "prompts.json")).Problems.Count);
    }

    [Theory]
    [InlineData("\"genre\": 2,", "\"genre\" 2,", "colon is missing")]
    [InlineData("\"genre\": 2,", "\"genre\": 2", "comma is missing")]
    [InlineData("\"tag_separator\": \", \"", "\"tag_separator\": \", ", "A text is not closed")]
    [InlineData("\"tag_separator\": \", \"", "\"tag_separator\": comma", "no quotation marks")]
    [InlineData("\"tag_separator\": \", \"", "\"tag_separator\": \"\\q\"", "write it twice")]
    [InlineData("\"tag_separator\": \", \"", "tag_separator: \", \"", "A name in quotation marks")]
    [InlineData("\"max_total_tags\": 14\n  }\n}", "\"max_total_tags\": 14\n  }\n", "ends too early")]
    [InlineData("\"max_total_tags\": 14\n  }\n}", "\"max_total_tags\": 14\n  }\n}\n}", "behind its last }")]
    [InlineData("\"max_total_tags\": 14", "\"max_total_tags\": 014", "begin with a 0")]
    [InlineData("\"max_total_tags\": 14", "\"max_total_tags\": 1,4", "A name in quotation marks")]
    [InlineData("\"lowercase_tags\": true", "\"lowercase_tags\": yes", "no quotation marks")]
    [InlineData("\"lowercase_tags\": true", "\"lowercase_tags\": trrue", "Only true, false")]
    public void A_slip_is_explained_without_words_of_programmers(string part, string replacement, string message)
    {
        var text = ReplaceFirst(Shipped.ReplaceLineEndings("\n"), part, replacement);

        var fault = Assert.Throws<ConfigException>(() => PromptsFile.Parse(text, "prompts.json"));

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Contains("came with AceData", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("0x", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Expected", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_is_told_to_remove_a_file_that_is_not_there()
    {
        var fault = Assert.Throws<ConfigException>(() => PromptsFile.Load(_folder["prompts.json"]));

        Assert.Contains("There is no such file. Check the path.", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("emove", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("leave it out", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("byte order mark")]
    [InlineData("UTF-16")]
    [InlineData("UTF-16 big endian")]
    [InlineData("CRLF")]
    [InlineData("lone brace")]
    [InlineData("comment key")]
    public void What_does_no_harm_is_accepted(string name)
    {
        var text = name switch
        {
            "CRLF" => Shipped.ReplaceLineEndings("\r\n"),
            "lone brace" => Shipped.Replace("\"user_prompt\": \"\"", "\"user_prompt\": \"a { and a } and {} and {\\\"key\\\": 1}\"", StringComparison.Ordinal),
            "comment key" => Shipped.Replace("\"tag_separator\"", "\"_note\": [1, 2], \"tag_separator\"", StringComparison.Ordinal),
            _ => Shipped,
        };
        Encoding encoding = name switch { "byte order mark" => new UTF8Encoding(true), "UTF-16" => Encoding.Unicode, "UTF-16 big endian" => Encoding.BigEndianUnicode, _ => new UTF8Encoding(false) };
        File.WriteAllText(_folder["prompts.json"], text, encoding);

        Assert.Equal(14, PromptsFile.Load(_folder["prompts.json"]).Output.MaxTotal);
    }

    [Theory]
    [InlineData("missing", "no such file")]
    [InlineData("empty", "empty")]
    [InlineData("blank", "empty")]
    [InlineData("NUL", "NUL")]
    [InlineData("UTF-16 without a mark", "NUL")]
    [InlineData("latin 1", "not UTF-8")]
    [InlineData("10 MB", "bytes")]
    [InlineData("a folder", "cannot be read")]
    public void A_file_that_is_no_text_is_refused(string name, string message)
    {
        var path = _folder["prompts.json"];
        switch (name)
        {
            case "empty": File.WriteAllBytes(path, []); break;
            case "blank": File.WriteAllText(path, " \n "); break;
            case "NUL": File.WriteAllText(path, "{\n\0}"); break;
            case "UTF-16 without a mark": File.WriteAllBytes(path, Encoding.Unicode.GetBytes(Shipped)); break;
            case "latin 1": File.WriteAllBytes(path, [(byte)'{', 0xE4, (byte)'}']); break;
            case "10 MB": File.WriteAllBytes(path, new byte[10_000_000]); break;
            case "a folder": Directory.CreateDirectory(path); break;
            default: break;
        }

        var fault = Assert.Throws<ConfigException>(() => PromptsFile.Load(path));

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Contains(path, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_of_10000_levels_is_refused() =>
        Assert.Contains("16 levels", Assert.Throws<ConfigException>(() => PromptsFile.Parse(new string('[', 10_000), "p.json")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_cut_anywhere_is_refused()
    {
        for (var length = 0; length < Shipped.TrimEnd().Length; length += 7)
        {
            Assert.Throws<ConfigException>(() => PromptsFile.Parse(ConfigText.Decode(Encoding.UTF8.GetBytes(Shipped[..length]), "p.json"), "p.json"));
        }
    }

    private static string ReplaceFirst(string text, string part, string replacement)
    {
        var at = text.IndexOf(part, StringComparison.Ordinal);
        return text[..at] + replacement + text[(at + part.Length)..];
    }
}
