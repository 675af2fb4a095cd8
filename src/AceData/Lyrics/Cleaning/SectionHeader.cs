using AceData.Lyrics.Documents;

namespace AceData.Lyrics.Cleaning;

/// <summary>A bracketed text, understood.</summary>
internal sealed record SectionHeader(HeaderMeaning Meaning)
{
    public SectionKind Kind { get; init; }

    public int? Number { get; init; }

    public string? Qualifier { get; init; }

    public IReadOnlyList<string> Singers { get; init; } = [];

    public int Repeat { get; init; } = 1;

    /// <summary>Understood only by correcting a slip or guessing from one word of several: too weak to part a line in two.</summary>
    public bool IsGuess { get; init; }

    /// <summary>The text between the brackets.</summary>
    public string Text { get; init; } = "";
}
