namespace AceData.Lyrics.Network;

/// <summary>A page or record to get, and how it is read.</summary>
/// <typeparam name="T">What is read from it; kept on disk as JSON.</typeparam>
internal sealed class LyricsRequest<T>
    where T : class
{
    public required LyricsHost Host { get; init; }

    /// <summary>Path and query, escaped, beginning with one slash.</summary>
    public required string Path { get; init; }

    /// <summary>True for a page, false for JSON.</summary>
    public required bool IsHtml { get; init; }

    /// <summary>Name and version of the form of what is read; an answer kept in another form is asked for again.</summary>
    public required string Format { get; init; }

    /// <summary>Sent with the first request only, never to where it is redirected.</summary>
    public BearerToken? Token { get; init; }

    /// <summary>Reads a good answer. Never throws for what a host sends.</summary>
    public required Func<string, PageReading<T>> Read { get; init; }
}

/// <summary>What an answer holds.</summary>
/// <param name="Value">What was read; null when it is not such a page.</param>
/// <param name="Cause">Why it does not help: <see cref="LyricsCause.Blocked"/> ends the host for the run, <see cref="LyricsCause.NetworkError"/> asks again.</param>
/// <param name="Detail">A sentence for the person.</param>
/// <param name="KeepFor">How long it may be used without asking again.</param>
internal sealed record PageReading<T>(T? Value, LyricsCause? Cause, string? Detail, TimeSpan KeepFor)
    where T : class;

/// <summary>What came of a request.</summary>
/// <param name="Value">What was read; null when nothing useful came.</param>
/// <param name="Cause">Why not; null when all is well.</param>
/// <param name="Detail">A sentence for the person.</param>
/// <param name="Address">Where it came from in the end.</param>
internal sealed record LyricsReply<T>(T? Value, LyricsCause? Cause, string? Detail, Uri Address)
    where T : class;
