using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AceData.Audio;
using Polly;
using Polly.Retry;

namespace AceData.Tagging.Engines;

/// <summary>
/// One client towards one model server. A question is sent again only when the server cannot have begun to answer it
/// (no connection, 429, 503); every wait ends; an answer is read up to 256 KB.
/// </summary>
public sealed class ServerConnection : IDisposable
{
    private const int LongestAnswer = 256 << 10;

    // Lists of models are no answers: a big provider's is half a megabyte.
    private const int LongestPage = 4 << 20;

    private const string RequestIdStart = "acedata-";
    private const int RequestIdLength = 40;

    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(60);

    // Without it every + of the clips' base64 becomes six characters.
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HttpClient _client;
    private readonly TimeProvider _time;
    private readonly TimeSpan _deadline;
    private readonly string? _key;
    private readonly ResiliencePipeline<ServerReply> _pipeline;

    /// <param name="address">Where it is.</param>
    /// <param name="key">Sent as a bearer token; null for none.</param>
    /// <param name="deadline">The longest time for one answer, all tries together.</param>
    /// <param name="time">The clock of the waits.</param>
    /// <exception cref="AceDataException">SERVER-KEY: the key cannot be one.</exception>
    public ServerConnection(ServerAddress address, string? key, TimeSpan deadline, TimeProvider time)
    {
        Address = address;
        _key = string.IsNullOrWhiteSpace(key) ? null : key.Trim();
        if (_key is not null && _key.Any(c => c is <= ' ' or > '~'))
        {
            // The framework would print the key into its own message.
            throw new AceDataException("SERVER-KEY", "The key of the model server (ACEDATA_SERVER_KEY) holds a space, a line break or a letter that no key has. Copy it again.");
        }

        _time = time;
        _deadline = deadline;
        _client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = !address.IsThisPc,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                // A connection of its own for every question: servers hang up on idle ones (llama-server after 5 s), and a question
                // that meets that moment is lost. What fails to connect was never sent, and no late answer can reach another question.
                PooledConnectionLifetime = TimeSpan.Zero,
                MaxResponseHeadersLength = 64,
            },
            disposeHandler: true)
        {
            BaseAddress = address.Root,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        if (_key is not null)
        {
            _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _key);
        }

        // A server that is busy (or loads its model) is waited for until the deadline; one that is not there is not.
        _pipeline = new ResiliencePipelineBuilder<ServerReply> { TimeProvider = time }
            .AddRetry(Retry(int.MaxValue, new PredicateBuilder<ServerReply>().HandleResult(reply => reply.IsBusy)))
            .AddRetry(Retry(3, new PredicateBuilder<ServerReply>().Handle<HttpRequestException>(NeverArrived)))
            .Build();
    }

    public ServerAddress Address { get; }

    /// <summary>Gets a page of the server.</summary>
    /// <param name="path">Relative, such as <c>v1/models</c>.</param>
    /// <param name="patience">The longest wait.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>Null when there is no answer, or an endless one.</returns>
    public async Task<ServerReply?> TryGetAsync(string path, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            return await SendAsync(request, LongestPage, either.Token);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    /// <summary>Asks a question at <c>v1/chat/completions</c>.</summary>
    /// <exception cref="EngineException">SERVER-GONE, SERVER-SLOW, SERVER-BUSY, SERVER-CUT, ANSWER-TOO-LONG, ANSWER-MIXED-UP.</exception>
    public async Task<ServerReply> AskAsync(JsonObject question, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(question, Compact);
        var wasBusy = false;
        using var deadline = new CancellationTokenSource(_deadline, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await _pipeline.ExecuteAsync(
                async token =>
                {
                    var reply = await AskOnceAsync(body, token);
                    wasBusy = reply.IsBusy;
                    return reply;
                },
                either.Token);
        }
        catch (HttpRequestException exception) when (NeverArrived(exception))
        {
            throw new EngineException("SERVER-GONE", $"The model server at {Address} cannot be reached any more. Start it again, then run the same command: finished songs are kept.", mayRetry: false, exception);
        }
        catch (BodyTooLongException exception)
        {
            throw new EngineException("ANSWER-TOO-LONG", "The answer of the model server went on beyond 256 KB and was cut off. It was not used.", mayRetry: true, exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new EngineException("SERVER-CUT", $"The model server at {Address} broke off in the middle of an answer.", mayRetry: true, exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw wasBusy
                ? new EngineException("SERVER-BUSY", $"The model server at {Address} was busy for {_deadline.TotalSeconds:0} s. Let other programs finish, or wait until its model is loaded.", mayRetry: false, exception)
                : new EngineException("SERVER-SLOW", $"The model server at {Address} gave no answer within {_deadline.TotalSeconds:0} s. A smaller model or fewer segments would be faster.", mayRetry: false, exception);
        }
    }

    /// <summary>A text of the server as it may be shown: one line, bounded, without our key.</summary>
    public string Shown(string text)
    {
        var line = new string([.. text.Take(4000).Select(c => char.IsControl(c) ? ' ' : c)]);
        line = _key is null ? line : line.Replace(_key, "***", StringComparison.Ordinal);
        return line.Length > 300 ? line[..300] + " …" : line;
    }

    public void Dispose() => _client.Dispose();

    private async Task<ServerReply> AskOnceAsync(byte[] body, CancellationToken cancellationToken)
    {
        var id = RequestIdStart + Guid.NewGuid().ToString("N");
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/chat/completions") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Request-Id", id);
        var reply = await SendAsync(request, LongestAnswer, cancellationToken);
        return reply.RequestId is null || reply.RequestId == id
            ? reply
            : throw new EngineException("ANSWER-MIXED-UP", "The server gave the answer to another question. It was not used.", mayRetry: true);
    }

    private async Task<ServerReply> SendAsync(HttpRequestMessage request, int longest, CancellationToken cancellationToken)
    {
        using var response = await SendHeadAsync(request, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var body = new MemoryStream();
        var buffer = new byte[16 << 10];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > longest)
            {
                throw new BodyTooLongException();
            }

            body.Write(buffer, 0, read);
        }

        var text = Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
        var retryAfter = response.Headers.RetryAfter?.Delta ?? (response.Headers.RetryAfter?.Date is { } date ? date - _time.GetUtcNow() : null);
        var id = response.Headers.TryGetValues("X-Request-Id", out var ids) ? ids.Select(OwnRequestId).FirstOrDefault(own => own is not null) : null;
        return new ServerReply((int)response.StatusCode, text, retryAfter, id ?? OwnRequestId(text));
    }

    private async Task<HttpResponseMessage> SendHeadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody stopped it: the time to connect was over.
            throw new HttpRequestException(HttpRequestError.ConnectionError, "No connection in time.", exception);
        }
    }

    // vLLM writes the id of a request into the id of its answer, others into a header; many proxies make ids of their own, which tell nothing.
    private static string? OwnRequestId(string text)
    {
        var start = text.IndexOf(RequestIdStart, StringComparison.Ordinal);
        return start >= 0 && start + RequestIdLength <= text.Length ? text.Substring(start, RequestIdLength) : null;
    }

    private static RetryStrategyOptions<ServerReply> Retry(int attempts, PredicateBuilder<ServerReply> when) => new()
    {
        MaxRetryAttempts = attempts,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = TimeSpan.FromSeconds(1),
        MaxDelay = TimeSpan.FromSeconds(20),
        ShouldHandle = when,
        DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.RetryAfter is { } wait
            ? (TimeSpan?)(wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestRetryAfter ? LongestRetryAfter : wait)
            : null),
    };

    private static bool NeverArrived(HttpRequestException exception) =>
        exception.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;

    /// <summary>A body went on beyond what is read of it.</summary>
    private sealed class BodyTooLongException() : IOException("The body is too long.");
}
