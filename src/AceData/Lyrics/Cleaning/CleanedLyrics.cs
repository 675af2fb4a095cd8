using AceData.Lyrics.Documents;

namespace AceData.Lyrics.Cleaning;

/// <summary>What became of a text.</summary>
public sealed record CleanedLyrics
{
    public required LyricsDocument Document { get; init; }

    /// <summary>The rules that changed something, in order.</summary>
    public IReadOnlyList<FiredRule> Rules { get; init; } = [];

    /// <summary>Sentences for the person: what was met, and what to do.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>How many words are marked as not understood (<c>[?]</c>).</summary>
    public int UnclearCount { get; init; }

    /// <summary>The text had at least one known section header.</summary>
    public bool HasHeaders { get; init; }

    /// <summary>The text was synchronised (LRC).</summary>
    public bool IsSynchronised { get; init; }

    /// <summary>Begin of the last line of a synchronised text, seconds; null for plain text.</summary>
    public double? LastStampSeconds { get; init; }

    /// <summary>The text says that the song has no words.</summary>
    public bool IsInstrumental => Document.IsInstrumental;

    /// <summary>There is less text than a transcription has: nothing may be written.</summary>
    public bool IsTooShort { get; init; }

    /// <summary>No song is as long, or its repeats were made to grow: the document is empty.</summary>
    public bool IsTooLong { get; init; }

    /// <summary>A person should look at it before it is used.</summary>
    public bool NeedsReview { get; init; }
}
