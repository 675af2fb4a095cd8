namespace AceData.Lyrics.Network;

/// <summary>What came back from one request, before anybody judges it.</summary>
internal sealed record HostReply
{
    /// <summary>HTTP status; 0 when there was none.</summary>
    public int Status { get; init; }

    /// <summary>What went wrong on the way.</summary>
    public HostFault Fault { get; init; }

    /// <summary>The body, at most 2 MB after unpacking.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>Media type of the Content-Type header, such as <c>text/html</c>.</summary>
    public string? MediaType { get; init; }

    /// <summary>Charset of the Content-Type header.</summary>
    public string? Charset { get; init; }

    /// <summary>Target of a redirect, as it was sent.</summary>
    public string? Location { get; init; }

    /// <summary>How long the host asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public string? ETag { get; init; }

    /// <summary>The host says in a header that this is a challenge.</summary>
    public bool IsChallenge { get; init; }
}

/// <summary>What can go wrong on the way.</summary>
internal enum HostFault
{
    None,

    /// <summary>No such name, refused, unreachable.</summary>
    NoConnection,

    /// <summary>The certificate is not right.</summary>
    NotTrusted,

    /// <summary>The name leads to this computer or its own network.</summary>
    PrivateAddress,

    /// <summary>No connection, no header or no end in time.</summary>
    TooSlow,

    /// <summary>Broken off in the middle.</summary>
    BrokenOff,

    /// <summary>More than is read of any answer.</summary>
    TooLarge,

    /// <summary>Not HTTP as we know it.</summary>
    BadForm,
}
