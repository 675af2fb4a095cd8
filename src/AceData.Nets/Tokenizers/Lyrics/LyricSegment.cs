namespace AceData.Nets.Tokenizers.Lyrics;

/// <summary>A stretch of lyrics in one language.</summary>
/// <param name="Language">Its code, of two letters; others than the model's are read as English.</param>
/// <param name="Text">One or more lines.</param>
public sealed record LyricSegment(string Language, string Text);
