using System.Text;
using System.Text.Json;

namespace AceData.Tagging.Engines;

/// <summary>Reads the body of a chat completion: the text of the answer, or why there is none.</summary>
internal static class ServerAnswer
{
    private const int Deepest = 32;

    /// <summary>The text of the first choice.</summary>
    /// <param name="body">Body of a reply with status 200: a completion, or server-sent fragments of one.</param>
    /// <exception cref="EngineException">PROVIDER-ERROR, ANSWER-EMPTY, ANSWER-TOOL-CALL, ANSWER-CUT, ANSWER-FILTERED, ANSWER-BROKEN.</exception>
    public static string Text(string body)
    {
        try
        {
            return Read(body);
        }
        catch (InvalidOperationException exception)
        {
            // Half a surrogate pair, written as an escape: no string can hold it.
            throw new EngineException("ANSWER-BROKEN", "The answer holds characters that do not exist. It was not used.", mayRetry: true, exception);
        }
    }

    private static string Read(string body)
    {
        var trimmed = body.TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        if (trimmed.StartsWith("data:", StringComparison.Ordinal) || trimmed.StartsWith(':') || trimmed.StartsWith("event:", StringComparison.Ordinal))
        {
            return Fragments(trimmed);
        }

        using var document = Parse(trimmed) ?? throw ProviderError();
        var choice = Choice(document.RootElement);
        var message = choice.TryGetProperty("message", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
        var text = message.ValueKind == JsonValueKind.Object ? Content(message) : null;
        return Judge(text, Reason(choice), message.ValueKind == JsonValueKind.Object && message.TryGetProperty("tool_calls", out var calls) && calls.ValueKind == JsonValueKind.Array && calls.GetArrayLength() > 0);
    }

    /// <summary>The number of tokens that the server read for a question; null when it does not say.</summary>
    /// <param name="body">Body of a reply with status 200.</param>
    public static int? TokensRead(string body)
    {
        using var document = Parse(body);
        try
        {
            return document?.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object
                && usage.TryGetProperty("prompt_tokens", out var tokens) && tokens.ValueKind == JsonValueKind.Number && tokens.TryGetInt32(out var count)
                ? count
                : null;
        }
        catch (InvalidOperationException)
        {
            // A name with half a surrogate pair, written as an escape.
            return null;
        }
    }

    /// <summary>True when a body is a completion, whatever it holds.</summary>
    public static bool IsCompletion(string body)
    {
        using var document = Parse(body);
        try
        {
            return document?.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("choices", out _) && !root.TryGetProperty("error", out _);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string Fragments(string body)
    {
        var text = new StringBuilder();
        string? reason = null;
        var called = false;
        foreach (var line in body.Split('\n'))
        {
            if (!line.StartsWith("data:", StringComparison.Ordinal) || line.AsSpan(5).Trim() is "[DONE]")
            {
                continue;
            }

            using var document = Parse(line[5..]);
            if (document is null)
            {
                // A fragment that was cut: what came before stands, the end is told by the missing reason.
                continue;
            }

            if (IsUsage(document.RootElement))
            {
                continue;
            }

            var choice = Choice(document.RootElement);
            if (choice.TryGetProperty("delta", out var delta) && delta.ValueKind == JsonValueKind.Object)
            {
                text.Append(Content(delta));
                called |= delta.TryGetProperty("tool_calls", out var calls) && calls.ValueKind == JsonValueKind.Array && calls.GetArrayLength() > 0;
            }

            reason = Reason(choice) ?? reason;
        }

        return Judge(text.ToString(), reason ?? "length", called);
    }

    // The last fragment of llama-server and vLLM counts tokens and holds no choice.
    private static bool IsUsage(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("usage", out _) && root.TryGetProperty("choices", out var choices) && choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() == 0;

    private static string Judge(string? text, string? reason, bool called)
    {
        if (reason == "content_filter")
        {
            throw new EngineException("ANSWER-FILTERED", "The server held its answer back (content filter).", mayRetry: true);
        }

        if (called || reason is "tool_calls" or "function_call")
        {
            throw new EngineException("ANSWER-TOOL-CALL", "The model wanted to call a tool instead of answering.", mayRetry: true);
        }

        if (reason == "length")
        {
            throw new EngineException("ANSWER-CUT", "The answer was longer than allowed and broke off. max_tokens of this category in prompts.json may be too small.", mayRetry: true);
        }

        return string.IsNullOrWhiteSpace(text)
            ? throw new EngineException("ANSWER-EMPTY", "The model gave an empty answer.", mayRetry: true)
            : text;
    }

    private static JsonElement Choice(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || root.TryGetProperty("error", out _))
        {
            throw ProviderError();
        }

        return root.TryGetProperty("choices", out var choices) && choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() > 0 && choices[0].ValueKind == JsonValueKind.Object
            ? choices[0]
            : throw new EngineException("ANSWER-EMPTY", "The model gave no answer.", mayRetry: true);
    }

    private static string? Reason(JsonElement choice) =>
        choice.TryGetProperty("finish_reason", out var reason) && reason.ValueKind == JsonValueKind.String ? reason.GetString() : null;

    // A text, or a list of parts of which the texts count. What a model thought aloud (reasoning_content) is no answer.
    private static string? Content(JsonElement message)
    {
        if (!message.TryGetProperty("content", out var content))
        {
            return null;
        }

        return content.ValueKind switch
        {
            JsonValueKind.String => content.GetString(),
            JsonValueKind.Array => string.Concat(content.EnumerateArray()
                .Where(part => part.ValueKind == JsonValueKind.Object && part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String)
                .Select(part => part.GetProperty("text").GetString())),
            _ => null,
        };
    }

    private static EngineException ProviderError() => new("PROVIDER-ERROR", "The server answered with an error page instead of an answer.", mayRetry: true);

    private static JsonDocument? Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Deepest });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
