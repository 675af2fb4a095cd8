using System.Globalization;

namespace AceData.Lyrics.Network;

/// <summary>Reads <c>Retry-After</c> (RFC 9110, 10.2.3) without believing everything.</summary>
internal static class RetryAfter
{
    /// <summary>The wait that is asked for; null when there is none, or none that makes sense.</summary>
    /// <param name="header">Seconds, or a date.</param>
    /// <param name="hostDate">What the host takes for now, so that a wrong clock here does no harm.</param>
    public static TimeSpan? Read(string? header, DateTimeOffset hostDate)
    {
        header = header?.Trim();
        if (string.IsNullOrEmpty(header))
        {
            return null;
        }

        if (header.All(char.IsAsciiDigit))
        {
            return header.Length > 9 ? TimeSpan.MaxValue : TimeSpan.FromSeconds(int.Parse(header, CultureInfo.InvariantCulture));
        }

        return DateTimeOffset.TryParseExact(header, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date > hostDate
            ? date - hostDate
            : null;
    }
}
