namespace AceData.Library.Catalog;

/// <summary>What a song has in words.</summary>
public enum LyricsState
{
    /// <summary>No file, or nothing in it.</summary>
    Missing,

    /// <summary>No file, but a found text that may belong to another song waits as a suggestion.</summary>
    Uncertain,

    /// <summary>Written by a job.</summary>
    Found,

    /// <summary>Written or changed by a person, or by another tool.</summary>
    Edited,

    /// <summary>The file says that nobody sings.</summary>
    Instrumental,

    /// <summary>The text looks like something else than lyrics; <see cref="SongEntry.LyricsSuspicions"/> says why.</summary>
    Suspicious,
}

/// <summary>Why a text may not be lyrics.</summary>
public enum LyricsSuspicion
{
    /// <summary>Fewer than 80 characters.</summary>
    TooShort,

    /// <summary>More than 12,000 characters.</summary>
    TooLong,

    /// <summary>400 characters without a line break.</summary>
    NoLineBreaks,

    /// <summary>Words of a web page stand in it.</summary>
    PageWords,

    /// <summary>It cannot be read as text.</summary>
    Unreadable,
}
