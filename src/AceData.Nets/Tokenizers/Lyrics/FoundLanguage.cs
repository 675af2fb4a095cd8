namespace AceData.Nets.Tokenizers.Lyrics;

/// <summary>The language of a text.</summary>
/// <param name="Code">Its code, of two letters.</param>
/// <param name="Confidence">From 0 to 1: the share of what speaks for it.</param>
public readonly record struct FoundLanguage(string Code, double Confidence);
