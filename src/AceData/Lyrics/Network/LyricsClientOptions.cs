using System.Net;

namespace AceData.Lyrics.Network;

/// <summary>How the client of a run behaves.</summary>
public sealed record LyricsClientOptions
{
    public LyricsHosts Hosts { get; init; } = LyricsHosts.Public;

    /// <summary>Full path of the folder of kept answers; null to keep none.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>The clock of spacing, waits, deadlines and ages.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Finds the addresses of a host name.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>What jitter is made of: 0 up to 1.</summary>
    internal Func<double> Chance { get; init; } = Random.Shared.NextDouble;
}
