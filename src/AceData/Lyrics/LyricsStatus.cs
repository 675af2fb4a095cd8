namespace AceData.Lyrics;

/// <summary>What became of the lyrics of a song.</summary>
public enum LyricsStatus
{
    /// <summary>A text that surely belongs to the song was written.</summary>
    Found,

    /// <summary>A text was found that may belong to another song or version: it is kept as a suggestion.</summary>
    Uncertain,

    /// <summary>Every source that was asked has nothing; nothing is written.</summary>
    NotFound,

    /// <summary>A source did not answer as it should (refused, too slow, not configured), so nothing can be said.</summary>
    Blocked,

    /// <summary>The song is known to have no words.</summary>
    Instrumental,

    /// <summary>The song has lyrics already; they were not touched.</summary>
    Kept,
}
