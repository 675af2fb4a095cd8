using System.ComponentModel;

namespace AceData.Lyrics;

/// <summary>Whom to ask for lyrics: what every request that looks for some can say.</summary>
public abstract record LyricsSourcesRequest
{
    [Description("The folder that holds data/ and .acedata/. Default: the current folder.")]
    public string? DataRoot { get; init; }

    [Description("You have read what Genius says about automated reading of its pages and answer for your use; remembered in this data folder. Without it Genius is not asked.")]
    public bool AcceptGeniusTerms { get; init; }

    [Description("Do not ask LRCLIB.")]
    public bool NoLrclib { get; init; }

    [Description("Search Genius without a token through its public search, which its robots.txt asks programs to leave alone.")]
    public bool GeniusPublicSearch { get; init; }

    [Description("Another address for genius.com, such as a mirror of your own.")]
    public string? GeniusAddress { get; init; }

    [Description("Another address for api.genius.com.")]
    public string? GeniusApiAddress { get; init; }

    [Description("Another address for lrclib.net.")]
    public string? LrclibAddress { get; init; }

    [Description("Made-up lyrics instead of the network, for trying out.")]
    public bool Fake { get; init; }
}
