using System.Text.Json;
using System.Text.Json.Nodes;
using AceData.Tagging.Engines;
using AceData.Testing;
using CsCheck;

namespace AceData.Tests.Tagging.Engines;

public class ServerAnswerTests
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud83d", "\\u0000", "null", "true", "1e999", "data:", "data: [DONE]", "\n", "\r\n\n", "event: x", ": c",
        "\"choices\"", "\"message\"", "\"content\"", "\"delta\"", "\"finish_reason\"", "\"stop\"", "\"length\"", "\"error\"", "\"usage\"", "\"text\"", "\"tool_calls\"", "\"\\ud800\"",
        "{\"choices\":[{\"message\":{\"content\":\"pop\"}}]}", "{\"choices\":[{\"delta\":{\"content\":\"pop\"}}]}", "<html>", "\uFEFF", " ", "\u2028",
    ];

    private static readonly Gen<string> Scrap = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]);

    [Theory]
    [InlineData("{\"choices\":[],\"usage\":{\"prompt_toke\\ud800ns\":5}}")]
    [InlineData("{\"choic\\ud800es\":[],\"usage\":{}}")]
    public void A_name_with_half_a_character_is_no_fault(string body)
    {
        Assert.Null(ServerAnswer.TokensRead(body));
        ServerAnswer.IsCompletion(body);
        Assert.Throws<EngineException>(() => ServerAnswer.Text(body));
    }

    [Fact]
    public void Whatever_a_server_sends_is_a_text_or_a_typed_failure() =>
        Scrap.Array[0, 30].Select(scraps => string.Concat(scraps)).Sample(
            body =>
            {
                try
                {
                    return ServerAnswer.Text(body).Length > 0;
                }
                catch (EngineException)
                {
                    return true;
                }
            },
            iter: 10_000);

    [Fact]
    public void Whatever_a_server_sends_its_tokens_models_and_properties_can_be_asked_for() =>
        Scrap.Array[0, 30].Select(scraps => string.Concat(scraps)).Sample(
            body =>
            {
                ServerAnswer.TokensRead(body);
                ServerAnswer.IsCompletion(body);
                OfferedModel.List(body);
                LlamaProps.Read(body);
            },
            iter: 10_000);

    [Fact]
    public void A_text_comes_out_as_it_went_in_whole_or_in_fragments() =>
        Gen.String.Where(text => !string.IsNullOrWhiteSpace(text) && IsText(text)).Sample(text =>
        {
            Assert.Equal(text, ServerAnswer.Text(ModelServer.Completion(text)));
            var half = text.Length / 2 - (text.Length > 1 && char.IsLowSurrogate(text[text.Length / 2]) ? 1 : 0);
            half = Math.Max(0, half);
            var fragments = new[] { text[..half], text[half..] }.Select(part => "data: " + Delta(part, null)).Append("data: " + Delta(null, "stop")).Append("data: [DONE]");
            Assert.Equal(text, ServerAnswer.Text(string.Join("\r\n\r\n", fragments)));
        });

    [Fact]
    public void A_list_of_text_parts_is_one_text() =>
        Assert.Equal("rock, pop", ServerAnswer.Text("""{"choices":[{"finish_reason":"stop","message":{"content":[{"type":"text","text":"rock, "},{"type":"x"},7,{"type":"text","text":"pop"}]}}]}"""));

    private static bool IsText(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    private static string Delta(string? content, string? reason) => new JsonObject
    {
        ["choices"] = new JsonArray(new JsonObject { ["delta"] = new JsonObject { ["content"] = content }, ["finish_reason"] = reason }),
    }.ToJsonString(JsonSerializerOptions.Default);
}
