using System.Text.Json.Nodes;
using AceData.Audio.Decoding;

namespace AceData.Tagging.Engines;

/// <summary>How strictly a server is held to the form of an answer.</summary>
public enum AnswerForm
{
    /// <summary>A JSON schema with the words of the vocabulary.</summary>
    Schema,

    /// <summary>Any JSON object.</summary>
    AnyJson,

    /// <summary>Whatever it says.</summary>
    Free,
}

/// <summary>Puts a question into the form of <c>/v1/chat/completions</c>.</summary>
internal static class ServerQuestion
{
    /// <summary>
    /// A clip as base64 of a WAV file. The same clip must be the same bytes in every question of a song: the server
    /// recognises what it has heard already by them.
    /// </summary>
    public static string Clip(Waveform clip) => Convert.ToBase64String(WavBytes.Pcm16(clip));

    /// <summary>One user message, sound first and text last, so that all questions about the same clips begin alike.</summary>
    public static JsonObject Build(ServerModel model, IReadOnlyList<string> clips, EngineQuestion question, AnswerForm form, int seed)
    {
        var content = new JsonArray();
        foreach (var clip in clips)
        {
            content.Add(new JsonObject
            {
                ["type"] = "input_audio",
                ["input_audio"] = new JsonObject { ["data"] = clip, ["format"] = "wav" },
            });
        }

        content.Add(new JsonObject { ["type"] = "text", ["text"] = question.Text });
        var body = new JsonObject
        {
            ["model"] = model.Name,
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = content }),
            ["max_tokens"] = question.MaxTokens,
            ["temperature"] = question.Temperature,
            ["top_p"] = question.TopP,
            // Never negative: a seed of -1 means "any" to a server.
            ["seed"] = unchecked(seed + question.Attempt) & int.MaxValue,
            ["stream"] = false,
        };
        if (model.Server == ServerModel.LlamaServer)
        {
            body["cache_prompt"] = true;
        }

        switch (form)
        {
            case AnswerForm.Schema:
                body["response_format"] = new JsonObject
                {
                    ["type"] = "json_schema",
                    ["json_schema"] = new JsonObject { ["name"] = question.Category, ["strict"] = true, ["schema"] = Schema(question) },
                };
                break;
            case AnswerForm.AnyJson:
                body["response_format"] = new JsonObject { ["type"] = "json_object" };
                break;
        }

        return body;
    }

    private static JsonObject Schema(EngineQuestion question)
    {
        JsonNode value = question.IsSingle
            ? Word(question, orNothing: question.Minimum == 0)
            : new JsonObject { ["type"] = "array", ["items"] = Word(question, orNothing: false), ["minItems"] = question.Minimum, ["maxItems"] = Math.Max(question.Minimum, question.Maximum) };
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { [question.AnswerKey] = value },
            ["required"] = new JsonArray(question.AnswerKey),
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject Word(EngineQuestion question, bool orNothing)
    {
        if (question.Allowed.Count == 0)
        {
            return new JsonObject { ["type"] = "string" };
        }

        var words = new JsonArray([.. question.Allowed.Select(tag => JsonValue.Create(tag))]);
        if (orNothing)
        {
            // A model that must name something invents it. No "type" then: it would forbid the null.
            words.Add(null);
            return new JsonObject { ["enum"] = words };
        }

        return new JsonObject { ["type"] = "string", ["enum"] = words };
    }
}
