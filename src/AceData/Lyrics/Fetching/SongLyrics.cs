using AceData.Library;

namespace AceData.Lyrics.Fetching;

/// <summary>What became of the lyrics of one song: a line of the table, an object of the report.</summary>
public sealed record SongLyrics
{
    /// <summary>Full path of the song.</summary>
    public required string File { get; init; }

    /// <summary>Null when it failed on this PC.</summary>
    public LyricsStatus? Status { get; init; }

    /// <summary>Why; null where the status says all.</summary>
    public LyricsCause? Cause { get; init; }

    /// <summary>A sentence for the person; null where there is nothing to add.</summary>
    public string? Detail { get; init; }

    /// <summary>Artist and title that were looked for; null where nobody had to know.</summary>
    public string? SearchedAs { get; init; }

    /// <summary>Where the text came from; null when there is none.</summary>
    public LyricsOrigin? Origin { get; init; }

    /// <summary>True when the text stands in the file now, even where it stood there before.</summary>
    public bool IsWritten { get; init; }

    /// <summary>True when the text waits in the library for a person to decide.</summary>
    public bool IsSuggested { get; init; }

    /// <summary>Lines of words in the text.</summary>
    public int Lines { get; init; }

    /// <summary>Places that nobody could understand (<c>[?]</c>).</summary>
    public int Unclear { get; init; }

    /// <summary>An estimate of how many tokens the model reads.</summary>
    public int Tokens { get; init; }

    /// <summary>SHA-256 of the written or suggested text, hexadecimal.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Why a person should look at it; empty when nobody needs to.</summary>
    public IReadOnlyList<string> Review { get; init; } = [];

    /// <summary>Code of the error where it failed; else null.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTime TimeUtc { get; init; }
}
