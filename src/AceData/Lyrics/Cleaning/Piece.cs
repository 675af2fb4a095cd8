namespace AceData.Lyrics.Cleaning;

/// <summary>A line of a text, understood: a header, words, or (both null) a blank line.</summary>
internal readonly record struct Piece(SectionHeader? Header, string? Text)
{
    public static Piece Blank { get; }
}
