using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace AceData.Models.Downloading;

/// <summary>
/// Asks a hub for files: the very commit that is meant, no cookies, redirects by hand. Nothing that a hub answers is a path, a name or a program here; names are those of our own list.
/// </summary>
public sealed class HubClient : IDisposable
{
    private const int MostRedirects = 5;
    private static readonly TimeSpan HeaderTime = TimeSpan.FromSeconds(30);
    private static readonly string Version = typeof(HubClient).Assembly.GetName().Version?.ToString(3) ?? "0";

    private readonly HttpClient _client;
    private readonly HubOptions _options;

    public HubClient(HubOptions options)
    {
        _options = options;
        var proxy = options.WebProxy();
        _client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.None,
                UseProxy = proxy is not null || !options.Hub.IsLoopback,
                Proxy = proxy,
                ConnectTimeout = TimeSpan.FromSeconds(15),
                MaxResponseHeadersLength = 64,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            },
            disposeHandler: true)
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("AceData", Version));
    }

    public void Dispose() => _client.Dispose();

    /// <summary>What the hub says of a file, before its first byte.</summary>
    /// <exception cref="HubException">It has none, refuses, or says something that cannot be right.</exception>
    public async Task<HubFile> DescribeAsync(ModelPart part, ModelFile file, CancellationToken cancellationToken)
    {
        var path = string.Join('/', new[] { part.Repository, "resolve", part.Revision, part.Folder, file.Name }.Where(piece => piece.Length > 0));
        var asked = new Uri(_options.Hub, path);
        var (address, linkedTag, linkedSize, commit) = (asked, (string?)null, (long?)null, (string?)null);
        for (var redirects = 0; ; redirects++)
        {
            using var answer = await SendAsync(HttpMethod.Head, address, null, null, cancellationToken);
            linkedTag ??= Header(answer, "X-Linked-Etag");
            linkedSize ??= long.TryParse(Header(answer, "X-Linked-Size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;
            commit ??= Header(answer, "X-Repo-Commit");
            if (RedirectOf(answer, address) is { } next && redirects < MostRedirects)
            {
                if (linkedTag is not null && linkedSize is not null)
                {
                    break;
                }

                address = next;
                continue;
            }

            Require(answer, part, file);
            linkedTag ??= answer.Headers.ETag?.Tag;
            linkedSize ??= answer.Content.Headers.ContentLength;
            break;
        }

        return new HubFile(asked, SizeOf(linkedSize, part, file), HashOf(linkedTag, commit, part, file));
    }

    /// <summary>Begins to read a file.</summary>
    /// <param name="file">As it was described.</param>
    /// <param name="part">For messages.</param>
    /// <param name="from">First byte that is wanted.</param>
    /// <param name="etag">The tag of the answer that the bytes before it came with; without one all is asked for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="HubException">As for <see cref="DescribeAsync"/>.</exception>
    public async Task<HubAnswer> OpenAsync(HubFile file, ModelPart part, long from, string? etag, CancellationToken cancellationToken)
    {
        var address = file.Address;
        for (var redirects = 0; ; redirects++)
        {
            var answer = await SendAsync(HttpMethod.Get, address, from > 0 && etag is not null ? from : null, etag, cancellationToken);
            try
            {
                if (RedirectOf(answer, address) is { } next && redirects < MostRedirects)
                {
                    address = next;
                    answer.Dispose();
                    continue;
                }

                // Where no part was asked for it is an answer like any other that is of no use.
                if (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && from > 0)
                {
                    answer.Dispose();
                    (from, etag, address, redirects) = (0, null, file.Address, 0);
                    continue;
                }

                Require(answer, part, null);
                return new HubAnswer(answer, StartOf(answer, from, file.Bytes));
            }
            catch
            {
                answer.Dispose();
                throw;
            }
        }
    }

    /// <summary>Whether a redirect of the usual hub may be followed: to its own hosts of files, and nowhere else. A mirror that a person named may send where it likes; the hash decides.</summary>
    internal static bool MayFollow(Uri hub, Uri target, bool isMirror) =>
        target.Scheme == Uri.UriSchemeHttps || (isMirror && target.Scheme == hub.Scheme)
            ? isMirror || target.IdnHost == hub.IdnHost || target.IdnHost.EndsWith(".huggingface.co", StringComparison.OrdinalIgnoreCase) || target.IdnHost.EndsWith(".hf.co", StringComparison.OrdinalIgnoreCase)
            : false;

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri address, long? from, string? etag, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address);
        if (from is { } start)
        {
            request.Headers.Range = new RangeHeaderValue(start, null);
            request.Headers.TryAddWithoutValidation("If-Range", etag);
        }

        if (_options is { Token: { } token, IsMirror: false } && address.IdnHost == _options.Hub.IdnHost)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(HeaderTime);
        try
        {
            return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unreachable(null);
        }
        catch (HttpRequestException e)
        {
            throw Unreachable(e);
        }
    }

    private Uri? RedirectOf(HttpResponseMessage answer, Uri from)
    {
        if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308) || answer.Headers.Location is not { } location)
        {
            return null;
        }

        var target = new Uri(from, location);
        return MayFollow(_options.Hub, target, _options.IsMirror) ? target : throw new HubException(
            HubException.BadAnswer,
            $"{_options.Hub.Host} sends the download on to {target.Host}, which is none of its hosts. Nothing was fetched from there. Look whether your network changes pages (a login page of a hotel does), and try again.");
    }

    private void Require(HttpResponseMessage answer, ModelPart part, ModelFile? file)
    {
        var name = file is null ? part.Name : $"'{file.Name}' of {part.Name}";
        var host = _options.Hub.Host;
        switch ((int)answer.StatusCode)
        {
            case 200 or 206:
                return;
            case 401 or 403:
                throw new HubException(HubException.Refused, $"{host} does not give {name} to everybody. Open https://huggingface.co/{part.Repository} in your browser, accept its terms there, make a token (Settings, Access Tokens), and set it as the environment variable HF_TOKEN before you start AceData again.");
            case 404 or 410:
                throw new HubException(HubException.NotFound, $"{host} has no {name} any more. {(_options.IsMirror ? "This mirror may not carry it: try without the mirror." : "It may have been moved; a newer AceData may know where.")} If you have the model on another computer, copy it from there: models use FOLDER --copy");
            case 429 or >= 500:
                throw new HubException(HubException.Offline, $"{host} is overloaded or under repair (answer {(int)answer.StatusCode}). What came so far is kept; the same command goes on with it later.") { MayRetry = true, RetryAfter = RetryAfter(answer) };
            default:
                throw new HubException(HubException.BadAnswer, $"{host} gave an unexpected answer ({(int)answer.StatusCode}) for {name}. Try again later.");
        }
    }

    private long SizeOf(long? said, ModelPart part, ModelFile file)
    {
        const long always = 4 << 20;
        return said switch
        {
            null or <= 0 => throw new HubException(HubException.BadAnswer, $"{_options.Hub.Host} does not say how large '{file.Name}' of {part.Name} is, so it is not fetched. Try again later, or without a mirror."),
            var size when size > (2 * file.Bytes) + always => throw new HubException(HubException.BadAnswer, $"{_options.Hub.Host} says that '{file.Name}' of {part.Name} has {size} bytes, far more than the model has. Nothing was fetched."),
            var size => size.Value,
        };
    }

    private HubHash HashOf(string? tag, string? commit, ModelPart part, ModelFile file)
    {
        if (commit is not null && commit != part.Revision)
        {
            throw new HubException(HubException.BadAnswer, $"{_options.Hub.Host} answers with another version of {part.Name} ({commit[..Math.Min(8, commit.Length)]}…) than the one that was asked for. Nothing was fetched. Try without a mirror.");
        }

        var said = HubHash.Read(tag);
        if (file.Sha256 is { } known)
        {
            return said is null || said.Hex.Length != known.Length || said.Hex == known ? new HubHash(known) : throw new HubException(
                HubException.WrongHash,
                $"{_options.Hub.Host} offers another file as '{file.Name}' of {part.Name} than the one that AceData knows. Nothing was fetched. Try without a mirror.");
        }

        return said ?? throw new HubException(HubException.BadAnswer, $"{_options.Hub.Host} does not say by which hash '{file.Name}' of {part.Name} can be checked, so it is not fetched. Try without a mirror; files that you have are taken by: models use FOLDER");
    }

    private HubException Unreachable(Exception? cause)
    {
        var why = cause switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "Its address was not found.",
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "The secure connection failed: look at the date of your PC, and for programs that read along.",
            HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => "The proxy refused.",
            null => "It does not answer.",
            _ => "The connection failed.",
        };
        return new HubException(HubException.Offline, $"{_options.Hub.Host} cannot be reached. {why} Look at your connection and, if you have one, at your proxy. What came so far is kept; the same command goes on with it.", cause) { MayRetry = true };
    }

    // Where the bytes of an answer belong: behind what is there, or at the beginning because the file is another one now.
    private static long StartOf(HttpResponseMessage answer, long from, long size)
    {
        if (answer.StatusCode != HttpStatusCode.PartialContent)
        {
            return 0;
        }

        var range = answer.Content.Headers.ContentRange;
        return range is { From: { } start, Length: var all } && start == from && (all is null || all == size) ? from : throw new HubException(
            HubException.BadAnswer, "The hub sent another piece of the file than the one that was asked for. Try again later.")
        {
            MayRetry = true,
        };
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage answer) => answer.Headers.RetryAfter?.Delta;

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
