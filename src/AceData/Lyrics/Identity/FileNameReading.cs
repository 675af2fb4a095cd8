namespace AceData.Lyrics.Identity;

/// <summary>What the name of a file says about its song.</summary>
public sealed record FileNameReading
{
    /// <summary>Nothing: a placeholder such as <c>Track 03</c>.</summary>
    public static FileNameReading Nothing { get; } = new();

    public IReadOnlyList<string> Artists { get; init; } = [];

    /// <summary>Without guests, versions and neutral remarks; null when the name says none.</summary>
    public string? Title { get; init; }

    public string? Album { get; init; }

    public IReadOnlyList<string> Guests { get; init; } = [];

    public IReadOnlyList<SongVersion> Versions { get; init; } = [];

    /// <summary>Other ways to read the name, where it has three parts or begins with a number; less likely than this one.</summary>
    public IReadOnlyList<FileNameReading> Alternatives { get; init; } = [];
}
