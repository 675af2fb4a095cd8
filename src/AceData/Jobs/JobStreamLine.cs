namespace AceData.Jobs;

/// <summary>One line of a child's standard output: an event, a line of text, or (both null) an event of a type that is not known.</summary>
public sealed record JobStreamLine
{
    /// <summary>The event's number in its run; null for text.</summary>
    public long? Sequence { get; init; }

    /// <summary>When the child said it, by its clock; null for text or when it cannot be read.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The event.</summary>
    public JobEvent? Event { get; init; }

    /// <summary>A line that is no event, fit to be shown: one line, without escapes of terminals.</summary>
    public string? Text { get; init; }
}
