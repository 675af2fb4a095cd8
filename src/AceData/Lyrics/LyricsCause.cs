namespace AceData.Lyrics;

/// <summary>Why a status is what it is.</summary>
public enum LyricsCause
{
    /// <summary>The source does not know the song.</summary>
    NotFound,

    /// <summary>The source knows the song, but nobody has written its words down.</summary>
    NotTranscribed,

    /// <summary>What was found resembles the song too little to be written unseen.</summary>
    LowConfidence,

    /// <summary>What was found belongs to another song.</summary>
    OtherSong,

    /// <summary>Neither the tags nor the name of the file say which song it is.</summary>
    NoIdentity,

    /// <summary>The host refuses (403, 451, a challenge); it is not asked again in this run.</summary>
    Blocked,

    /// <summary>The host asks to wait longer than a run should.</summary>
    RateLimited,

    /// <summary>No connection, no answer in time, or an answer that broke off.</summary>
    NetworkError,

    /// <summary>An answer that is none: too large, of another host, not the announced form.</summary>
    BadResponse,

    /// <summary>A token is missing or refused.</summary>
    NotConfigured,

    /// <summary>A file beside the song, or the song itself, cannot be read or is no text.</summary>
    Unreadable,
}
