namespace AceData.Lyrics.Sources;

/// <summary>A tag at the end of a file.</summary>
/// <param name="Start">Where it begins, bytes from the beginning of the file.</param>
/// <param name="Lyrics">The lyrics in it.</param>
internal sealed record EndTag(long Start, IReadOnlyList<TagLyrics> Lyrics);
