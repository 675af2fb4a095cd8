namespace AceData.Lyrics.Cleaning;

/// <summary>A line of synchronised lyrics.</summary>
/// <param name="Seconds">When it begins, the file's offset taken off; never negative.</param>
/// <param name="Text">Its words without stamps; empty where the text pauses.</param>
public sealed record LrcLine(double Seconds, string Text);
