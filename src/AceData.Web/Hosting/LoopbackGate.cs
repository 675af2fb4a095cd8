using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AceData.Web.Hosting;

/// <summary>
/// The first thing every request meets. A page of another site, a renamed host (DNS rebinding) and another program of this
/// computer are kept out by three checks that do not rely on each other: Host, Origin (with Sec-Fetch-Site), and the token.
/// </summary>
internal sealed class LoopbackGate
{
    /// <summary>Bytes of a request; only uploads are larger, and they have an end point of their own.</summary>
    public const int LargestBody = 1 << 20;

    /// <summary>The address that trades the token for the cookie.</summary>
    public const string LoginPath = "/login";

    // Only the bare page after the token was taken: the redirect of a strict cookie would lose it when another program opened the browser.
    private const string AfterLogin = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0;url=/songs\"><link rel=\"icon\" href=\"data:,\"><title>AceData</title></head><body><p><a href=\"/songs\">AceData</a></p></body></html>";

    private const string Strangers =
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"3\"><link rel=\"icon\" href=\"data:,\"><title>AceData</title></head>"
        + "<body style=\"font:16px/1.5 system-ui,sans-serif;max-width:42em;margin:4em auto;padding:0 1em\"><h1>AceData</h1>"
        + "<p>This page belongs to the AceData window that is open on this computer. Open the address that AceData printed when it started (it ends with ?t=…), or start AceData again: it opens the browser itself.</p>"
        + "<p lang=\"de\">Diese Seite gehört zum geöffneten AceData-Fenster auf diesem Computer. Öffne die Adresse, die AceData beim Start angezeigt hat (sie endet mit ?t=…), oder starte AceData neu: Es öffnet den Browser selbst.</p>"
        + "</body></html>";

    private readonly RequestDelegate _next;
    private readonly SessionToken _token;

    public LoopbackGate(RequestDelegate next, SessionToken token)
    {
        _next = next;
        _token = token;
    }

    public Task InvokeAsync(HttpContext context)
    {
        var port = context.Connection.LocalPort;
        AddHeaders(context.Response.Headers, port);
        var refusal = Refusal(context, port);
        if (refusal is { } status)
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        }

        if (context.Request.Path.Equals(LoginPath, StringComparison.Ordinal))
        {
            return LoginAsync(context, port);
        }

        if (!_token.Matches(context.Request.Cookies[SessionToken.CookieName(port)]))
        {
            return RefuseStrangerAsync(context);
        }

        return _next(context);
    }

    private static int? Refusal(HttpContext context, int port)
    {
        var request = context.Request;
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget;
        if (request.Protocol == HttpProtocol.Http10
            || target is null || !target.StartsWith('/')
            || request.Headers.Host is not [{ } host] || !IsOurs(host, port))
        {
            return StatusCodes.Status400BadRequest;
        }

        if (request.ContentLength > LargestBody && !request.Path.Equals(SongUpload.Path, StringComparison.Ordinal))
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        var origins = request.Headers.Origin;
        var isOurOrigin = origins is [{ } origin] && origin.StartsWith("http://", StringComparison.Ordinal) && IsOurs(origin["http://".Length..], port);
        var needsOrigin = context.WebSockets.IsWebSocketRequest || request.Headers.ContainsKey("Upgrade") || !HttpMethods.IsGet(request.Method);
        if ((origins.Count > 0 && !isOurOrigin) || (needsOrigin && !isOurOrigin))
        {
            return StatusCodes.Status403Forbidden;
        }

        return IsForeignFetch(request.Headers, request.Method) ? StatusCodes.Status403Forbidden : null;
    }

    // A link or a bookmark may lead here (a top-level GET); nothing of another site may load a part of us.
    private static bool IsForeignFetch(IHeaderDictionary headers, string method)
    {
        var site = headers["Sec-Fetch-Site"].ToString();
        if (site is not ("cross-site" or "same-site"))
        {
            return false;
        }

        return !(HttpMethods.IsGet(method) && headers["Sec-Fetch-Mode"] == "navigate" && headers["Sec-Fetch-Dest"] == "document");
    }

    private static bool IsOurs(string hostAndPort, int port) =>
        hostAndPort == FormattableString.Invariant($"localhost:{port}")
        || hostAndPort == FormattableString.Invariant($"127.0.0.1:{port}")
        || hostAndPort == FormattableString.Invariant($"[::1]:{port}");

    private Task LoginAsync(HttpContext context, int port)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || !_token.Matches(context.Request.Query["t"]))
        {
            return RefuseStrangerAsync(context);
        }

        context.Response.Cookies.Append(SessionToken.CookieName(port), _token.Text, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Path = "/",
        });
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(AfterLogin);
    }

    // The person may well stand before this: an old bookmark, or a tab from before a restart. So it says what to do, and a tab
    // looks again by itself: the browser window that the new start opens has the cookie for both.
    private static Task RefuseStrangerAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(Strangers);
    }

    private static void AddHeaders(IHeaderDictionary headers, int port)
    {
        // MudBlazor puts its theme into a style element and widths into style attributes; scripts come from files only.
        headers.ContentSecurityPolicy = FormattableString.Invariant(
            $"default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; media-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; connect-src 'self' ws://localhost:{port} ws://127.0.0.1:{port}");
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
