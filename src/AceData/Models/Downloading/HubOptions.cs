using System.Net;
using AceData.Audio;
using AceData.Files;

namespace AceData.Models.Downloading;

/// <summary>From where models are downloaded, and how.</summary>
public sealed record HubOptions
{
    /// <summary>Address of the hub that publishes them.</summary>
    public const string Usual = "https://huggingface.co";

    /// <summary>Tries in a row that bring nothing, after which a file is given up.</summary>
    public const int Tries = 5;

    // Endings of names that no public name server knows.
    private static readonly string[] NearNames = [".local", ".localhost", ".lan", ".internal", ".home.arpa"];

    /// <summary>The hub, or a mirror of it that answers to the same paths.</summary>
    public Uri Hub { get; init; } = new(Usual);

    /// <summary>What all requests go through; null for what the system is set to.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>A token of the hub for models that ask who wants them; it is sent to the usual hub only, never to a mirror and never behind a redirect.</summary>
    public string? Token { get; init; }

    /// <summary>Waited before the first further try; doubled each time.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long nothing may come before the connection counts as lost.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Clock and waits.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Free bytes of the disk of a folder; null where that cannot be known.</summary>
    public Func<string, long?> FreeBytes { get; init; } = FreeOn;

    /// <summary>True where a person named the server: it may lie in their own network and send elsewhere.</summary>
    public bool IsMirror => Hub != new Uri(Usual);

    /// <summary>Reads what a person wrote for the address of a mirror.</summary>
    /// <exception cref="AceDataException">It is no address, or would carry files openly over the internet.</exception>
    public static Uri ReadHub(string text) =>
        !Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var hub) || hub.Scheme is not ("https" or "http") || hub.UserInfo.Length > 0 || hub.Query.Length > 0
            ? throw new AceDataException("REQUEST-INVALID", $"'{FileNames.Printable(text)}' is no address of a mirror. It must look like https://mirror.example")
            : hub.Scheme == Uri.UriSchemeHttp && !IsNear(hub)
                ? throw new AceDataException("REQUEST-INVALID", $"'{FileNames.Printable(text)}' would bring the models openly over the internet, where anybody on the way can change them together with their hashes. Use the mirror's https address; http is for this computer and the own network.")
                : hub;

    /// <summary>Reads what a person wrote for the address of a proxy.</summary>
    /// <exception cref="AceDataException">It is no address.</exception>
    public static Uri ReadProxy(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var proxy) && proxy.Scheme is "http" or "https" or "socks5" or "socks4" && proxy.Host.Length > 0 && proxy.UserInfo.Length == 0
            ? proxy
            : throw new AceDataException("REQUEST-INVALID", "The address of the proxy cannot be read. It must look like http://proxy.example:3128, without a name or password: a proxy that wants those is set in the variable HTTPS_PROXY.");

    /// <summary>The proxy as the network layer wants it.</summary>
    internal IWebProxy? WebProxy() => Proxy is null ? null : new WebProxy(Proxy);

    // This computer, or a name or address that does not exist in the internet.
    private static bool IsNear(Uri hub)
    {
        if (IPAddress.TryParse(hub.IdnHost.Trim('[', ']'), out var address))
        {
            address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
            return IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal || address.GetAddressBytes() is [10, _, _, _] or [192, 168, _, _] or [169, 254, _, _] or [172, >= 16 and < 32, _, _];
        }

        return !hub.IdnHost.Contains('.', StringComparison.Ordinal) || NearNames.Any(ending => hub.IdnHost.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    private static long? FreeOn(string folder)
    {
        try
        {
            // The folder need not be there yet.
            var existing = new DirectoryInfo(folder);
            while (existing is { Exists: false, Parent: { } parent })
            {
                existing = parent;
            }

            return new DriveInfo(existing.FullName).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
