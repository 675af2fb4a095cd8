using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace AceData.Testing;

/// <summary>
/// A model server on this machine that looks at requests the way llama-server, vLLM and LM Studio do, refuses them in their words,
/// and misbehaves as told. It checks its callers: what a real server would not have taken, or would have taken without any use, is
/// in <see cref="Problems"/>.
/// </summary>
public sealed partial class ModelServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _connections = [];
    private readonly List<string> _problems = [];
    private readonly List<JsonObject> _received = [];
    private readonly Lock _lock = new();
    private readonly Task _accepting;
    private PrefixCache? _cache;

    /// <param name="port">Where to listen on the loopback address; 0 for any free port.</param>
    public ModelServer(int port = 0)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}");

    /// <summary><c>llama</c>, <c>vllm</c> or <c>lmstudio</c>.</summary>
    public string Kind { get; init; } = "llama";

    public bool Hears { get; init; } = true;

    /// <summary>True to drop sound without a word and answer all the same, as some servers do.</summary>
    public bool DropsSound { get; init; }

    public bool TakesSchema { get; init; } = true;

    public bool TakesAnyJson { get; init; } = true;

    public string? Key { get; init; }

    /// <summary>The model that answers, the last in the list.</summary>
    public string Model { get; init; } = "test-omni";

    /// <summary>Other models in the list, before <see cref="Model"/>.</summary>
    public IReadOnlyList<string> OtherModels { get; init; } = [];

    /// <summary>True when the list of models says what each takes.</summary>
    public bool ListsModalities { get; init; }

    /// <summary>Tokens that fit; a clip is 750, four letters are one.</summary>
    public int ContextTokens { get; init; } = 8192;

    /// <summary>Clips that vLLM takes at once.</summary>
    public int MostClips { get; init; } = 999;

    /// <summary>True while the model is being loaded.</summary>
    public bool IsLoading { get; set; }

    /// <summary>True to hang up after every answer without saying so.</summary>
    public bool HangsUp { get; init; }

    /// <summary>Makes the text of an answer from the question; null for one out of the schema.</summary>
    public Func<JsonObject, string>? Answer { get; init; }

    /// <summary>Sends something else than an answer: gets the number of the question and the socket; false to answer as usual.</summary>
    public Func<int, NetworkStream, Task<bool>>? Misbehave { get; set; }

    /// <summary>Status to answer questions with instead, by their number; 0 for none.</summary>
    public Func<int, int>? Refuse { get; set; }

    /// <summary>Sent along with a refusal of <see cref="Refuse"/>.</summary>
    public string RefusalHeaders { get; init; } = "Retry-After: 0\r\n";

    /// <summary>Questions that came.</summary>
    public int Questions { get; private set; }

    /// <summary>Clips that came.</summary>
    public int Clips { get; private set; }

    /// <summary>Clips of them that the prefix cache held.</summary>
    public int ClipsKnown { get; private set; }

    /// <summary>Questions that were answered with a schema.</summary>
    public int WithSchema { get; private set; }

    /// <summary>The questions as they came.</summary>
    public IReadOnlyList<JsonObject> Received => Snapshot(_received);

    /// <summary>What a real server would not have taken.</summary>
    public IReadOnlyList<string> Problems => Snapshot(_problems);

    /// <summary>A completion with a text.</summary>
    public static string Completion(string? content, string finish = "stop", string id = "chatcmpl-1", int promptTokens = 0, int cachedTokens = 0) => new JsonObject
    {
        ["id"] = id,
        ["object"] = "chat.completion",
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["finish_reason"] = finish, ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = content } }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = promptTokens, ["completion_tokens"] = 5, ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = cachedTokens } },
    }.ToJsonString();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await Task.WhenAll([_accepting, .. Snapshot(_connections)]);
        _stop.Dispose();
    }

    private T[] Snapshot<T>(List<T> list)
    {
        lock (_lock)
        {
            return [.. list];
        }
    }

    private void Require(bool holds, string problem)
    {
        if (!holds)
        {
            lock (_lock)
            {
                _problems.Add(problem);
            }
        }
    }
}
