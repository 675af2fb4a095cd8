using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace AceData.Testing;

/// <summary>Answers by <c>routes.json</c>; the first route that fits.</summary>
internal sealed class FakeRoutes
{
    private readonly string _folder;
    private readonly JsonObject[] _routes;
    private readonly Dictionary<JsonObject, int> _served = [];

    public FakeRoutes(string folder)
    {
        _folder = folder;
        _routes = [.. JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "routes.json")))!["routes"]!.AsArray().Select(route => route!.AsObject())];
    }

    public async Task AnswerAsync(FakeExchange exchange)
    {
        var route = _routes.FirstOrDefault(route => Fits(route, exchange.Request));
        if (route is null)
        {
            await exchange.SendAsync(404, "no such route");
            return;
        }

        if (route["times"]?.GetValue<int>() is { } times)
        {
            lock (_served)
            {
                route = (_served[route] = _served.GetValueOrDefault(route) + 1) > times ? route["then"]!.AsObject() : route;
            }
        }

        if (route["delay_ms"]?.GetValue<int>() is { } delay)
        {
            await Task.Delay(delay, exchange.Over);
        }

        var body = route["generate_bytes"]?.GetValue<int>() is { } count ? Enumerable.Repeat((byte)'x', count).ToArray()
            : route["body"]?.GetValue<string>() is { } name ? await File.ReadAllBytesAsync(Path.Combine(_folder, name), exchange.Over)
            : [];
        var headers = string.Concat((route["headers"] as JsonObject ?? []).Select(header => $"{header.Key}: {header.Value}\r\n"));
        if (route["close_early"]?.GetValue<bool>() == true)
        {
            await exchange.RawAsync(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 X\r\nContent-Length: {body.Length * 4}\r\n{headers}\r\n"));
            await exchange.RawAsync(body);
            return;
        }

        await exchange.SendAsync(route["status"]!.GetValue<int>(), body, headers);
    }

    private static bool Fits(JsonObject route, FakeRequest request)
    {
        var loosely = route["match"]?.GetValue<string>() == "normalised";
        return route["host"]!.GetValue<string>() == request.Host
            && (route["path"]!.GetValue<string>() is var path && (path == "*" || path == request.Path))
            && (route["query"] as JsonObject ?? []).All(wanted => wanted.Key == "*" || QueryFits(wanted.Value!.GetValue<string>(), request.Query.GetValueOrDefault(wanted.Key), loosely))
            && (route["require_header"] as JsonObject ?? []).All(wanted => request.Headers.GetValueOrDefault(wanted.Key) == wanted.Value!.GetValue<string>())
            && (route["require_absent_header"]?.GetValue<string>() is not { } header || !request.Headers.ContainsKey(header))
            && (route["require_absent_query"]?.GetValue<string>() is not { } absent || !request.Query.ContainsKey(absent))
            && DurationFits(route, request);
    }

    private static bool QueryFits(string wanted, string? value, bool loosely) =>
        value is not null && (wanted == "*" || wanted == value || (loosely && Folded(wanted) == Folded(value)));

    private static bool DurationFits(JsonObject route, FakeRequest request) =>
        route["duration"]?.GetValue<double>() is not { } duration
        || !double.TryParse(request.Query.GetValueOrDefault("duration"), CultureInfo.InvariantCulture, out var asked)
        || Math.Abs(duration - asked) <= (route["duration_tolerance"]?.GetValue<double>() ?? 0);

    private static string Folded(string text)
    {
        var folded = new StringBuilder();
        foreach (var c in text.ToLowerInvariant())
        {
            folded.Append(c switch
            {
                'ä' => "a",
                'ö' => "o",
                'ü' => "u",
                'é' or 'è' => "e",
                _ when char.IsLetterOrDigit(c) => c.ToString(),
                _ => "",
            });
        }

        return folded.ToString();
    }
}
