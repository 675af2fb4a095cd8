using AceData.Lyrics.Cleaning;

namespace AceData.Lyrics.FileCleaning;

/// <summary>What cleaning does to one lyrics file.</summary>
public sealed record CleanedFile
{
    /// <summary>Full path of the lyrics file.</summary>
    public required string File { get; init; }

    public required CleaningOutcome Outcome { get; init; }

    /// <summary>The rules that fired.</summary>
    public IReadOnlyList<FiredRule> Rules { get; init; } = [];

    /// <summary>What changes, as lines: those that go begin with <c>-</c>, those that come with <c>+</c>, others with a space.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>Sentences for the person.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Why it failed; null when it did not.</summary>
    public string? Error { get; init; }
}

/// <summary>What became of a lyrics file.</summary>
public enum CleaningOutcome
{
    /// <summary>It is clean already, byte for byte.</summary>
    Clean,

    /// <summary>It would change; run again with <c>--write</c>.</summary>
    WouldChange,

    /// <summary>It was written.</summary>
    Written,

    /// <summary>It holds only the failure message of another tool and would be taken away.</summary>
    WouldRemove,

    /// <summary>It held only such a message and was taken away.</summary>
    Removed,

    /// <summary>Nothing would be left of it, so it stays as it is.</summary>
    LeftAlone,

    /// <summary>It could not be read or written.</summary>
    Failed,
}
