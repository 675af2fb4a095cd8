using AceData.Library;

namespace AceData.Lyrics.Showing;

/// <summary>What stands beside a song and where it came from.</summary>
public sealed record ShownLyrics
{
    /// <summary>Full path of the song, or of what was named and is none.</summary>
    public required string Song { get; init; }

    /// <summary>Full path of the lyrics file; null when there is none.</summary>
    public string? File { get; init; }

    /// <summary><c>by hand</c>, <c>by a run</c>, <c>by another tool</c> (its failure message), or <c>missing</c>.</summary>
    public required string Author { get; init; }

    /// <summary>Where it came from; null when nobody knows.</summary>
    public LyricsOrigin? Origin { get; init; }

    /// <summary>The text as it stands there; null when there is none, or none that can be shown.</summary>
    public string? Text { get; init; }

    /// <summary>What is amiss and what to do, whole sentences; empty when all is well.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>A text that waits for a person; null when there is none.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Where the suggestion came from.</summary>
    public LyricsOrigin? SuggestionOrigin { get; init; }

    /// <summary>Earlier texts of the file in the history.</summary>
    public int Earlier { get; init; }
}
