using AceData.Library;

namespace AceData.Lyrics.Sources;

/// <summary>A text that a source delivered, with what the delivered page or record says about itself.</summary>
public sealed record FoundLyrics
{
    /// <summary>The source's name.</summary>
    public required string Source { get; init; }

    /// <summary>Address of the page or record, or full path of the file.</summary>
    public required string Address { get; init; }

    /// <summary>The text as it came, not cleaned; empty for an instrumental.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// True for files beside the song and tags inside it: they are its words unless they name another song, and what stands there is a person's.
    /// </summary>
    public required bool BelongsToFile { get; init; }

    /// <summary>Title on the page or record, with its brackets; null for files and tags that name none.</summary>
    public string? Title { get; init; }

    /// <summary>Main artists on the page or record.</summary>
    public IReadOnlyList<string> Artists { get; init; } = [];

    /// <summary>Guests on the page or record, where it lists them apart.</summary>
    public IReadOnlyList<string> Guests { get; init; } = [];

    public string? Album { get; init; }

    public double? DurationSeconds { get; init; }

    /// <summary>Language code of the page; not reliable, null when it says none.</summary>
    public string? Language { get; init; }

    /// <summary>The source says that the song has no words.</summary>
    public bool IsInstrumental { get; init; }

    /// <summary>Fewer lines than this are no transcription, where the source has a word for songs without one.</summary>
    public int FewestLines { get; init; } = 2;

    /// <summary>How an earlier run came by it, when it wrote the file; null for everything else.</summary>
    public LyricsOrigin? WrittenFrom { get; init; }
}
