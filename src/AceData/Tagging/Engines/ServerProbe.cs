using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using AceData.Audio;
using AceData.Audio.Decoding;

namespace AceData.Tagging.Engines;

/// <summary>Asks a model server what it is and whether it can hear, before the first song is sent.</summary>
public static class ServerProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(400);

    /// <summary>True when something accepts connections at an address; takes less than half a second.</summary>
    public static async Task<bool> IsThereAsync(ServerAddress address, CancellationToken cancellationToken)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Glance);
        try
        {
            await socket.ConnectAsync(address.Root.Host, address.Root.Port, deadline.Token);
            return true;
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }

    /// <summary>Finds the model and makes sure that it hears.</summary>
    /// <param name="connection">The server.</param>
    /// <param name="wanted">Name of the model; null for the first that is offered.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="AceDataException">SERVER-GONE, SERVER-LOADING, SERVER-KEY, SERVER-NO-MODEL, SERVER-NO-AUDIO.</exception>
    public static async Task<ServerModel> AskAsync(ServerConnection connection, string? wanted, CancellationToken cancellationToken)
    {
        var models = await connection.TryGetAsync("v1/models", Patience, cancellationToken)
            ?? throw new AceDataException("SERVER-GONE", $"No model server answers at {connection.Address}. Start it first (docs/engines.md has the command), or choose --engine none.");
        switch (models.Status)
        {
            case 401 or 403:
                throw new AceDataException("SERVER-KEY", $"The model server at {connection.Address} wants a key, or another one. Set it with the environment variable ACEDATA_SERVER_KEY.");
            case 503:
                throw new AceDataException("SERVER-LOADING", $"The model server at {connection.Address} is still loading its model. Wait until it says that it listens, then start again.");
            case not 200:
                throw new AceDataException("SERVER-OTHER", $"What answers at {connection.Address} is no model server (it said {models.Status} to /v1/models). Check the address.");
        }

        var offered = Models(models.Body);
        if (offered.Count == 0)
        {
            throw new AceDataException("SERVER-NO-MODEL", $"The model server at {connection.Address} offers no model. Load one that can hear, such as Qwen2.5-Omni (docs/engines.md).");
        }

        var chosen = wanted is null ? offered[0] : offered.FirstOrDefault(m => Id(m) == wanted)
            ?? throw new AceDataException("SERVER-NO-MODEL", $"The model server at {connection.Address} has no model '{wanted}'. It offers: {connection.Shown(string.Join(", ", offered.Select(Id)))}.");
        var props = await connection.TryGetAsync("props", Patience, cancellationToken);
        var hears = Hears(props) ?? Hears(chosen);
        var model = new ServerModel(Id(chosen)!, Kind(props, chosen, connection.Address));
        if (hears == false)
        {
            throw NoAudio(connection, model.Name);
        }

        if (hears is null)
        {
            await AskWithSoundAsync(connection, model, cancellationToken);
        }

        return model;
    }

    /// <summary>The refusal of a model without ears.</summary>
    internal static AceDataException NoAudio(ServerConnection connection, string model) =>
        new("SERVER-NO-AUDIO", $"The model {connection.Shown(model)} at {connection.Address} cannot hear. Load a model with audio input, such as Qwen2.5-Omni, together with its audio part (--mmproj); docs/engines.md has the command.");

    private static async Task AskWithSoundAsync(ServerConnection connection, ServerModel model, CancellationToken cancellationToken)
    {
        var second = new Waveform(new float[16000], 16000);
        var question = new EngineQuestion { Category = "probe", Segments = ["full"], Text = "Answer with one word: what is this?", AnswerKey = "answer", Allowed = [], MaxTokens = 1 };
        var body = ServerQuestion.Build(model, [ServerQuestion.Clip(second)], question, AnswerForm.Free, 0);
        var reply = await connection.AskAsync(body, cancellationToken);
        if (reply.Status == 401 || reply.Status == 403)
        {
            throw new AceDataException("SERVER-KEY", $"The model server at {connection.Address} wants a key, or another one. Set it with the environment variable ACEDATA_SERVER_KEY.");
        }

        if (reply.Status != 200 || ServerAnswer.IsError(reply.Body))
        {
            throw NoAudio(connection, model.Name);
        }
    }

    private static List<JsonObject> Models(string body) =>
        Parse(body) is JsonObject root && root["data"] is JsonArray data ? [.. data.OfType<JsonObject>().Where(m => Id(m) is not null)] : [];

    private static string? Id(JsonObject model) => model["id"] is JsonValue value && value.TryGetValue<string>(out var id) && id.Length > 0 ? id : null;

    // llama-server says it itself.
    private static bool? Hears(ServerReply? props) =>
        props is { Status: 200 } && Parse(props.Body) is JsonObject root && root["modalities"] is JsonObject modalities && modalities["audio"] is JsonValue value && value.TryGetValue<bool>(out var audio)
            ? audio
            : null;

    private static bool? Hears(JsonObject model) =>
        model["architecture"] is JsonObject architecture && architecture["input_modalities"] is JsonArray modalities
            ? modalities.Any(m => m is JsonValue value && value.TryGetValue<string>(out var name) && name == "audio")
            : null;

    private static string Kind(ServerReply? props, JsonObject model, ServerAddress address) =>
        props is { Status: 200 } && Parse(props.Body) is JsonObject root && (root.ContainsKey("modalities") || root.ContainsKey("default_generation_settings")) ? "llama-server"
        : model["owned_by"] is JsonValue owner && owner.TryGetValue<string>(out var name) ? name switch
        {
            "vllm" => "vLLM",
            "llamacpp" => "llama-server",
            _ => address.Root.Port == 1234 ? "LM Studio" : "other",
        }
        : "other";

    private static JsonNode? Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body, documentOptions: new JsonDocumentOptions { MaxDepth = 32 });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
