namespace AceData.Listening;

/// <summary>A file that a browser plays.</summary>
/// <param name="Path">Full path: the song itself, or its copy.</param>
/// <param name="MediaType">What it is called over HTTP.</param>
public sealed record PlayableFile(string Path, string MediaType);
