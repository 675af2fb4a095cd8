namespace AceData.Lyrics.Cleaning;

/// <summary>What the cleaner knows of a text and what it may do.</summary>
public sealed record CleaningOptions
{
    /// <summary>For files of a person: tags that are those of a model already stay as they stand, and so does what may be sung.</summary>
    public static CleaningOptions HandWritten { get; } = new();

    /// <summary>For text from a page: every header is mapped anew and verses are counted.</summary>
    public static CleaningOptions Fetched { get; } = new() { KeepTags = false, IsFromPage = true };

    /// <summary>Tags that are exactly those of a model's form are kept as they stand.</summary>
    public bool KeepTags { get; init; } = true;

    /// <summary>The text stood on a page or in a record: what looks like the page's is. In a person's file it goes only where nobody can have meant to sing it.</summary>
    public bool IsFromPage { get; init; }

    /// <summary>Language code of the page; only settles headers that mean different things in different languages. Null when unknown.</summary>
    public string? Language { get; init; }

    /// <summary>The song's title; a first line that is this and <c>Lyrics</c> is a heading of the page. Null when unknown.</summary>
    public string? Title { get; init; }

    /// <summary>Fewer lines with words than this are no transcription: 2 for pages with headers, 4 for LRCLIB.</summary>
    public int MinimumLines { get; init; } = 2;

    /// <summary>Guess sections from repeated stanzas where the text has no headers at all.</summary>
    public bool InferStructure { get; init; }

    /// <summary>The text was rendered already and is only read back: nothing is written out or filled, so that it never grows.</summary>
    internal bool IsReadBack { get; init; }

    /// <summary>Length of the audio, seconds; synchronised text that goes on after its end needs a look. Null when unknown.</summary>
    public double? AudioSeconds { get; init; }
}
