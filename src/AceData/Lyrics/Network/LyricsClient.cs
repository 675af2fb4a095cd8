using System.Globalization;

namespace AceData.Lyrics.Network;

/// <summary>
/// The only way to a lyrics host, shared by all workers and sources of a run: known hosts only, an honest name, one request
/// at a time and at a distance, three tries, and no more after a refusal. Making it sends nothing.
/// </summary>
public sealed class LyricsClient : IDisposable
{
    private const int Tries = 3;
    private const int MostRedirects = 3;

    private readonly LyricsClientOptions _options;
    private readonly LyricsCache? _cache;
    private readonly Dictionary<LyricsHost, HostConnection> _connections;
    private int _requests;

    public LyricsClient(LyricsClientOptions options)
    {
        _options = options;
        _cache = options.CacheFolder is null ? null : new LyricsCache(options.CacheFolder, options.Time);
        _connections = Enum.GetValues<LyricsHost>().ToDictionary(host => host, host => new HostConnection(host, options));
    }

    /// <summary>Requests that were sent so far.</summary>
    public int RequestsSent => Volatile.Read(ref _requests);

    /// <summary>Why answers cannot be kept; null when they can.</summary>
    public string? CacheProblem => _cache?.Problem;

    /// <summary>Address of a host.</summary>
    public Uri Root(LyricsHost host) => _options.Hosts.Root(host);

    public void Dispose()
    {
        foreach (var connection in _connections.Values)
        {
            connection.Dispose();
        }
    }

    /// <summary>Gets and reads a page or record: from disk while it is fresh, else from the host.</summary>
    /// <returns>Never throws for what a host or the network does.</returns>
    internal async Task<LyricsReply<T>> GetAsync<T>(LyricsRequest<T> request, CancellationToken cancellationToken)
        where T : class
    {
        var root = Root(request.Host);
        if (!Uri.TryCreate(root, request.Path, out var address) || !Redirect.IsOn(address, root))
        {
            throw new ArgumentException($"'{request.Path}' is no path of {root}", nameof(request));
        }

        if (request.Token is not null && request.Host != LyricsHost.GeniusApi)
        {
            throw new ArgumentException($"the token is not for {root}", nameof(request));
        }

        var kept = _cache?.Find<T>(address, request.Format);
        return kept is not null && _cache!.IsFresh(kept) ? ReplyOf(kept) : await AskAsync(request, address, kept, cancellationToken);
    }

    private async Task<LyricsReply<T>> AskAsync<T>(LyricsRequest<T> request, Uri asked, CacheEntry<T>? kept, CancellationToken cancellationToken)
        where T : class
    {
        var connection = _connections[request.Host];
        var address = asked;
        for (int attempt = 1, redirects = 0; ;)
        {
            var isFirst = address == asked;
            var etag = isFirst ? kept?.ETag : null;
            var (outcome, reading, reply) = await TryAsync(connection, request, address, isFirst ? request.Token : null, etag, cancellationToken);
            if (outcome.Redirect is { } target)
            {
                if (++redirects > MostRedirects)
                {
                    outcome = Verdict.Bad(connection.Root.Host, $"more than {MostRedirects.ToString(CultureInfo.InvariantCulture)} redirects in a row");
                }
                else
                {
                    address = target;
                    continue;
                }
            }

            if (outcome.MayRetry && attempt < Tries && connection.Circuit.Refusal() is null)
            {
                connection.Gate.Pause(outcome.RetryAfter ?? Backoff(attempt));
                attempt++;
                continue;
            }

            if (outcome.IsUnchanged && kept is not null)
            {
                _cache!.Store(kept);
                return ReplyOf(kept);
            }

            return Keep(request, asked, address, outcome, reading, reply?.ETag);
        }
    }

    private async Task<(Outcome Outcome, PageReading<T>? Reading, HostReply? Reply)> TryAsync<T>(
        HostConnection connection, LyricsRequest<T> request, Uri address, BearerToken? token, string? etag, CancellationToken cancellationToken)
        where T : class
    {
        // Nobody waits for a turn at a host that is not asked any more.
        if (connection.Circuit.Refusal() is { } known)
        {
            return (new Outcome { Cause = known.Cause, Detail = known.Detail }, null, null);
        }

        // The turn is kept until the answer is judged: whoever comes next must know of a refusal.
        using (await connection.Gate.EnterAsync(cancellationToken))
        {
            if (connection.Circuit.Refusal() is { } refusal)
            {
                return (new Outcome { Cause = refusal.Cause, Detail = refusal.Detail }, null, null);
            }

            Interlocked.Increment(ref _requests);
            var reply = await connection.SendAsync(address, request.IsHtml, token, etag, cancellationToken);
            var outcome = Verdict.On(reply, address, connection.Root, request.IsHtml, token);
            PageReading<T>? reading = null;
            if (outcome.Text is { } text)
            {
                reading = request.Read(text);
                outcome = reading.Cause switch
                {
                    LyricsCause.Blocked => Verdict.Blocked(connection.Root.Host, reading.Detail ?? "a page for persons"),
                    LyricsCause.NetworkError => Verdict.Lost(reading.Detail ?? $"An answer of {connection.Root.Host} broke off in the middle. Run again later.", HostCircuit.PageFailure),
                    _ => outcome,
                };
            }

            Note(connection, outcome);
            return (outcome, reading, reply);
        }
    }

    private static void Note(HostConnection connection, Outcome outcome)
    {
        var circuit = connection.Circuit;
        if (outcome.EndsHost)
        {
            circuit.EndForRun(outcome.Cause!.Value, outcome.Detail!);
        }
        else if (outcome.Weight > 0)
        {
            circuit.Failed(outcome.Weight, outcome.Cause!.Value, outcome.Detail!);
        }
        else if (outcome.Cause == LyricsCause.RateLimited)
        {
            circuit.RestFor(outcome.RetryAfter!.Value, LyricsCause.RateLimited, outcome.Detail!);
        }
        else
        {
            circuit.Succeeded();
        }
    }

    private LyricsReply<T> Keep<T>(LyricsRequest<T> request, Uri asked, Uri answered, Outcome outcome, PageReading<T>? reading, string? etag)
        where T : class
    {
        var isRead = outcome.Text is not null;
        var entry = new CacheEntry<T>
        {
            Format = request.Format,
            Asked = asked.AbsoluteUri,
            Answered = answered.AbsoluteUri,
            ETag = isRead ? etag : null,
            KeepSeconds = (isRead ? reading!.KeepFor : outcome.KeepFor).TotalSeconds,
            Value = isRead ? reading!.Value : null,
            Cause = isRead ? reading!.Cause : outcome.Cause ?? LyricsCause.BadResponse,
            Detail = isRead ? reading!.Detail : outcome.Detail,
        };
        if (entry.KeepSeconds > 0)
        {
            _cache?.Store(entry);
        }

        return ReplyOf(entry);
    }

    private TimeSpan Backoff(int attempt) => TimeSpan.FromSeconds(Math.Pow(2, attempt - 1) * (0.8 + (0.4 * _options.Chance())));

    private static LyricsReply<T> ReplyOf<T>(CacheEntry<T> entry)
        where T : class
        => new(entry.Value, entry.Cause, entry.Detail, new Uri(entry.Answered));
}
