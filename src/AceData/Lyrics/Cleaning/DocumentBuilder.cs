using AceData.Lyrics.Documents;

namespace AceData.Lyrics.Cleaning;

/// <summary>Rules D: sections out of headers and lines.</summary>
/// <param name="options">What may be done.</param>
/// <param name="fired">Counts the rules.</param>
/// <param name="most">Most characters of the document, tags included; one that would be longer is not built.</param>
internal sealed class DocumentBuilder(CleaningOptions options, RuleCounts fired, int most)
{
    private readonly List<LyricsSection> _sections = [];
    private readonly List<IReadOnlyList<string>> _stanzas = [];
    private readonly List<string> _lines = [];
    private readonly List<string> _unknown = [];
    private LyricsSection? _open;
    private bool _keepsTags;

    /// <summary>Headers that are none, mostly names of singers.</summary>
    public IReadOnlyList<string> UnknownHeaders => _unknown;

    /// <summary>A line that stands alone above the first header, perhaps a title; null when none does.</summary>
    public string? LoneFirstLine => _sections is [{ Header: null, Stanzas: [[var line]] }, { Header: not null }, ..] ? line : null;

    /// <returns>Null when it would be too long.</returns>
    public LyricsDocument? Build(List<Piece> pieces)
    {
        _keepsTags = options.KeepTags;
        foreach (var piece in pieces)
        {
            if (piece.Header is { } header)
            {
                Header(header);
            }
            else if (piece.Text is { } text)
            {
                Line(text);
            }
            else
            {
                EndStanza();
            }
        }

        EndSection();
        return IsInstrumental() ? Instrumental() : Sections();
    }

    private void Header(SectionHeader header)
    {
        switch (header.Meaning)
        {
            case HeaderMeaning.Section:
                EndSection();
                fired.Add(CleaningRule.C2, FormTags.IsTag(header.Text) ? 0 : 1);
                _keepsTags &= FormTags.IsTag(header.Text);
                _open = new LyricsSection
                {
                    Kind = header.Kind,
                    Number = header.Number,
                    Qualifier = header.Qualifier,
                    Singers = header.Singers,
                    Repeat = header.Repeat,
                    Header = header.Text,
                };
                break;
            case HeaderMeaning.Division:
                _keepsTags = false;
                EndStanza();
                break;
            default:
                _keepsTags = false;
                _unknown.Add(header.Text);
                EndStanza();
                break;
        }
    }

    private void Line(string text)
    {
        if (_open is null)
        {
            // D4: words before the first header.
            _open = new LyricsSection { Kind = SectionKind.Verse };
            _keepsTags = false;
            fired.Add(CleaningRule.D4);
        }

        _lines.Add(text);
    }

    private void EndStanza()
    {
        if (_lines.Count > 0)
        {
            _stanzas.Add(_lines.ToArray());
            _lines.Clear();
        }
    }

    private void EndSection()
    {
        EndStanza();
        if (_open is not null)
        {
            _sections.Add(_open with { Stanzas = _stanzas.ToArray() });
        }

        _stanzas.Clear();
        _open = null;
    }

    private LyricsDocument? Sections()
    {
        var size = 0L;
        var filled = new List<LyricsSection>(_sections.Count);
        var first = new Dictionary<SectionKind, IReadOnlyList<IReadOnlyList<string>>>();
        foreach (var section in _sections)
        {
            var stanzas = section.Stanzas;
            if (section.HasText)
            {
                first.TryAdd(section.Kind, stanzas);
            }
            else if (!options.IsReadBack && IsRecalled(section.Kind) && first.TryGetValue(section.Kind, out var earlier))
            {
                stanzas = earlier;
                fired.Add(CleaningRule.D1);
            }

            if (stanzas.Count == 0 && !MayBeEmpty(section.Kind))
            {
                fired.Add(CleaningRule.D2);
                continue;
            }

            var copies = options.IsReadBack ? 1 : section.Repeat;
            var once = section with { Stanzas = stanzas };
            size += once.WrittenLength + ((copies - 1) * once.TextLength);
            if (size > most)
            {
                return null;
            }

            if (copies > 1 && stanzas.Count > 0)
            {
                fired.Add(CleaningRule.C8);
                stanzas = [.. Enumerable.Repeat(stanzas, copies).SelectMany(all => all)];
            }

            filled.Add(section with { Stanzas = stanzas });
        }

        // Blank lines are what a person set, or all that a text without headers has of a form.
        var partsStanzas = options.KeepTags || _sections.TrueForAll(section => section.Header is null);
        fired.Add(CleaningRule.D6, partsStanzas ? 0 : _sections.Sum(section => Math.Max(0, section.Stanzas.Count - 1)));
        return new LyricsDocument { Sections = filled, PartsStanzas = partsStanzas, WrittenIn = _keepsTags ? FormTags.FormOf(filled) : null };
    }

    private LyricsDocument Instrumental()
    {
        fired.Add(CleaningRule.D3);
        return new LyricsDocument { IsInstrumental = true };
    }

    /// <summary>D3: headers of parts without voice and nothing else.</summary>
    private bool IsInstrumental() =>
        _sections.Exists(s => s.Kind is SectionKind.Instrumental or SectionKind.Solo or SectionKind.Interlude)
        && _sections.TrueForAll(s => !s.HasText && MayBeEmpty(s.Kind));

    private static bool IsRecalled(SectionKind kind) => kind is SectionKind.Chorus or SectionKind.PreChorus or SectionKind.PostChorus or SectionKind.Hook;

    private static bool MayBeEmpty(SectionKind kind) =>
        kind is not (SectionKind.Verse or SectionKind.Chorus or SectionKind.PreChorus or SectionKind.PostChorus or SectionKind.Hook or SectionKind.Bridge or SectionKind.Spoken);
}
