using System.Globalization;
using System.Text;

namespace AceData.Tagging.Answers;

/// <summary>
/// Reads JSON as language models write it: single quotes, trailing and missing commas, bare words, cut off in the middle.
/// One pass, never fails; a string that the cut hit is left out.
/// </summary>
internal sealed class LooseJson(string text)
{
    private const int MaximumDepth = 16;

    private int _position;
    private int _depth;

    /// <summary>True when the nesting was deeper than 16; nothing that was read then counts.</summary>
    public bool IsTooDeep { get; private set; }

    /// <summary>Reads the value that begins at <paramref name="start"/> (a bracket, a brace or a quote); <paramref name="end"/> is behind it.</summary>
    public LooseValue Read(int start, out int end)
    {
        _position = start;
        var value = ReadValue();
        end = Math.Max(_position, start + 1);
        return value;
    }

    private LooseValue ReadValue()
    {
        if (_position >= text.Length)
        {
            return LooseValue.Cut;
        }

        switch (text[_position])
        {
            case '{' or '[':
                if (++_depth > MaximumDepth)
                {
                    (IsTooDeep, _position) = (true, text.Length);
                    return LooseValue.Cut;
                }

                var container = text[_position] == '{' ? ReadObject() : ReadArray();
                _depth--;
                return container;
            case '"':
                return ReadString('"');
            case '“' or '”' or '„':
                return ReadString('”');
            case '\'':
                return ReadString('\'');
            default:
                return ReadBare();
        }
    }

    private LooseValue ReadArray()
    {
        var items = new List<LooseValue>();
        for (_position++; SkipTo(out var next);)
        {
            if (next is ']' or '}')
            {
                _position += next == ']' ? 1 : 0;
                break;
            }

            if (next == ':')
            {
                _position++;
                continue;
            }

            Add(items, ReadValue());
        }

        return new LooseValue { Kind = LooseKind.Array, Items = items };
    }

    private LooseValue ReadObject()
    {
        var members = new List<KeyValuePair<string, LooseValue>>();
        for (_position++; SkipTo(out var next);)
        {
            if (next is ']' or '}')
            {
                _position += next == '}' ? 1 : 0;
                break;
            }

            if (next == ':')
            {
                _position++;
                continue;
            }

            var key = ReadValue();
            if (key.Kind is not (LooseKind.Text or LooseKind.Literal))
            {
                members.Add(new("", key));
            }
            else if (SkipTo(out var colon) && colon == ':')
            {
                _position++;
                if (SkipTo(out var first) && first is not ('}' or ']'))
                {
                    var value = ReadValue();
                    members.Add(new(key.Text, value));
                }
            }
            else if (key.IsWhole)
            {
                members.Add(new("", key));
            }
        }

        return new LooseValue { Kind = LooseKind.Object, Members = members };
    }

    private static void Add(List<LooseValue> items, LooseValue item)
    {
        if (item.IsWhole)
        {
            items.Add(item);
        }
    }

    /// <summary>Passes blanks and commas; false at the end of the text.</summary>
    private bool SkipTo(out char next)
    {
        while (_position < text.Length && (char.IsWhiteSpace(text[_position]) || text[_position] is ',' or '\uFEFF'))
        {
            _position++;
        }

        next = _position < text.Length ? text[_position] : '\0';
        return _position < text.Length;
    }

    private LooseValue ReadString(char quote)
    {
        var content = new StringBuilder();
        for (_position++; _position < text.Length; _position++)
        {
            var character = text[_position];
            if (character == quote || (quote == '”' && character is '“' or '"'))
            {
                if (quote != '\'' || EndsHere())
                {
                    _position++;
                    return LooseValue.OfText(content.ToString());
                }

                content.Append(character);
            }
            else if (character == '\\' && _position + 1 < text.Length)
            {
                Unescape(content);
            }
            else
            {
                content.Append(character);
            }
        }

        return LooseValue.Cut;
    }

    /// <summary>An apostrophe ends a string only where something follows that can follow a string: <c>'80's'</c>.</summary>
    private bool EndsHere()
    {
        var next = _position + 1;
        while (next < text.Length && text[next] is ' ' or '\t')
        {
            next++;
        }

        return next >= text.Length || text[next] is ',' or ':' or ']' or '}' or '\n' or '\r';
    }

    private void Unescape(StringBuilder content)
    {
        var escape = text[++_position];
        if (escape == 'u' && _position + 4 < text.Length
            && int.TryParse(text.AsSpan(_position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            content.Append((char)code);
            _position += 4;
            return;
        }

        content.Append(escape switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', _ => escape });
    }

    private LooseValue ReadBare()
    {
        var start = _position;
        while (_position < text.Length && text[_position] is not (',' or ':' or '[' or ']' or '{' or '}' or '"' or '\n'))
        {
            _position++;
        }

        var word = text[start.._position].Trim();
        var isNumber = double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        if (isNumber || word is "true" or "True" or "false" or "False" or "null" or "None" or "NaN" or "Infinity" or "-Infinity")
        {
            return new LooseValue { Kind = LooseKind.Literal, Text = word, IsTrue = word is "true" or "True" };
        }

        return LooseValue.OfText(word) with { IsWhole = _position < text.Length, IsBare = true };
    }
}

internal enum LooseKind
{
    Object,
    Array,
    Text,
    Literal,
}

/// <summary>A value of <see cref="LooseJson"/>.</summary>
internal sealed record LooseValue
{
    public static LooseValue Cut { get; } = new() { Kind = LooseKind.Text, IsWhole = false };

    public required LooseKind Kind { get; init; }

    public string Text { get; init; } = "";

    /// <summary>False for a text that ends with the answer and not with its quote.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>True for a word without quotes.</summary>
    public bool IsBare { get; init; }

    public bool IsTrue { get; init; }

    public IReadOnlyList<KeyValuePair<string, LooseValue>> Members { get; init; } = [];

    public IReadOnlyList<LooseValue> Items { get; init; } = [];

    public static LooseValue OfText(string text) => new() { Kind = LooseKind.Text, Text = text };
}
