namespace AceData.Lyrics.Network;

/// <summary>The hosts that lyrics may come from; no other is ever asked.</summary>
public enum LyricsHost
{
    /// <summary>Song pages, <c>genius.com</c>.</summary>
    Genius,

    /// <summary>The search that needs a token, <c>api.genius.com</c>.</summary>
    GeniusApi,

    /// <summary><c>lrclib.net</c>.</summary>
    Lrclib,
}
