using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AceData.Tagging.Configuration;

/// <summary>One value of a configuration file with its place, so that a message can name line and column.</summary>
public sealed class ConfigNode
{
    private const int MaximumDepth = 16;

    private ConfigNode(JsonValueKind kind, int line, int column) => (Kind, Line, Column) = (kind, line, column);

    /// <summary>What the value is.</summary>
    public JsonValueKind Kind { get; }

    /// <summary>Line, from 1.</summary>
    public int Line { get; }

    /// <summary>Column in characters, from 1.</summary>
    public int Column { get; }

    /// <summary>The text of a string or the digits of a number.</summary>
    public string Text { get; private init; } = "";

    /// <summary>The members of an object in the order of the file; places are those of the names.</summary>
    public IReadOnlyList<ConfigMember> Members { get; private init; } = [];

    /// <summary>The items of an array.</summary>
    public IReadOnlyList<ConfigNode> Items { get; private init; } = [];

    /// <summary>Parses strict JSON: no comments, no trailing commas, no duplicate names, nesting up to 16.</summary>
    /// <exception cref="ConfigException">Names the line and column of the first fault.</exception>
    public static ConfigNode Parse(string text, string file)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaximumDepth });
        var places = new TextPlaces(bytes);
        try
        {
            reader.Read();
            var root = ReadValue(ref reader, places, "", file);
            reader.Read();
            return root;
        }
        catch (JsonException exception)
        {
            var (line, column) = places.Of((int)(exception.LineNumber ?? 0), (int)(exception.BytePositionInLine ?? 0));
            throw new ConfigException(file, [new ConfigProblem(line, column, "", JsonSlip.Explain(exception.Message, MaximumDepth))]);
        }
        catch (InvalidOperationException)
        {
            var (line, column) = places.Of(reader.TokenStartIndex);
            throw new ConfigException(file, [new ConfigProblem(line, column, "", "Half of a Unicode character (a lone surrogate) is in the text. Remove it.")]);
        }
    }

    private static ConfigNode ReadValue(ref Utf8JsonReader reader, TextPlaces places, string field, string file)
    {
        var (line, column) = places.Of(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return new ConfigNode(JsonValueKind.Object, line, column) { Members = ReadMembers(ref reader, places, field, file) };
            case JsonTokenType.StartArray:
                var items = new List<ConfigNode>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(ReadValue(ref reader, places, $"{field}[{items.Count}]", file));
                }

                return new ConfigNode(JsonValueKind.Array, line, column) { Items = items };
            case JsonTokenType.String:
                return new ConfigNode(JsonValueKind.String, line, column) { Text = reader.GetString() ?? "" };
            case JsonTokenType.Number:
                return new ConfigNode(JsonValueKind.Number, line, column) { Text = Encoding.UTF8.GetString(reader.ValueSpan) };
            default:
                return new ConfigNode(reader.TokenType switch { JsonTokenType.True => JsonValueKind.True, JsonTokenType.False => JsonValueKind.False, _ => JsonValueKind.Null }, line, column);
        }
    }

    private static List<ConfigMember> ReadMembers(ref Utf8JsonReader reader, TextPlaces places, string field, string file)
    {
        var members = new List<ConfigMember>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (line, column) = places.Of(reader.TokenStartIndex);
            var name = reader.GetString() ?? "";
            if (!lines.TryAdd(name, line))
            {
                var problem = string.Create(CultureInfo.InvariantCulture, $"The name occurs twice; the first is on line {lines[name]}. Remove one of them.");
                throw new ConfigException(file, [new ConfigProblem(line, column, Join(field, name), problem)]);
            }

            reader.Read();
            members.Add(new ConfigMember(name, line, column, ReadValue(ref reader, places, Join(field, name), file)));
        }

        return members;
    }

    private static string Join(string field, string name) => field.Length == 0 ? name : $"{field}.{name}";

    /// <summary>Lines and columns of byte positions, asked for in rising order or by line.</summary>
    private sealed class TextPlaces(byte[] bytes)
    {
        private int _line = 1;
        private int _lineStart;
        private int _seen;

        public (int Line, int Column) Of(long position)
        {
            var end = (int)Math.Min(position, bytes.Length);
            for (; _seen < end; _seen++)
            {
                if (bytes[_seen] == (byte)'\n')
                {
                    (_line, _lineStart) = (_line + 1, _seen + 1);
                }
            }

            return (_line, 1 + Encoding.UTF8.GetCharCount(bytes, _lineStart, Math.Max(0, end - _lineStart)));
        }

        public (int Line, int Column) Of(int lineIndex, int byteInLine)
        {
            var start = 0;
            for (var i = 0; i < lineIndex && start < bytes.Length; i++)
            {
                var next = Array.IndexOf(bytes, (byte)'\n', start);
                start = next < 0 ? bytes.Length : next + 1;
            }

            var count = Math.Min(byteInLine, bytes.Length - start);
            return (lineIndex + 1, 1 + Encoding.UTF8.GetCharCount(bytes, start, Math.Max(0, count)));
        }
    }
}

/// <summary>A name and its value in a configuration file.</summary>
/// <param name="Name">The name.</param>
/// <param name="Line">Line of the name, from 1.</param>
/// <param name="Column">Column of the name, from 1.</param>
/// <param name="Value">The value.</param>
public sealed record ConfigMember(string Name, int Line, int Column, ConfigNode Value);
