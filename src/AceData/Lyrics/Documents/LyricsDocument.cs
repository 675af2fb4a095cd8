using AceData.Lyrics.Rendering;

namespace AceData.Lyrics.Documents;

/// <summary>The words of a song in the order they are sung: what the cleaner makes of a text, and what is rendered for a model.</summary>
public sealed record LyricsDocument
{
    /// <summary>Characters of the longest text that is taken for a song; an opera's libretto has as many.</summary>
    public const int MostCharacters = 50_000;

    public IReadOnlyList<LyricsSection> Sections { get; init; } = [];

    /// <summary>The song is known to have no words; there are no sections.</summary>
    public bool IsInstrumental { get; init; }

    /// <summary>The kinds of the sections were guessed from repetitions, the source had no headers.</summary>
    public bool IsInferred { get; init; }

    /// <summary>The form whose tags the headers already are, so that they are kept as they stand; null for everything else.</summary>
    public LyricsForm? WrittenIn { get; init; }

    /// <summary>
    /// Blank lines inside sections are written for v1 too. Its tokenizer reads one as a second line end, which it otherwise meets between
    /// sections; those of a page say less than its headers and go.
    /// </summary>
    public bool PartsStanzas { get; init; }

    /// <summary>It was the text of a page; what looks like the page's once more goes when it is read back.</summary>
    internal bool IsFromPage { get; init; }

    /// <summary>Number of lines with words.</summary>
    public int LineCount => Sections.Sum(section => section.Stanzas.Sum(stanza => stanza.Count));

    /// <summary>True when there is something to write.</summary>
    public bool HasContent => IsInstrumental || Sections.Count > 0;
}
