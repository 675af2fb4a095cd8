using AceData.Files;

namespace AceData.History;

/// <summary>The texts that one file beside a song had.</summary>
public sealed record TextHistory
{
    /// <summary>Full path of the text, which may be gone.</summary>
    public required string File { get; init; }

    public required SideCarKind Kind { get; init; }

    /// <summary>Newest first; the first one is what stands there now, unless <see cref="IsMissing"/>.</summary>
    public required IReadOnlyList<TextRevision> Revisions { get; init; }

    /// <summary>There is no such file now, or nothing in it.</summary>
    public required bool IsMissing { get; init; }
}
