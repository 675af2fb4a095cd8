namespace AceData.Network;

/// <summary>A host that AceData may speak to over a network.</summary>
/// <param name="Host">Its name, or for a server of the person's choice what stands in for it, such as <c>127.0.0.1:8080</c>.</param>
/// <param name="Reason">What for.</param>
public sealed record ContactedHost(string Host, ContactReason Reason)
{
    /// <summary>
    /// Every host; nothing else is contacted. Each of them is asked only when a person starts what needs it, the start script included. A new one gets a line
    /// here, else a test fails.
    /// </summary>
    public static IReadOnlyList<ContactedHost> All { get; } =
    [
        new("genius.com", ContactReason.GeniusPages),
        new("api.genius.com", ContactReason.GeniusSearch),
        new("lrclib.net", ContactReason.Lrclib),
        new("huggingface.co", ContactReason.Models),
        new("127.0.0.1:8080", ContactReason.ModelServer),
        new("127.0.0.1:8000", ContactReason.ModelServer),
        new("127.0.0.1:1234", ContactReason.ModelServer),
        new("builds.dotnet.microsoft.com", ContactReason.StartScript),
        new("www.gyan.dev", ContactReason.StartScript),
        new("api.nuget.org", ContactReason.StartScript),
        new("registry.npmjs.org", ContactReason.StartScript),
    ];
}

/// <summary>What a host is contacted for.</summary>
public enum ContactReason
{
    /// <summary>Pages with lyrics; only after the notice was accepted.</summary>
    GeniusPages,

    /// <summary>The search of Genius that needs a token.</summary>
    GeniusSearch,

    /// <summary>The open collection of lyrics.</summary>
    Lrclib,

    /// <summary>A model that listens to the songs, on this computer or at the address that the person set.</summary>
    ModelServer,

    /// <summary>Models are downloaded from it and from its own hosts of files, or from the mirror that the person set; only when a person starts a download.</summary>
    Models,

    /// <summary>The start script fetches what the program needs and is built from; the running program never does.</summary>
    StartScript,
}
