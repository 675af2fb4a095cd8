using System.Net;
using System.Net.Sockets;

namespace AceData.Lyrics.Network;

/// <summary>Tells addresses of the public internet from those of this computer and its own network (IANA special-purpose registries).</summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] Special = [.. new[]
    {
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
        "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
    }.Select(network => IPNetwork.Parse(network))];

    // Of the rest of IPv6 only 2000::/3 is public; these lie in it.
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] SpecialV6 = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(network => IPNetwork.Parse(network))];
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>True for an address that a host on the internet may have.</summary>
    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }
        else if (address.AddressFamily == AddressFamily.InterNetworkV6 && Translated.Contains(address))
        {
            // NAT64: the last four bytes are the address that is really reached.
            address = new IPAddress(address.GetAddressBytes().AsSpan(12));
        }

        return address.AddressFamily == AddressFamily.InterNetwork
            ? !Special.Any(network => network.Contains(address))
            : Global.Contains(address) && !SpecialV6.Any(network => network.Contains(address));
    }
}
