using System.Buffers;
using System.Net;

namespace AceData.Lyrics.Genius;

/// <summary>What stands at the reader's place.</summary>
internal enum MarkupKind
{
    Text,
    Start,
    End,
}

/// <summary>
/// Reads HTML from front to back as tags and texts, in linear time for every input, and builds no tree: a tree builder needed
/// more than a minute for 100,000 nested elements. Comments and declarations are passed over; nothing throws.
/// </summary>
internal ref struct MarkupReader
{
    private static readonly SearchValues<char> NameEnd = SearchValues.Create(" \t\r\n\f/>");
    private static readonly SearchValues<char> KeyEnd = SearchValues.Create("= \t\r\n\f/");

    private readonly ReadOnlySpan<char> _html;
    private ReadOnlySpan<char> _attributes;
    private ReadOnlySpan<char> _rawName;
    private int _at;

    public MarkupReader(ReadOnlySpan<char> html)
    {
        _html = html;
        _attributes = default;
        _rawName = default;
        Name = default;
        Raw = default;
        Kind = MarkupKind.Text;
    }

    public MarkupKind Kind { get; private set; }

    /// <summary>Name of a tag, as it is written; compare without case.</summary>
    public ReadOnlySpan<char> Name { get; private set; }

    /// <summary>A text as it is written, with its entities.</summary>
    public ReadOnlySpan<char> Raw { get; private set; }

    /// <summary>A text with its entities resolved.</summary>
    public readonly string Text => Raw.Contains('&') ? WebUtility.HtmlDecode(Raw.ToString()) : Raw.ToString();

    /// <summary>True for the name, in any case.</summary>
    public readonly bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Goes on to the next tag or text.</summary>
    /// <returns>False at the end.</returns>
    public bool Read()
    {
        if (!_rawName.IsEmpty)
        {
            return ReadRawText();
        }

        while (_at < _html.Length)
        {
            if (_html[_at] != '<' || !StartsMarkup(_html[(_at + 1)..]))
            {
                // A lone "<" is text.
                var length = _html[(_at + 1)..].IndexOf('<');
                return Found(MarkupKind.Text, length < 0 ? _html.Length : _at + 1 + length);
            }

            if (_html[_at + 1] is '!' or '?')
            {
                SkipDeclaration();
                continue;
            }

            return ReadTag();
        }

        return false;
    }

    /// <summary>False for a start tag of nothing but its name.</summary>
    public readonly bool HasAttributes => !_attributes.IsEmpty;

    /// <summary>Value of an attribute of the start tag, entities resolved; null when it has none.</summary>
    public readonly string? Attribute(string name)
    {
        var rest = _attributes;
        while (!(rest = rest.TrimStart(" \t\r\n\f/")).IsEmpty)
        {
            var end = rest.IndexOfAny(KeyEnd);
            var key = end < 0 ? rest : rest[..Math.Max(end, 1)];
            rest = rest[key.Length..].TrimStart(" \t\r\n\f");
            ReadOnlySpan<char> value = default;
            if (rest is ['=', ..])
            {
                rest = rest[1..].TrimStart(" \t\r\n\f");
                if (rest is ['"' or '\'', ..])
                {
                    var close = rest[1..].IndexOf(rest[0]);
                    value = close < 0 ? rest[1..] : rest.Slice(1, close);
                    rest = close < 0 ? default : rest[(close + 2)..];
                }
                else
                {
                    var stop = rest.IndexOfAny(" \t\r\n\f");
                    value = stop < 0 ? rest : rest[..stop];
                    rest = rest[value.Length..];
                }
            }

            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return WebUtility.HtmlDecode(value.ToString());
            }
        }

        return null;
    }

    private static bool StartsMarkup(ReadOnlySpan<char> after) => after is ['!' or '?', ..] or ['/', _, ..] || (after.Length > 0 && char.IsAsciiLetter(after[0]));

    private bool Found(MarkupKind kind, int end)
    {
        Kind = kind;
        Raw = _html[_at..end];
        _at = end;
        return true;
    }

    private void SkipDeclaration()
    {
        var rest = _html[_at..];
        var isComment = rest.StartsWith("<!--", StringComparison.Ordinal);

        // "<!-->" is a whole comment.
        var end = isComment ? rest[2..].IndexOf("-->", StringComparison.Ordinal) : rest.IndexOf('>');
        _at = end < 0 ? _html.Length : _at + end + (isComment ? 5 : 1);
    }

    private bool ReadTag()
    {
        var isEnd = _html[_at + 1] == '/';
        var nameAt = _at + (isEnd ? 2 : 1);
        var rest = _html[nameAt..];
        var nameLength = rest.IndexOfAny(NameEnd);
        if (nameLength < 0)
        {
            // The page ends within a tag.
            _at = _html.Length;
            return false;
        }

        Name = rest[..nameLength];
        var close = TagEnd(rest[nameLength..]);
        if (close < 0)
        {
            _at = _html.Length;
            return false;
        }

        _attributes = isEnd ? default : rest.Slice(nameLength, close);
        _at = nameAt + nameLength + close + 1;
        Kind = isEnd ? MarkupKind.End : MarkupKind.Start;
        Raw = default;
        if (!isEnd && (Is("script") || Is("style") || Is("title") || Is("textarea")))
        {
            _rawName = Name;
        }

        return true;
    }

    // The ">" that closes the tag: one inside quotes does not.
    private static int TagEnd(ReadOnlySpan<char> tag)
    {
        for (var at = 0; at < tag.Length;)
        {
            var next = tag[at..].IndexOfAny('>', '"', '\'');
            if (next < 0)
            {
                return -1;
            }

            at += next;
            if (tag[at] == '>')
            {
                return at;
            }

            // Quotes count only where a value begins.
            if (tag[..at].TrimEnd(" \t\r\n\f") is not [.., '='])
            {
                at++;
                continue;
            }

            var close = tag[(at + 1)..].IndexOf(tag[at]);
            if (close < 0)
            {
                return -1;
            }

            at += close + 2;
        }

        return -1;
    }

    // Between <script> and </script> nothing is markup.
    private bool ReadRawText()
    {
        var name = _rawName;
        var from = _at;
        while (true)
        {
            var close = _html[from..].IndexOf("</", StringComparison.Ordinal);
            if (close < 0)
            {
                _rawName = default;
                return _at < _html.Length && Found(MarkupKind.Text, _html.Length);
            }

            from += close + 2;
            if (_html[from..].StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                _rawName = default;
                return Found(MarkupKind.Text, from - 2);
            }
        }
    }
}
