using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;

namespace AceData.Lyrics.Network;

/// <summary>Sends single requests to one host: own address only, no cookies, no redirects, every wait and every size bounded.</summary>
internal sealed class HostConnection : IDisposable
{
    /// <summary>Bytes of an answer, unpacked.</summary>
    public const int LargestBody = 2 << 20;

    /// <summary>Time to find the address and to connect.</summary>
    public static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(10);

    /// <summary>Time until the headers are there.</summary>
    public static readonly TimeSpan HeaderTime = TimeSpan.FromSeconds(20);

    /// <summary>Time until all is there.</summary>
    public static readonly TimeSpan TotalTime = TimeSpan.FromSeconds(30);

    private static readonly string Version = typeof(HostConnection).Assembly.GetName().Version?.ToString(3) ?? "0";

    private readonly HttpClient _client;
    private readonly LyricsClientOptions _options;
    private readonly bool _isOwn;

    public HostConnection(LyricsHost host, LyricsClientOptions options)
    {
        _options = options;
        _isOwn = options.Hosts.IsOwn(host);
        Root = options.Hosts.Root(host);

        // Pages may be far apart; a little more distance is kept than the hosts ask for.
        var isPages = host == LyricsHost.Genius;
        Gate = new HostGate(TimeSpan.FromSeconds(isPages ? 2 : 1), TimeSpan.FromSeconds(isPages ? 1 : 0), options.Time, options.Chance);
        Circuit = new HostCircuit(options.Time);
        _client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate | DecompressionMethods.Brotli,
                UseProxy = !Root.IsLoopback,
                MaxResponseHeadersLength = 64,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ConnectCallback = ConnectAsync,
            },
            disposeHandler: true)
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("AceData", Version));
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("(+lyrics for the user's own songs; runs on the user's PC)"));
    }

    public Uri Root { get; }

    public HostGate Gate { get; }

    public HostCircuit Circuit { get; }

    /// <summary>Sends one request.</summary>
    /// <param name="address">On this host.</param>
    /// <param name="isHtml">What is wanted: a page, else JSON.</param>
    /// <param name="token">Sent as a bearer token; null for none.</param>
    /// <param name="etag">What is there already; null when nothing is.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>Whatever the host does; only <see cref="OperationCanceledException"/> of the caller is thrown.</returns>
    public async Task<HostReply> SendAsync(Uri address, bool isHtml, BearerToken? token, string? etag, CancellationToken cancellationToken)
    {
        using var total = new CancellationTokenSource(TotalTime, _options.Time);
        using var header = new CancellationTokenSource(HeaderTime, _options.Time);
        using var untilEnd = CancellationTokenSource.CreateLinkedTokenSource(total.Token, cancellationToken);
        using var untilHeader = CancellationTokenSource.CreateLinkedTokenSource(untilEnd.Token, header.Token);
        var reply = new HostReply();
        try
        {
            using var request = Request(address, isHtml, token, etag);
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, untilHeader.Token);
            reply = Head(response);
            return await BodyAsync(response, untilEnd.Token) is { } body ? reply with { Body = body } : reply with { Fault = HostFault.TooLarge };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return reply with { Fault = HostFault.TooSlow };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Hosts make the framework throw nearly anything (UriFormatException, InvalidOperationException, …); all of it is about this answer.
            return reply with { Fault = FaultOf(exception) };
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        Gate.Dispose();
    }

    private static HttpRequestMessage Request(Uri address, bool isHtml, BearerToken? token, string? etag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", isHtml ? "text/html" : "application/json");
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", token.Header);
        }

        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        }

        return request;
    }

    private HostReply Head(HttpResponseMessage response)
    {
        var type = response.Content.Headers.ContentType;
        return new HostReply
        {
            Status = (int)response.StatusCode,
            MediaType = type?.MediaType,
            Charset = type?.CharSet,
            Location = First(response.Headers, "Location"),
            RetryAfter = Network.RetryAfter.Read(First(response.Headers, "Retry-After"), response.Headers.Date ?? _options.Time.GetUtcNow()),
            ETag = response.Headers.ETag?.ToString(),
            IsChallenge = string.Equals(First(response.Headers, "cf-mitigated"), "challenge", StringComparison.OrdinalIgnoreCase),

            // Packed in a way that we did not offer.
            Fault = response.Content.Headers.ContentEncoding.Any(name => !name.Equals("identity", StringComparison.OrdinalIgnoreCase)) ? HostFault.BadForm : HostFault.None,
        };
    }

    private static string? First(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) && values.Count > 0 ? values.First() : null;

    private static async Task<byte[]?> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[16 << 10];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > LargestBody)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(ConnectTime, _options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var addresses = await _options.Resolve(context.DnsEndPoint.Host, either.Token);

        // The connection goes to what was looked at here, so a name that changes its mind gains nothing. A proxy of the user has a name of its own.
        if (!_isOwn && context.DnsEndPoint.Host.Equals(Root.IdnHost, StringComparison.OrdinalIgnoreCase))
        {
            var all = addresses.Length;
            addresses = [.. addresses.Where(PublicAddress.Is)];
            if (addresses.Length == 0 && all > 0)
            {
                throw new PrivateAddressException();
            }
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, either.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static HostFault FaultOf(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case PrivateAddressException:
                    return HostFault.PrivateAddress;
                case AuthenticationException:
                    return HostFault.NotTrusted;
                case OperationCanceledException:
                    return HostFault.TooSlow;
                case HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded }:
                    return HostFault.TooLarge;
                case HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError }:
                    // The reason may lie deeper.
                    if (cause.InnerException is null or SocketException)
                    {
                        return HostFault.NoConnection;
                    }

                    break;
                case HttpIOException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded }:
                    return HostFault.TooLarge;
                case HttpIOException or SocketException or IOException:
                    return HostFault.BrokenOff;
            }
        }

        return exception is HttpRequestException ? HostFault.BrokenOff : HostFault.BadForm;
    }

    /// <summary>A name leads to a private address.</summary>
    private sealed class PrivateAddressException() : IOException("The address is not on the internet.");
}
