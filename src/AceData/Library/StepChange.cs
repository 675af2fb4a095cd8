using AceData.Files;

namespace AceData.Library;

/// <summary>What one step does to one text of one song; both ways.</summary>
internal sealed record StepChange
{
    public required Song Song { get; init; }

    public required SideCarKind Kind { get; init; }

    /// <summary>The text before and after; null when the file stays as it is.</summary>
    public TextChange? Text { get; init; }

    /// <summary>Locks that the step sets and that were not there before.</summary>
    public IReadOnlyList<LockName> Locks { get; init; } = [];

    /// <summary>The waiting suggestion before and after; null when it stays.</summary>
    public SuggestionChange? Suggestion { get; init; }
}

/// <summary>A text before and after a step; null for no file.</summary>
internal sealed record TextChange(KeptText? Before, KeptText? After);

/// <summary>A suggestion before and after a step; null for none.</summary>
internal sealed record SuggestionChange(Suggestion? Before, Suggestion? After);

/// <summary>The very bytes of a text and where it came from.</summary>
internal sealed record KeptText(ReadOnlyMemory<byte> Content, SideCarOrigin Origin)
{
    public FileVersion Version => FileVersion.Of(Content.Span);
}
