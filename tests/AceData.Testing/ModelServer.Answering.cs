using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace AceData.Testing;

/// <summary>The pages of the three servers, and how each refuses.</summary>
public sealed partial class ModelServer
{
    private bool IsLlama => Kind == "llama";

    private async Task RespondAsync(NetworkStream stream, Request request)
    {
        // llama-server shows its health and its models to everybody, while it loads as well.
        var isPublic = IsLlama && request.Path is "/health" or "/v1/models";
        if (Key is not null && !isPublic && request.Header("Authorization") != "Bearer " + Key)
        {
            await RefuseAsync(stream, 401, IsLlama ? "Invalid API Key" : "Unauthorized", "authentication_error");
            return;
        }

        if (IsLoading && (request.Path != "/v1/models" || !IsLlama))
        {
            await RefuseAsync(stream, 503, "Loading model", "unavailable_error");
            return;
        }

        switch (request.Method, request.Path)
        {
            case ("GET", "/health"):
                await SendAsync(stream, 200, """{"status":"ok"}""");
                break;
            case ("GET", "/props") when IsLlama:
                await SendAsync(stream, 200, new JsonObject { ["modalities"] = new JsonObject { ["vision"] = false, ["audio"] = Hears }, ["default_generation_settings"] = new JsonObject(), ["total_slots"] = 1 }.ToJsonString());
                break;
            case ("GET", "/v1/models"):
                await SendAsync(stream, 200, new JsonObject { ["object"] = "list", ["data"] = new JsonArray([.. OtherModels.Append(Model).Select(ModelEntry)]) }.ToJsonString());
                break;
            case ("POST", "/v1/chat/completions"):
                await AnswerAsync(stream, request);
                break;
            default:
                await RefuseAsync(stream, 404, "Not Found", "not_found_error");
                break;
        }
    }

    private JsonNode ModelEntry(string id)
    {
        var entry = new JsonObject { ["id"] = id, ["object"] = "model", ["owned_by"] = Kind switch { "llama" => "llamacpp", "vllm" => "vllm", _ => "organization_owner" } };
        if (ListsModalities)
        {
            entry["architecture"] = new JsonObject { ["input_modalities"] = id == Model && Hears ? new JsonArray("text", "audio") : new JsonArray("text") };
        }

        return entry;
    }

    private async Task AnswerAsync(NetworkStream stream, Request request)
    {
        int number;
        lock (_lock)
        {
            number = ++Questions;
        }

        if (Misbehave is { } misbehave && await misbehave(number, stream))
        {
            return;
        }

        if (Refuse?.Invoke(number) is { } status and not 0)
        {
            await SendAsync(stream, status, Error(status, "no", "server_error"), RefusalHeaders);
            return;
        }

        var question = JsonNode.Parse(request.Body)!.AsObject();
        lock (_lock)
        {
            _received.Add(question);
        }

        var (refused, clips) = Look(question);
        if (refused is not null)
        {
            await RefuseAsync(stream, refused.Status, refused.Message, refused.Type);
            return;
        }

        int known;
        lock (_lock)
        {
            _cache ??= new PrefixCache(keepsAll: Kind == "vllm");
            known = _cache.Take(clips);
            Clips += clips.Count;
            ClipsKnown += known;
            WithSchema += Form(question) == "json_schema" ? 1 : 0;
        }

        var id = request.Header("X-Request-Id");
        await SendAsync(
            stream,
            200,
            Completion(
                Answer?.Invoke(question) ?? SchemaAnswer.Of(question),
                id: "chatcmpl-" + (Kind == "vllm" && id is not null ? id : "1"),
                promptTokens: DropsSound ? TextTokens(question) : TextTokens(question) + (clips.Count * TokensPerClip),
                cachedTokens: known * TokensPerClip));
    }

    private Task RefuseAsync(NetworkStream stream, int status, string message, string type) => SendAsync(stream, status, Error(status, message, type));

    private string Error(int status, string message, string type) => Kind == "lmstudio"
        ? new JsonObject { ["error"] = message }.ToJsonString()
        : new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = type, ["code"] = status } }.ToJsonString();
}
