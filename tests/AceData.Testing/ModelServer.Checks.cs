using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace AceData.Testing;

/// <summary>What the three servers look at in a question, and their words when they do not like it.</summary>
public sealed partial class ModelServer
{
    private const int TokensPerClip = 750;

    private static readonly HashSet<string> KnownFields = ["model", "messages", "max_tokens", "temperature", "top_p", "seed", "stream", "response_format"];

    private sealed record Refusal(int Status, string Message, string Type = "invalid_request_error");

    /// <summary>Checks a question; gives its clips as hashes.</summary>
    private (Refusal? Refused, List<string> Clips) Look(JsonObject question)
    {
        var clips = new List<string>();
        foreach (var (name, _) in question)
        {
            Require(KnownFields.Contains(name) || (IsLlama && name == "cache_prompt"), $"'{name}' is no field that {Kind} knows");
        }

        var model = question["model"]?.GetValue<string>();
        Require(model == Model, "the model is not the one that is offered");
        if (model != Model && !IsLlama)
        {
            return (new Refusal(404, $"The model `{model}` does not exist.", "NotFoundError"), clips);
        }

        Require(question["max_tokens"]!.GetValue<int>() > 0, "max_tokens is not positive");
        Require(question["temperature"]!.GetValue<double>() is >= 0 and <= 2, "temperature is out of range");
        Require(question["top_p"]!.GetValue<double>() is > 0 and <= 1, "top_p is out of range");
        Require(question["seed"]!.GetValue<long>() >= 0, "a negative seed means any");
        var messages = question["messages"]!.AsArray();
        Require(messages.Count == 1 && messages[0]!["role"]!.GetValue<string>() == "user", "there is not just one user message");
        var refused = LookAtParts(messages[0]!["content"]!.AsArray(), clips) ?? LookAtSize(question, clips.Count) ?? LookAtForm(question);
        return (refused, clips);
    }

    private Refusal? LookAtParts(JsonArray content, List<string> clips)
    {
        var hasText = false;
        foreach (var part in content)
        {
            switch (part!["type"]!.GetValue<string>())
            {
                case "text":
                    hasText = true;
                    continue;
                case "input_audio" when !Hears && !DropsSound:
                    return Deaf();
                case "input_audio":
                    break;
                case var type:
                    return new Refusal(400, $"unsupported content[].type: {type}");
            }

            Require(!hasText, "sound comes after the text: no prefix cache can hold it");
            var sound = part["input_audio"]!;
            if (sound["format"]?.GetValue<string>() is not ("wav" or "mp3"))
            {
                return new Refusal(400, "input_audio.format must be either 'wav' or 'mp3'");
            }

            if (LookAtWav(sound["data"]!.GetValue<string>(), clips) is { } refused)
            {
                return refused;
            }
        }

        Require(hasText, "there is no text");
        return null;
    }

    private Refusal? LookAtWav(string base64, List<string> clips)
    {
        var wav = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, wav, out var length) || length < 46 || !wav.AsSpan(0, 4).SequenceEqual("RIFF"u8) || !wav.AsSpan(36, 4).SequenceEqual("data"u8))
        {
            return new Refusal(400, "Failed to load image or audio file");
        }

        Require(BitConverter.ToInt16(wav, 22) == 1 && BitConverter.ToInt32(wav, 24) == 16000 && BitConverter.ToInt16(wav, 34) == 16, "the clip is not 16 kHz mono 16 bit");
        Require(BitConverter.ToInt32(wav, 4) == length - 8 && BitConverter.ToInt32(wav, 40) == length - 44, "the clip's header lies about its length");
        var seconds = (length - 44) / 2 / 16000.0;
        Require(seconds is > 0 and < 30, string.Create(CultureInfo.InvariantCulture, $"a clip has {seconds} s"));
        clips.Add(Convert.ToHexString(SHA256.HashData(wav.AsSpan(0, length))));
        return null;
    }

    private Refusal? LookAtSize(JsonObject question, int clips)
    {
        if (Kind == "vllm" && clips > MostClips)
        {
            return new Refusal(400, $"At most {MostClips} audio(s) may be provided in one prompt.", "BadRequestError");
        }

        var tokens = TextTokens(question) + (clips * TokensPerClip);
        return tokens <= ContextTokens ? null
            : IsLlama ? new Refusal(400, $"request ({tokens} tokens) exceeds the available context size ({ContextTokens} tokens), try increasing it", "exceed_context_size_error")
            : new Refusal(400, $"This model's maximum context length is {ContextTokens} tokens. However, you requested {tokens} tokens.", "BadRequestError");
    }

    private Refusal? LookAtForm(JsonObject question)
    {
        switch (Form(question))
        {
            case "json_schema":
                if (!TakesSchema)
                {
                    return new Refusal(400, "response_format type must be one of \"text\" and \"json_object\", but got: json_schema");
                }

                var wrapper = question["response_format"]!["json_schema"]!;
                Require(wrapper["name"]?.GetValue<string>() is { Length: > 0 }, "a schema needs a name");
                return SchemaAnswer.Fault(wrapper["schema"]) is { } fault ? new Refusal(400, "JSON schema conversion failed: " + fault) : null;
            case "json_object" when Kind == "lmstudio" || !TakesAnyJson:
                return new Refusal(400, "'response_format.type' must be 'json_schema' or 'text'");
            case null or "text" or "json_object":
                return null;
            case var other:
                return new Refusal(400, $"response_format type must be one of \"text\" and \"json_object\", but got: {other}");
        }
    }

    private Refusal Deaf() => Kind switch
    {
        "llama" => new Refusal(500, "audio input is not supported - hint: if this is unexpected, you may need to provide the mmproj", "server_error"),
        "vllm" => new Refusal(400, "At most 0 audio(s) may be provided in one prompt.", "BadRequestError"),
        _ => new Refusal(400, "Invalid 'messages' in payload: 'content' objects must have a 'type' field that is either 'text' or 'image_url'."),
    };

    private static string? Form(JsonObject question) => question["response_format"]?["type"]?.GetValue<string>();

    private static int TextTokens(JsonObject question) =>
        20 + (question["messages"]![0]!["content"]!.AsArray().Where(p => p!["type"]!.GetValue<string>() == "text").Sum(p => p!["text"]!.GetValue<string>().Length) / 4);
}
