namespace AceData.History;

/// <summary>One text that a file had.</summary>
public sealed record TextRevision
{
    /// <summary>Its number in the library; null for what stands there now and was never written over, so that nobody had to keep it yet.</summary>
    public long? Number { get; init; }

    /// <summary>When it was written or, of a person's text, first noticed; UTC. Null without a number.</summary>
    public DateTime? WrittenUtc { get; init; }

    /// <summary>Who wrote it, in words: <c>by hand</c>, or the run.</summary>
    public required string By { get; init; }

    /// <summary>It stands there now.</summary>
    public bool IsPresent { get; init; }

    /// <summary>The whole text.</summary>
    public required string Text { get; init; }
}
