namespace AceData.Lyrics.Identity;

/// <summary>Which song it is, as it is searched for and compared with what a source delivers.</summary>
public sealed record SongIdentity
{
    /// <summary>The main artists, in order; empty when nobody says. Names joined by <c>&amp;</c>, "and" or a comma are one entry: they may be one band.</summary>
    public IReadOnlyList<string> Artists { get; init; } = [];

    /// <summary>The title without guests, versions and remarks such as "official video"; null when nobody says.</summary>
    public string? Title { get; init; }

    /// <summary>Guests ("feat. X").</summary>
    public IReadOnlyList<string> Guests { get; init; } = [];

    /// <summary>Which version of the song; empty for the plain one.</summary>
    public IReadOnlyList<SongVersion> Versions { get; init; } = [];

    public string? Album { get; init; }

    /// <summary>Length in seconds; null when it is not known.</summary>
    public double? DurationSeconds { get; init; }

    /// <summary>Who says so.</summary>
    public IdentitySource Source { get; init; }

    /// <summary>Other ways to read the same tags or name, less likely than this one; empty mostly.</summary>
    public IReadOnlyList<SongIdentity> Alternatives { get; init; } = [];

    /// <summary>True when there is enough to search with.</summary>
    public bool IsKnown => !string.IsNullOrWhiteSpace(Title);
}

/// <summary>Who says which song it is.</summary>
public enum IdentitySource
{
    /// <summary>Nobody.</summary>
    None,

    /// <summary>The name of the file.</summary>
    FileName,

    /// <summary>The names of the file and of its folders.</summary>
    Folder,

    /// <summary>The tags embedded in the file.</summary>
    EmbeddedTags,

    /// <summary>A person.</summary>
    Person,
}
