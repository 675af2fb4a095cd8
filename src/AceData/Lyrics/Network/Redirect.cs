namespace AceData.Lyrics.Network;

/// <summary>Where a redirect may lead: to the same host by the same scheme, nowhere else.</summary>
internal static class Redirect
{
    /// <summary>The target, or null when it is not followed.</summary>
    /// <param name="from">Where the redirect was met.</param>
    /// <param name="location">The header as it was sent.</param>
    /// <param name="root">The host.</param>
    public static Uri? Target(Uri from, string? location, Uri root)
    {
        // Browsers take a backslash for a slash, and so does the framework: "/\evil.example" is another host.
        if (string.IsNullOrWhiteSpace(location) || location.Contains('\\') || !Uri.TryCreate(from, location, out var target))
        {
            return null;
        }

        return IsOn(target, root) ? target : null;
    }

    /// <summary>True when the address is on the host.</summary>
    public static bool IsOn(Uri address, Uri root) =>
        address.Scheme == root.Scheme
        && address.IdnHost.Equals(root.IdnHost, StringComparison.OrdinalIgnoreCase)
        && address.Port == root.Port
        && address.UserInfo.Length == 0;
}
