using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AceData.Audio;
using AceData.Datasets.Dialects.Values;
using AceData.Tagging.Configuration;

namespace AceData.Datasets.Dialects.Formats;

/// <summary>Songs as JSON objects: read with the line of everything that is wrong, written as Python writes them.</summary>
internal static class JsonSongs
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions OneLine = Indented with { Indented = false };

    /// <summary>The values of a text.</summary>
    /// <exception cref="AceDataException">DIALECT-BROKEN, with line and column.</exception>
    public static ConfigNode Parse(string text, int firstLine = 1)
    {
        try
        {
            return ConfigNode.Parse(text, "");
        }
        catch (ConfigException exception)
        {
            var problem = exception.Problems[0];
            throw new AceDataException(DialectCodes.Broken, (problem with { Line = problem.Line + firstLine - 1 }).ToString(), exception);
        }
    }

    /// <summary>The song of an object.</summary>
    /// <param name="node">The object.</param>
    /// <param name="known">Members that say nothing of the song, or that are understood elsewhere.</param>
    /// <param name="change">Changes the record where the dialect means something else by a value.</param>
    /// <param name="firstLine">The line of the file at which the parsed text began.</param>
    public static ReadSong Read(ConfigNode node, IReadOnlySet<string> known, Func<SongRecord, SongRecord>? change = null, int firstLine = 1)
    {
        var line = node.Line + firstLine - 1;
        if (node.Kind != JsonValueKind.Object)
        {
            return new ReadSong { Line = line, Problem = $"{RecordMaker.Place(line)}a song must be an object in {{ }}, not {Kind(node.Kind)}." };
        }

        var (maker, name) = (new RecordMaker(), "");
        foreach (var member in node.Members)
        {
            var (value, at) = (member.Value, member.Value.Line + firstLine - 1);
            if (FieldNames.IsFile(member.Name) && value.Kind == JsonValueKind.String)
            {
                // A path says more than a bare name, which two folders may have.
                name = value.Text.Length > name.Length ? value.Text : name;
            }
            else if (known.Contains(member.Name) || value.Kind == JsonValueKind.Null)
            {
                continue;
            }
            else if (FieldNames.Find(member.Name) is not { } field)
            {
                maker.Keep(member.Name, Raw(value));
            }
            else if (Text(field, value) is { } text)
            {
                maker.Set(field, text, at, member.Name);
            }
            else
            {
                return new ReadSong { Name = name, Line = line, Problem = $"{RecordMaker.Place(at)}{member.Name} must be {Wanted(field)}, not {Kind(value.Kind)}." };
            }
        }

        if (change is not null)
        {
            maker.Change(change);
        }

        return maker.Song(name, line);
    }

    /// <summary>Writes one JSON text.</summary>
    public static string Write(bool isIndented, Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, isIndented ? Indented : OneLine))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>Writes what the dialect alone has, as it was read.</summary>
    public static void WriteOther(Utf8JsonWriter json, SongRecord record, params ReadOnlySpan<string> written)
    {
        foreach (var (name, raw) in record.Other.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!written.Contains(name) && !name.StartsWith("metadata.", StringComparison.Ordinal))
            {
                json.WritePropertyName(name);
                json.WriteRawValue(raw);
            }
        }
    }

    /// <summary>The JSON of a value, in one line.</summary>
    public static string Raw(ConfigNode node) => Write(isIndented: false, json => WriteNode(json, node));

    private static void WriteNode(Utf8JsonWriter json, ConfigNode node)
    {
        switch (node.Kind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in node.Members)
                {
                    json.WritePropertyName(member.Name);
                    WriteNode(json, member.Value);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in node.Items)
                {
                    WriteNode(json, item);
                }

                json.WriteEndArray();
                break;
            case JsonValueKind.String:
                json.WriteStringValue(node.Text);
                break;
            case JsonValueKind.Number:
                json.WriteRawValue(node.Text);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                json.WriteBooleanValue(node.Kind == JsonValueKind.True);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static string? Text(SongField field, ConfigNode value) => (value.Kind, field) switch
    {
        (JsonValueKind.String, _) => value.Text,
        (JsonValueKind.Number, SongField.Bpm or SongField.Duration or SongField.Repeat or SongField.TimeSignature or SongField.Id) => value.Text,
        (JsonValueKind.True or JsonValueKind.False, SongField.Instrumental) => value.Kind == JsonValueKind.True ? "true" : "false",
        (JsonValueKind.Array, SongField.Tags) when value.Items.All(item => item.Kind == JsonValueKind.String) => string.Join(',', value.Items.Select(item => item.Text)),
        _ => null,
    };

    private static string Wanted(SongField field) => field switch
    {
        SongField.Bpm or SongField.Duration or SongField.Repeat => "a number",
        SongField.Instrumental => "true or false",
        SongField.Tags => "a text in quotes, or a list of texts",
        _ => "a text in quotes",
    };

    private static string Kind(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
