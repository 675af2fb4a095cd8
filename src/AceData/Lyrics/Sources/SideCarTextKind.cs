namespace AceData.Lyrics.Sources;

/// <summary>What a text file beside a song is.</summary>
public enum SideCarTextKind
{
    /// <summary>Nothing but space.</summary>
    Empty,

    /// <summary>Words of a song.</summary>
    Lyrics,

    /// <summary>Words with time stamps, or the head of such a file.</summary>
    Lrc,

    /// <summary>A line of tags or a caption.</summary>
    Prompt,

    /// <summary>A message of failure that was saved as if it were lyrics.</summary>
    FailureMarker,
}
