using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace AceData.Testing;

/// <summary>
/// A model server on this machine that looks at requests the way llama-server and vLLM do, and misbehaves as told. Raw sockets, since
/// half an answer and one byte a second cannot be sent otherwise.
/// </summary>
public sealed class ModelServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _connections = [];
    private readonly List<string> _problems = [];
    private readonly HashSet<string> _heard = [];
    private readonly Lock _lock = new();
    private readonly Task _accepting;

    public ModelServer()
    {
        _listener.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _accepting = AcceptAsync();
    }

    public string Address { get; }

    /// <summary><c>llama</c>, <c>vllm</c> or <c>lmstudio</c>.</summary>
    public string Kind { get; init; } = "llama";

    public bool Hears { get; init; } = true;

    public bool TakesSchema { get; init; } = true;

    public string? Key { get; init; }

    public string Model { get; init; } = "test-omni";

    /// <summary>Makes the text of an answer from the question; null for one out of the schema.</summary>
    public Func<JsonObject, string>? Answer { get; init; }

    /// <summary>Sends something else than an answer: gets the number of the question and the socket; false to answer as usual.</summary>
    public Func<int, NetworkStream, Task<bool>>? Misbehave { get; init; }

    /// <summary>Status to answer questions with instead, by their number; 0 for none.</summary>
    public Func<int, int>? Refuse { get; init; }

    /// <summary>Questions that came.</summary>
    public int Questions { get; private set; }

    /// <summary>Clips that came, and how many of them had been heard at the beginning of an earlier question.</summary>
    public int Clips { get; private set; }

    public int ClipsKnown { get; private set; }

    /// <summary>Questions that came with a schema.</summary>
    public int WithSchema { get; private set; }

    /// <summary>What a real server would not have taken.</summary>
    public IReadOnlyList<string> Problems
    {
        get
        {
            lock (_lock)
            {
                return [.. _problems];
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await Task.WhenAll([_accepting, .. _connections]).ContinueWith(static _ => { }, TaskScheduler.Default);
        _stop.Dispose();
    }

    /// <summary>Sends a whole HTTP answer.</summary>
    public static Task SendAsync(NetworkStream stream, int status, string body, string headers = "") =>
        stream.WriteAsync(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}"))).AsTask();

    /// <summary>A completion with a text.</summary>
    public static string Completion(string? content, string finish = "stop") => new JsonObject
    {
        ["id"] = "chatcmpl-1",
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["finish_reason"] = finish, ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = content } }),
    }.ToJsonString();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _connections.Add(ServeAsync(client));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await ReadRequestAsync(stream) is { } request)
                {
                    await RespondAsync(stream, request.Method, request.Path, request.Headers, request.Body);
                }
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private async Task<(string Method, string Path, Dictionary<string, string> Headers, string Body)?> ReadRequestAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!(head.Count >= 4 && head[^4] == '\r' && head[^3] == '\n' && head[^2] == '\r' && head[^1] == '\n'))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
            {
                return null;
            }

            head.Add(one[0]);
        }

        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var first = lines[0].Split(' ');
        var headers = lines.Skip(1).Select(l => l.Split(':', 2)).ToDictionary(p => p[0].Trim(), p => p[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0];
        await stream.ReadExactlyAsync(body, _stop.Token);
        return (first[0], first[1], headers, Encoding.UTF8.GetString(body));
    }

    private async Task RespondAsync(NetworkStream stream, string method, string path, Dictionary<string, string> headers, string body)
    {
        if (Key is not null && headers.GetValueOrDefault("Authorization") != "Bearer " + Key)
        {
            await SendAsync(stream, 401, """{"error":{"message":"Invalid API Key"}}""");
            return;
        }

        switch (method, path)
        {
            case ("GET", "/props") when Kind == "llama":
                await SendAsync(stream, 200, new JsonObject { ["modalities"] = new JsonObject { ["vision"] = false, ["audio"] = Hears }, ["default_generation_settings"] = new JsonObject() }.ToJsonString());
                break;
            case ("GET", "/v1/models"):
                await SendAsync(stream, 200, new JsonObject { ["data"] = new JsonArray(new JsonObject { ["id"] = Model, ["owned_by"] = Kind == "vllm" ? "vllm" : "x" }) }.ToJsonString());
                break;
            case ("POST", "/v1/chat/completions"):
                await AnswerAsync(stream, headers, JsonNode.Parse(body)!.AsObject());
                break;
            default:
                await SendAsync(stream, 404, """{"error":{"message":"Not Found"}}""");
                break;
        }
    }

    private async Task AnswerAsync(NetworkStream stream, Dictionary<string, string> headers, JsonObject question)
    {
        var number = ++Questions;
        if (Misbehave is { } misbehave && await misbehave(number, stream))
        {
            return;
        }

        if (Refuse?.Invoke(number) is { } status and not 0)
        {
            await SendAsync(stream, status, """{"error":{"message":"no"}}""", "Retry-After: 0\r\n");
            return;
        }

        if (!Hears)
        {
            await SendAsync(stream, 500, """{"error":{"message":"audio input is not supported - hint: if this is unexpected, you may need to provide the mmproj"}}""");
            return;
        }

        Look(question);
        var form = question["response_format"]?["type"]?.GetValue<string>();
        if (form == "json_schema" && !TakesSchema)
        {
            await SendAsync(stream, 400, """{"error":{"message":"response_format type must be one of text, json_object"}}""");
            return;
        }

        WithSchema += form == "json_schema" ? 1 : 0;
        await SendAsync(stream, 200, Completion(Answer?.Invoke(question) ?? FromSchema(question)), headers.TryGetValue("X-Request-Id", out var id) ? $"X-Request-Id: {id}\r\n" : "");
    }

    /// <summary>Checks a question the way real servers do.</summary>
    private void Look(JsonObject question)
    {
        Require(question["model"]?.GetValue<string>() == Model, "the model is not the one that is offered");
        var messages = question["messages"]!.AsArray();
        Require(messages.Count == 1 && messages[0]!["role"]!.GetValue<string>() == "user", "there is not just one user message");
        var content = messages[0]!["content"]!.AsArray();
        var isText = false;
        var prefix = string.Empty;
        foreach (var part in content)
        {
            if (part!["type"]!.GetValue<string>() == "text")
            {
                isText = true;
                continue;
            }

            Require(part["type"]!.GetValue<string>() == "input_audio" && !isText, "sound comes after the text");
            var wav = Convert.FromBase64String(part["input_audio"]!["data"]!.GetValue<string>());
            Require(part["input_audio"]!["format"]!.GetValue<string>() == "wav", "the format is not wav");
            Require(wav.AsSpan(0, 4).SequenceEqual("RIFF"u8) && BitConverter.ToInt16(wav, 22) == 1 && BitConverter.ToInt32(wav, 24) == 16000 && BitConverter.ToInt16(wav, 34) == 16, "the clip is not 16 kHz mono 16 bit");
            var seconds = (wav.Length - 44) / 2 / 16000.0;
            Require(seconds is > 0 and < 30, string.Create(CultureInfo.InvariantCulture, $"a clip has {seconds} s"));
            prefix += Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(wav));
            Clips++;
            lock (_lock)
            {
                ClipsKnown += _heard.Add(prefix) ? 0 : 1;
            }
        }

        Require(isText, "there is no text");
        Require(question["max_tokens"]!.GetValue<int>() > 0, "max_tokens is not positive");
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

    private static string FromSchema(JsonObject question)
    {
        if (question["response_format"]?["json_schema"]?["schema"]?["properties"] is not JsonObject properties)
        {
            return "{}";
        }

        var (name, shape) = properties.First();
        if (shape!["enum"] is JsonArray words)
        {
            return new JsonObject { [name] = words[0]!.DeepClone() }.ToJsonString();
        }

        var list = shape["items"]!["enum"]!.AsArray().Take(shape["maxItems"]!.GetValue<int>()).Select(w => w!.DeepClone()).ToArray();
        return new JsonObject { [name] = new JsonArray(list) }.ToJsonString();
    }
}
