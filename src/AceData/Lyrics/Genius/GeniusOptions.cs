using AceData.Lyrics.Network;

namespace AceData.Lyrics.Genius;

/// <summary>How Genius is asked.</summary>
public sealed record GeniusOptions
{
    /// <summary>Opens the search of api.genius.com; without it addresses are guessed.</summary>
    public BearerToken? Token { get; init; }

    /// <summary>Without a token, use the site's own search, which robots.txt does not allow to programs.</summary>
    public bool UsePublicSearch { get; init; }
}
