namespace AceData.Testing.Browsing;

/// <summary>How a window looks.</summary>
public sealed record VisitOptions
{
    public string Language { get; init; } = "en";

    public string Theme { get; init; } = "dark";

    public int Width { get; init; } = 1366;

    public int Height { get; init; } = 768;
}
