using System.Globalization;

namespace AceData.Lyrics.Network;

/// <summary>What an answer means, by its status, headers and form; what the page says is judged by who reads it.</summary>
internal static class Verdict
{
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan KeepNotFound = TimeSpan.FromDays(7);
    private static readonly TimeSpan KeepBad = TimeSpan.FromDays(1);

    /// <summary>Judges a reply.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="address">Where it came from.</param>
    /// <param name="root">The host.</param>
    /// <param name="isHtml">Whether a page was wanted, or JSON.</param>
    /// <param name="token">The token that was sent, if one was.</param>
    public static Outcome On(HostReply reply, Uri address, Uri root, bool isHtml, BearerToken? token)
    {
        var host = root.Host;
        if (reply.Status == 0)
        {
            return OfFault(reply.Fault, host);
        }

        if (reply.IsChallenge || reply.Status is 403 or 451)
        {
            return Blocked(host, reply.IsChallenge ? "a challenge" : Number(reply.Status));
        }

        var text = reply.Fault == HostFault.None ? PageText.Decode(reply.Body, reply.Charset) : null;
        var isMarkup = reply.MediaType is null ? text?.TrimStart().StartsWith('<') == true : reply.MediaType is "text/html" or "application/xhtml+xml";
        if (isMarkup && text is not null && ChallengePage.Is(text))
        {
            return Blocked(host, "a page that only a person in a browser gets past");
        }

        return reply.Status switch
        {
            200 when reply.Fault != HostFault.None => OfFault(reply.Fault, host),
            200 when reply.Body.Length == 0 => Bad(host, "an empty answer"),
            200 when reply.MediaType is { } type && !(isHtml ? isMarkup : IsJson(type)) => Bad(host, $"{Shown(type)} instead of {(isHtml ? "a page" : "JSON")}"),
            200 when text is null => Bad(host, "a text in another encoding than it says"),
            200 when token?.IsIn(reply.Body) == true => Bad(host, "our own token") with { KeepFor = TimeSpan.Zero },
            200 => new Outcome { Text = text },
            304 => new Outcome { IsUnchanged = true, Cause = LyricsCause.BadResponse, Detail = $"{host} says that nothing has changed, without having been asked." },
            301 or 302 or 303 or 307 or 308 => Redirect.Target(address, reply.Location, root) is { } target
                ? new Outcome { Redirect = target }
                : Bad(host, "a redirect to another place than itself, which was not followed"),
            404 or 410 => new Outcome { Cause = LyricsCause.NotFound, KeepFor = KeepNotFound },
            401 when token is not null => new Outcome
            {
                Cause = LyricsCause.NotConfigured,
                Detail = $"{host} does not accept the token in ACEDATA_GENIUS_TOKEN. Make a new one at genius.com/api-clients, or remove it.",
                EndsHost = true,
            },
            401 => Blocked(host, "401"),
            429 => Busy(reply, host, LyricsCause.RateLimited, "asks for fewer requests (429)"),
            >= 500 => Busy(reply, host, LyricsCause.NetworkError, $"has trouble of its own ({Number(reply.Status)})"),
            408 or 425 => Busy(reply, host, LyricsCause.NetworkError, $"asks to try again ({Number(reply.Status)})") with { Weight = HostCircuit.PageFailure },
            _ => Bad(host, $"status {Number(reply.Status)}"),
        };
    }

    private static Outcome OfFault(HostFault fault, string host) => fault switch
    {
        HostFault.NoConnection => Lost($"{host} cannot be reached. Is this computer online? Try again later.", HostCircuit.HostFailure),
        HostFault.NotTrusted => Lost($"{host} has no valid certificate, so nothing it sends can be trusted. Check date and network of this computer.", HostCircuit.HostFailure) with { MayRetry = false, EndsHost = true },
        HostFault.PrivateAddress => Bad(host, "an address inside this computer's own network, which was not used") with { KeepFor = TimeSpan.Zero, EndsHost = true },
        HostFault.TooSlow => Lost($"{host} gave no whole answer in time. Run again later.", HostCircuit.PageFailure),
        HostFault.BrokenOff => Lost($"An answer of {host} broke off in the middle. Run again later.", HostCircuit.PageFailure),
        HostFault.TooLarge => Bad(host, "more than 2 MB (or 64 KB of headers)"),
        _ => Bad(host, "something that is no proper answer"),
    };

    /// <summary>The way to the host failed; another try may help.</summary>
    public static Outcome Lost(string detail, int weight) => new() { Cause = LyricsCause.NetworkError, Detail = detail, MayRetry = true, Weight = weight };

    /// <summary>An answer that is none.</summary>
    public static Outcome Bad(string host, string what) => new() { Cause = LyricsCause.BadResponse, Detail = $"{host} sent {what}.", KeepFor = KeepBad };

    /// <summary>The host wants no programs.</summary>
    public static Outcome Blocked(string host, string what) => new()
    {
        Cause = LyricsCause.Blocked,
        Detail = $"{host} refuses this program ({what}). It is not asked again in this run. Try another day, or write the lyrics by hand.",
        EndsHost = true,
    };

    private static Outcome Busy(HostReply reply, string host, LyricsCause cause, string what) => reply.RetryAfter > LongestRetryAfter
        ? new Outcome { Cause = LyricsCause.RateLimited, Detail = $"{host} asks to wait longer than a minute. It is not asked until then; run again later.", RetryAfter = reply.RetryAfter }
        : new Outcome { Cause = cause, Detail = $"{host} {what}. Run again later.", MayRetry = true, RetryAfter = reply.RetryAfter, Weight = HostCircuit.HostFailure };

    private static bool IsJson(string mediaType) => mediaType == "application/json" || mediaType.EndsWith("+json", StringComparison.Ordinal);

    private static string Number(int status) => status.ToString(CultureInfo.InvariantCulture);

    private static string Shown(string text) => new([.. text.Take(40).Select(c => c is > ' ' and <= '~' ? c : '?')]);
}
