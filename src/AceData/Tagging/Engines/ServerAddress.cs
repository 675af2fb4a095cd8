using System.Net;
using AceData.Audio;

namespace AceData.Tagging.Engines;

/// <summary>Address of a model server.</summary>
public sealed record ServerAddress
{
    private ServerAddress(Uri root) => Root = root;

    /// <summary>Its root, ending in a slash.</summary>
    public Uri Root { get; }

    /// <summary>True when the server runs on this PC, so that nothing leaves it.</summary>
    public bool IsThisPc => Root.IsLoopback || (IPAddress.TryParse(Root.Host, out var ip) && IPAddress.IsLoopback(ip));

    /// <summary>Reads what a person types: <c>127.0.0.1:8080</c>, <c>http://host:8000/v1/</c>, <c>8080</c> for a port of this PC, …</summary>
    /// <exception cref="AceDataException">SERVER-ADDRESS.</exception>
    public static ServerAddress Parse(string text)
    {
        var trimmed = text.Trim();
        var full = WithHost(trimmed.Contains("://", StringComparison.Ordinal) ? trimmed : "http://" + trimmed);
        if (!Uri.TryCreate(full, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0 || uri.Port == 0)
        {
            throw NoAddress(trimmed);
        }

        if (uri.UserInfo.Length > 0)
        {
            throw new AceDataException("SERVER-ADDRESS", "The address holds a user name or password. Leave them out and set the key with ACEDATA_SERVER_KEY.");
        }

        var path = uri.AbsolutePath.TrimEnd('/');
        foreach (var tail in new[] { "/chat/completions", "/v1" })
        {
            path = path.EndsWith(tail, StringComparison.Ordinal) ? path[..^tail.Length] : path;
        }

        // What a server prints when it listens everywhere is no address to connect to (Windows refuses it).
        var host = uri.Host == "0.0.0.0" ? "127.0.0.1" : uri.Host;
        try
        {
            return new ServerAddress(new UriBuilder(uri.Scheme, host, uri.Port, path + "/").Uri);
        }
        catch (UriFormatException)
        {
            // Parts that were read one by one need not make an address together: a host of invisible marks.
            throw NoAddress(trimmed);
        }
    }

    /// <summary>A bare number is a port of this PC; as a host it would be the number of an address, 8080 being 0.0.31.144.</summary>
    private static string WithHost(string address)
    {
        var host = address.IndexOf("://", StringComparison.Ordinal) + 3;
        var length = address.AsSpan(host).IndexOf('/');
        var number = length < 0 ? address[host..] : address[host..(host + length)];
        return number.TrimStart(':') is { Length: > 0 } port && port.All(char.IsAsciiDigit)
            ? address[..host] + "127.0.0.1:" + port + address[(host + number.Length)..]
            : address;
    }

    // What stands before an @ may be a password.
    private static AceDataException NoAddress(string text) =>
        new("SERVER-ADDRESS", $"'{text[(text.LastIndexOf('@') + 1)..]}' is no address of a model server. It looks like http://127.0.0.1:8080, or is just the port, such as 8080, of a server on this PC.");

    public override string ToString() => Root.ToString().TrimEnd('/');
}
