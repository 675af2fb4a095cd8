namespace AceData.Lyrics.Network;

/// <summary>What one try came to.</summary>
internal sealed record Outcome
{
    /// <summary>The text of a good answer; null when it is none.</summary>
    public string? Text { get; init; }

    /// <summary>What is kept on disk is still right.</summary>
    public bool IsUnchanged { get; init; }

    /// <summary>Where to ask next.</summary>
    public Uri? Redirect { get; init; }

    /// <summary>What went wrong.</summary>
    public LyricsCause? Cause { get; init; }

    /// <summary>A sentence for the person.</summary>
    public string? Detail { get; init; }

    /// <summary>Another try may help.</summary>
    public bool MayRetry { get; init; }

    /// <summary>How long the host asks to wait before it.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The host is not asked again in this run.</summary>
    public bool EndsHost { get; init; }

    /// <summary>How much it says against the host as a whole; 0 for nothing.</summary>
    public int Weight { get; init; }

    /// <summary>How long the outcome holds.</summary>
    public TimeSpan KeepFor { get; init; }
}
