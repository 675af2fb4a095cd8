namespace AceData.Lyrics.Sources;

/// <summary>What a source says.</summary>
/// <param name="Found">What it has; empty when nothing.</param>
/// <param name="Cause">Why it has nothing, or why the answer is not complete; null when all is well.</param>
/// <param name="Detail">A sentence for the person: what happened and what to do; null when there is nothing to say.</param>
public sealed record SourceAnswer(IReadOnlyList<FoundLyrics> Found, LyricsCause? Cause = null, string? Detail = null)
{
    /// <summary>False when there was nothing to ask with, so that the source says nothing about the song.</summary>
    public bool WasAsked { get; init; } = true;

    /// <summary>The source does not know the song.</summary>
    public static SourceAnswer Nothing { get; } = new([], LyricsCause.NotFound);
}
