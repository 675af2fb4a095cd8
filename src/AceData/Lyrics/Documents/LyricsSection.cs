namespace AceData.Lyrics.Documents;

/// <summary>A part of a song: what its header says, and its lines.</summary>
public sealed record LyricsSection
{
    /// <summary>Characters of the longest tag that a section can get without a header of its own, and its line ends.</summary>
    private const int TagLength = 26;

    public required SectionKind Kind { get; init; }

    /// <summary>The number of the header; null when it has none.</summary>
    public int? Number { get; init; }

    /// <summary>What the header says beyond kind and number, in English and title case: <c>Final</c>, <c>Guitar</c>, <c>Fade Out</c>.</summary>
    public string? Qualifier { get; init; }

    /// <summary>Who sings it, in the order of the header.</summary>
    public IReadOnlyList<string> Singers { get; init; } = [];

    /// <summary>How often the source wants it sung (1 to 4); the lines are written out already.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>Lines in groups, as blank lines part them; no group is empty.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Stanzas { get; init; } = [];

    /// <summary>The text between the brackets as the source writes it; null when the section has no header of its own.</summary>
    public string? Header { get; init; }

    /// <summary>Characters of its lines with their ends, and a blank line after each stanza.</summary>
    internal long TextLength => Stanzas.Sum(stanza => 1L + stanza.Sum(line => line.Length + 1L));

    /// <summary>Most characters that it takes when written: its tag and its text.</summary>
    internal long WrittenLength => TagLength + (Header?.Length ?? 0) + TextLength;

    /// <summary>All lines.</summary>
    public IEnumerable<string> Lines => Stanzas.SelectMany(stanza => stanza);

    /// <summary>True when it has a line.</summary>
    public bool HasText => Stanzas.Count > 0;
}
