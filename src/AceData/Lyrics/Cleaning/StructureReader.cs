namespace AceData.Lyrics.Cleaning;

/// <summary>Rules C: parts lines into headers and words.</summary>
internal sealed class StructureReader
{
    private const int LongestHeader = 160;
    private const int BrokenHeaderLines = 3;

    /// <summary>A line in brackets with more words than this is words that someone put in brackets.</summary>
    private const int MostHeaderWords = 8;

    private readonly List<string> _lines;
    private readonly HeaderParser _parser;
    private readonly LineCleaner _cleaner;
    private readonly RuleCounts _fired;
    private readonly List<Piece> _pieces = [];
    private bool _splitLine;

    private StructureReader(List<string> lines, HeaderParser parser, LineCleaner cleaner, RuleCounts fired) =>
        (_lines, _parser, _cleaner, _fired) = (lines, parser, cleaner, fired);

    public static List<Piece> Read(List<string> lines, HeaderParser parser, LineCleaner cleaner, RuleCounts fired)
    {
        var reader = new StructureReader(lines, parser, cleaner, fired);
        for (var i = 0; i < lines.Count;)
        {
            i += reader.Line(i);
        }

        return reader._pieces;
    }

    /// <summary>Reads one line, or a header broken over several, and returns how many lines that were.</summary>
    private int Line(int i)
    {
        var line = _lines[i];
        if (line.Length == 0)
        {
            _pieces.Add(Piece.Blank);
            return 1;
        }

        if (!line.Contains(']', StringComparison.Ordinal) || !line.Contains('[', StringComparison.Ordinal))
        {
            if (line[0] == '[' && Broken(i) is { } lines)
            {
                return lines;
            }

            _splitLine = false;
            Words(line, i);
            return 1;
        }

        if (line[0] == '[' && line[^1] == ']' && line.AsSpan(1, line.Length - 2).IndexOfAny('[', ']') < 0)
        {
            Header(_parser.Parse(line[1..^1]), line[1..^1]);
            return 1;
        }

        _splitLine = false;
        Mixed(line);
        return 1;
    }

    /// <summary>C1: a header whose closing bracket stands on a later line.</summary>
    private int? Broken(int i)
    {
        var joined = _lines[i][1..];
        for (var n = 1; n <= BrokenHeaderLines && i + n < _lines.Count && joined.Length < LongestHeader; n++)
        {
            var next = _lines[i + n];
            if (next.Length == 0 || next[0] == '[')
            {
                return null;
            }

            var close = next.IndexOf(']', StringComparison.Ordinal);
            joined += " " + (close < 0 ? next : next[..close]);
            if (close < 0)
            {
                continue;
            }

            if (joined.Length > LongestHeader || _parser.Parse(joined) is not { Meaning: HeaderMeaning.Section or HeaderMeaning.TitleLine } header)
            {
                return null;
            }

            _fired.Add(CleaningRule.C1);
            Header(header, joined);
            if (next[(close + 1)..].Trim() is { Length: > 0 } rest)
            {
                Words(rest);
            }

            return n + 1;
        }

        return null;
    }

    /// <summary>Words and brackets on one line: known headers part it (C0), other brackets go (C6, C7), single ones too.</summary>
    private void Mixed(string line)
    {
        var words = new System.Text.StringBuilder(line.Length);
        var closing = BracketPairs.Find(line);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is not ('[' or ']') || closing[i] == 0)
            {
                words.Append(line[i]);
                continue;
            }

            var content = line[(i + 1)..closing[i]];
            var isFirst = i == 0;
            i = closing[i];
            var header = content.AsSpan().IndexOfAny('[', ']') < 0 ? _parser.Parse(content) : new SectionHeader(HeaderMeaning.Unknown) { Text = content };
            switch (header.Meaning)
            {
                case HeaderMeaning.Section or HeaderMeaning.TitleLine when !header.IsGuess:
                    _fired.Add(CleaningRule.C0);
                    Flush(words);
                    _splitLine = true;
                    Header(header, content);
                    break;
                case HeaderMeaning.RepeatMark:
                    words.Append(" (x").Append(header.Repeat).Append(')');
                    break;
                case HeaderMeaning.Stamp:
                    _fired.Add(CleaningRule.A11);
                    break;
                case HeaderMeaning.Unclear:
                    _cleaner.Unclear();
                    words.Append(' ');
                    break;
                default:
                    _fired.Add(isFirst && header.Meaning == HeaderMeaning.Unknown ? CleaningRule.C5 : CleaningRule.C7);
                    words.Append(' ');
                    break;
            }
        }

        Flush(words);
    }

    private void Flush(System.Text.StringBuilder words)
    {
        if (words.ToString().Trim() is { Length: > 0 } rest)
        {
            Words(rest);
        }

        words.Clear();
    }

    private void Header(SectionHeader header, string text)
    {
        switch (header.Meaning)
        {
            case HeaderMeaning.Section or HeaderMeaning.Division:
                _pieces.Add(new Piece(header, null));
                break;
            case HeaderMeaning.TitleLine or HeaderMeaning.Cue:
                _fired.Add(CleaningRule.C4);
                break;
            case HeaderMeaning.RepeatMark:
                LoneMark(header.Repeat);
                break;
            case HeaderMeaning.Stamp:
                _fired.Add(CleaningRule.A11);
                _pieces.Add(Piece.Blank);
                break;
            case HeaderMeaning.Unclear:
                _cleaner.Unclear();
                break;
            case HeaderMeaning.Unknown when text.AsSpan().Count(' ') >= MostHeaderWords || text.Length > LongestHeader:
                _fired.Add(CleaningRule.C7);
                Words(text);
                break;
            default:
                _fired.Add(CleaningRule.C5);
                _pieces.Add(new Piece(header, null));
                break;
        }
    }

    /// <param name="line">The words.</param>
    /// <param name="at">Where they stand, when they are a whole line.</param>
    private void Words(string line, int? at = null)
    {
        if (RepeatMark.OfLine(line) is { } times)
        {
            LoneMark(times);
            return;
        }

        if (!_splitLine && (PlainHeader.Of(line, _parser) ?? (at is { } i && HeadsStanza(i) ? PlainHeader.OfBare(line, _parser) : null)) is { } header)
        {
            _fired.Add(CleaningRule.C3);
            _pieces.Add(new Piece(header, null));
            return;
        }

        var (text, count) = _cleaner.Clean(line);
        if (text.Length == 0)
        {
            if (count > 1)
            {
                LoneMark(count);
            }

            return;
        }

        for (var n = 0; n < count; n++)
        {
            _pieces.Add(new Piece(null, text));
        }
    }

    /// <summary>Words follow, and nothing but a blank line stands above: so stand headers, and few words of a song.</summary>
    private bool HeadsStanza(int i) => (i == 0 || _lines[i - 1].Length == 0) && i + 1 < _lines.Count && _lines[i + 1].Length > 0 && _lines[i + 1][0] != '[';

    /// <summary>A repeat mark on its own: for the section if it follows a header at once, else nobody knows how much it means.</summary>
    private void LoneMark(int count)
    {
        if (_pieces.Count > 0 && _pieces[^1].Header is { Meaning: HeaderMeaning.Section } header)
        {
            _pieces[^1] = new Piece(header with { Repeat = count }, null);
        }

        _fired.Add(CleaningRule.C6);
    }
}
