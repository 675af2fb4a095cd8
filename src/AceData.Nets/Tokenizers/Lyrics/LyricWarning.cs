namespace AceData.Nets.Tokenizers.Lyrics;

/// <summary>A warning about lyrics.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Line">The line, from 1; 0 when it is about the whole text.</param>
/// <param name="Text">A whole sentence, or two: what is amiss and what to do.</param>
public sealed record LyricWarning(LyricWarningKind Kind, int Line, string Text);
