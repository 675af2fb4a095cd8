namespace AceData.Listening;

/// <summary>Why a browser should not be given a song as it is.</summary>
public enum PlaybackObstacle
{
    /// <summary>Nothing is in the way.</summary>
    None,

    /// <summary>Browsers do not play this kind of file or coding.</summary>
    Format,

    /// <summary>The file has no table of its places and its length is a guess: after a jump one would hear another place than is shown.</summary>
    Seeking,
}
