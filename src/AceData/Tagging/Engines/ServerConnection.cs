using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
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

    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(60);

    private readonly HttpClient _client;
    private readonly TimeProvider _time;
    private readonly TimeSpan _deadline;
    private readonly string? _key;
    private readonly ResiliencePipeline<ServerReply> _pipeline;

    /// <param name="address">Where it is.</param>
    /// <param name="key">Sent as a bearer token; null for none.</param>
    /// <param name="deadline">The longest time for one answer, all tries together.</param>
    /// <param name="time">The clock of the waits.</param>
    public ServerConnection(ServerAddress address, string? key, TimeSpan deadline, TimeProvider time)
    {
        Address = address;
        _key = string.IsNullOrWhiteSpace(key) ? null : key.Trim();
        _time = time;
        _deadline = deadline;
        _client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = !address.IsThisPc,
                AutomaticDecompression = DecompressionMethods.All,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
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

        var builder = new ResiliencePipelineBuilder<ServerReply> { TimeProvider = time };
        _pipeline = builder
            .AddRetry(new RetryStrategyOptions<ServerReply>
            {
                MaxRetryAttempts = 3,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = TimeSpan.FromSeconds(20),
                ShouldHandle = new PredicateBuilder<ServerReply>().Handle<HttpRequestException>(NeverArrived).HandleResult(reply => reply.IsBusy),
                DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.RetryAfter is { } wait
                    ? (TimeSpan?)(wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestRetryAfter ? LongestRetryAfter : wait)
                    : null),
            })
            .Build();
    }

    public ServerAddress Address { get; }

    /// <summary>Gets a page of the server.</summary>
    /// <param name="path">Relative, such as <c>v1/models</c>.</param>
    /// <param name="patience">The longest wait.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>Null when there is no answer.</returns>
    public async Task<ServerReply?> TryGetAsync(string path, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            return await SendAsync(request, either.Token);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    /// <summary>Asks a question at <c>v1/chat/completions</c>.</summary>
    /// <exception cref="EngineException">SERVER-GONE, SERVER-SLOW, SERVER-CUT, ANSWER-TOO-LONG.</exception>
    public async Task<ServerReply> AskAsync(JsonObject question, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes(question.ToJsonString());
        using var deadline = new CancellationTokenSource(_deadline, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await _pipeline.ExecuteAsync(
                async token =>
                {
                    var id = Guid.NewGuid().ToString("N");
                    using var request = new HttpRequestMessage(HttpMethod.Post, "v1/chat/completions") { Content = new ByteArrayContent(body) };
                    request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                    request.Headers.Add("X-Request-Id", id);
                    var reply = await SendAsync(request, token);
                    return reply.RequestId is null || reply.RequestId == id
                        ? reply
                        : throw new EngineException("ANSWER-MIXED-UP", "The server gave the answer to another question. It was not used.", mayRetry: true);
                },
                either.Token);
        }
        catch (HttpRequestException exception) when (NeverArrived(exception))
        {
            throw new EngineException("SERVER-GONE", $"The model server at {Address} cannot be reached any more. Start it again, then run the same command: finished songs are kept.", mayRetry: false, exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new EngineException("SERVER-CUT", $"The model server at {Address} broke off in the middle of an answer.", mayRetry: true, exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EngineException("SERVER-SLOW", $"The model server at {Address} gave no answer within {_deadline.TotalSeconds:0} s. A smaller model or fewer segments would be faster.", mayRetry: false, exception);
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

    private async Task<ServerReply> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var body = new MemoryStream();
        var buffer = new byte[16 << 10];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > LongestAnswer)
            {
                throw new EngineException("ANSWER-TOO-LONG", "The answer of the model server went on beyond 256 KB and was cut off. It was not used.", mayRetry: true);
            }

            body.Write(buffer, 0, read);
        }

        var retryAfter = response.Headers.RetryAfter?.Delta ?? (response.Headers.RetryAfter?.Date is { } date ? date - _time.GetUtcNow() : null);
        var id = response.Headers.TryGetValues("X-Request-Id", out var ids) ? ids.FirstOrDefault() : null;
        return new ServerReply((int)response.StatusCode, Encoding.UTF8.GetString(body.ToArray()), retryAfter, id);
    }

    private static bool NeverArrived(HttpRequestException exception) =>
        exception.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;
}
