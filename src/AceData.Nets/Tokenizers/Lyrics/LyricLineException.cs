namespace AceData.Nets.Tokenizers.Lyrics;

/// <summary>A line that cannot be turned into tokens; the message names it and says why.</summary>
public sealed class LyricLineException : Exception
{
    internal LyricLineException(LyricWarningKind kind, string message)
        : base(message)
    {
        Kind = kind;
    }

    /// <summary>Why.</summary>
    public LyricWarningKind Kind { get; }
}
