using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace AceData.Testing.Networks;

/// <summary>
/// A hub of models on this computer that speaks HTTP over bare sockets, so that it can do what real ones only do on bad days: break off, lie about lengths, answer with another
/// file, send elsewhere. It is its own proxy, too: a request for another host is noted and answered.
/// </summary>
public sealed class FakeHub : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<FakeHubRequest> _requests = new();
    private readonly Task _serving;

    public FakeHub()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Its address.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Files by the path of their address, without <c>/resolve/REVISION</c>: <c>owner/name/folder/file</c>.</summary>
    public ConcurrentDictionary<string, byte[]> Files { get; } = new();

    /// <summary>What a request is answered with instead of the file; null leaves it as it is.</summary>
    public Func<FakeHubRequest, FakeHubFault?> Fault { get; set; } = _ => null;

    /// <summary>All requests so far.</summary>
    public IReadOnlyList<FakeHubRequest> Requests => [.. _requests];

    /// <summary>Requests for the bytes of a file.</summary>
    public IEnumerable<FakeHubRequest> Gets(string name) => _requests.Where(request => request.Method == "GET" && request.Path.EndsWith("/" + name, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _serving;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.Add(AnswerAllAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task AnswerAllAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await ReadAsync(stream) is { } request && await AnswerAsync(stream, request))
                {
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
            {
                // The client has hung up, or the test is over.
            }
        }
    }

    private async Task<FakeHubRequest?> ReadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var letter = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(letter, _end.Token) == 0)
            {
                return null;
            }

            head.Append((char)letter[0]);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var first = lines[0].Split(' ');
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0].Trim(), pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var isProxied = first[1].StartsWith("http://", StringComparison.Ordinal);
        var request = new FakeHubRequest(first[0], isProxied ? new Uri(first[1]).AbsolutePath : first[1], headers, isProxied ? new Uri(first[1]).Authority : null);
        _requests.Enqueue(request);
        return request;
    }

    // Whether the connection stays open.
    private async Task<bool> AnswerAsync(NetworkStream stream, FakeHubRequest request)
    {
        var fault = Fault(request) ?? new FakeHubFault();
        var pieces = request.Path.Trim('/').Split('/').ToList();
        var revision = pieces.Count > 3 && pieces[2] == "resolve" ? pieces[3] : "";
        var name = string.Join('/', revision.Length > 0 ? pieces.Where((_, i) => i is not (2 or 3)) : pieces);
        var body = fault.Body ?? Files.GetValueOrDefault(name);
        if (fault.Status != 0 || body is null)
        {
            await SendAsync(stream, $"HTTP/1.1 {(fault.Status == 0 ? 404 : fault.Status)} x\r\nContent-Length: 0\r\n{string.Concat(fault.Headers.Select(header => header + "\r\n"))}\r\n");
            return true;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(body));
        var tag = fault.Tag ?? $"\"{hash}\"";
        var start = !fault.IgnoresRange && request.Headers.TryGetValue("Range", out var range) && (!request.Headers.TryGetValue("If-Range", out var held) || held == tag)
            ? int.Parse(range["bytes=".Length..^1], CultureInfo.InvariantCulture)
            : 0;
        var rest = body.AsMemory(start);
        var head = new StringBuilder(start > 0 ? "HTTP/1.1 206 Partial\r\n" : "HTTP/1.1 200 OK\r\n")
            .Append(CultureInfo.InvariantCulture, $"ETag: {tag}\r\nContent-Length: {fault.Length ?? rest.Length}\r\nX-Repo-Commit: {fault.Commit ?? revision}\r\n")
            .Append(CultureInfo.InvariantCulture, $"X-Linked-Etag: {fault.LinkedTag ?? $"\"{hash}\""}\r\nX-Linked-Size: {fault.LinkedSize ?? body.Length}\r\n");
        if (start > 0)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Range: bytes {start}-{body.Length - 1}/{body.Length}\r\n");
        }

        await SendAsync(stream, head.Append("\r\n").ToString());
        if (request.Method == "HEAD")
        {
            return true;
        }

        await stream.WriteAsync(fault.CutAfter is { } cut ? rest[..Math.Min(cut, rest.Length)] : rest, _end.Token);
        if (fault.CutAfter is not null && fault.Stalls)
        {
            await Task.Delay(Timeout.Infinite, _end.Token);
        }

        return fault is { CutAfter: null, Length: null };
    }

    private async Task SendAsync(NetworkStream stream, string head) => await stream.WriteAsync(Encoding.Latin1.GetBytes(head), _end.Token);
}

/// <summary>A request that came.</summary>
/// <param name="Method">GET or HEAD.</param>
/// <param name="Path">From the first slash.</param>
/// <param name="Headers">By name, whatever its letters.</param>
/// <param name="ProxiedHost">The host that a client wanted of us as a proxy; else null.</param>
public sealed record FakeHubRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string? ProxiedHost);

/// <summary>What is different in an answer.</summary>
public sealed record FakeHubFault
{
    /// <summary>Instead of the file; 0 for the file.</summary>
    public int Status { get; init; }

    /// <summary>Headers of such an answer.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Other bytes than those of the file.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Bytes after which the connection ends.</summary>
    public int? CutAfter { get; init; }

    /// <summary>The connection does not end there, but nothing comes any more.</summary>
    public bool Stalls { get; init; }

    /// <summary>The whole file comes, whatever part was asked for.</summary>
    public bool IgnoresRange { get; init; }

    /// <summary>What Content-Length says.</summary>
    public long? Length { get; init; }

    /// <summary>The tag of the answer itself.</summary>
    public string? Tag { get; init; }

    /// <summary>What the hub says of the file's hash.</summary>
    public string? LinkedTag { get; init; }

    /// <summary>What the hub says of the file's size.</summary>
    public long? LinkedSize { get; init; }

    /// <summary>The commit that the answer is from.</summary>
    public string? Commit { get; init; }
}
