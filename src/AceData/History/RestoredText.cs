namespace AceData.History;

/// <summary>What became of one file.</summary>
public sealed record RestoredText
{
    /// <summary>Full path of the text.</summary>
    public required string File { get; init; }

    public required RestoreOutcome Outcome { get; init; }

    /// <summary>The number of the text that was brought back; null when none was.</summary>
    public long? Number { get; init; }

    /// <summary>Who wrote that text, in words.</summary>
    public string? By { get; init; }

    /// <summary>Why it failed; null when it did not.</summary>
    public string? Error { get; init; }
}

/// <summary>What became of a file whose earlier text was asked for.</summary>
public enum RestoreOutcome
{
    /// <summary>The earlier text stands there again; the history keeps the other.</summary>
    Restored,

    /// <summary>That text stands there already.</summary>
    Same,

    /// <summary>The history has no earlier text of it.</summary>
    NothingEarlier,

    /// <summary>It could not be read or written.</summary>
    Failed,
}
