using System.Text.Json;
using System.Text.Unicode;

namespace AceData.Nets.Weights;

/// <summary>The list at the beginning of a safetensors file: what <c>safetensors</c> of Hugging Face accepts is accepted, nothing is believed.</summary>
/// <remarks>
/// The rules are those of its reference reader: the numbers of all tensors fill the rest of the file in the order of their offsets, without gap,
/// overlap or rest. Beyond it, a name may stand only once, and there are bounds on how much of a list is kept in memory.
/// </remarks>
internal sealed class SafetensorsHeader
{
    /// <summary>Bytes of the longest list that is read.</summary>
    public const long LongestHeader = 100_000_000;

    /// <summary>The name of the notes, which no tensor can have.</summary>
    public const string MetadataName = "__metadata__";

    // A list of 100 MB must not become a gigabyte of objects; the largest real ones have some thousand tensors and a few MB of notes.
    private const int MostTensors = 200_000;
    private const int MostText = 16_000_000;
    private readonly string _path;
    private int _text;

    private SafetensorsHeader(string path) => _path = path;

    /// <summary>Tensors with the position of their first byte behind the header, in that order.</summary>
    public List<(TensorEntry Entry, long Begin)> Tensors { get; } = [];

    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <param name="path">For messages.</param>
    /// <param name="json">The header.</param>
    /// <param name="dataLength">Bytes behind the header.</param>
    /// <exception cref="WeightsException">Anything is wrong with it.</exception>
    public static SafetensorsHeader Parse(string path, ReadOnlySpan<byte> json, long dataLength)
    {
        if (json.Length == 0 || json[0] != (byte)'{')
        {
            throw WeightsFault.Bad(path, "its list of tensors does not begin with {");
        }

        if (!Utf8.IsValid(json))
        {
            throw WeightsFault.Bad(path, "its list of tensors is no UTF-8 text");
        }

        var header = new SafetensorsHeader(path);
        try
        {
            header.ReadList(json);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            // InvalidOperationException: half a surrogate pair as \ud800 in a text.
            throw WeightsFault.Bad(path, "its list of tensors is no JSON as safetensors has it", exception);
        }

        header.CheckPlaces(dataLength);
        return header;
    }

    private void ReadList(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 128 });
        var names = new HashSet<string>(StringComparer.Ordinal);
        reader.Read();
        while (Next(ref reader) == JsonTokenType.PropertyName)
        {
            var name = Text(ref reader);
            if (!names.Add(name))
            {
                throw WeightsFault.Bad(_path, $"'{WeightsFault.Show(name)}' stands in it twice");
            }

            Next(ref reader);
            if (name == MetadataName)
            {
                ReadMetadata(ref reader);
            }
            else if (names.Count > MostTensors)
            {
                throw WeightsFault.Bad(_path, $"its list has more than {MostTensors} tensors");
            }
            else
            {
                ReadTensor(ref reader, name);
            }
        }

        // Only blanks may follow.
        while (reader.Read())
        {
        }
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        // The reference reader takes null for "no notes".
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        Require(reader.TokenType == JsonTokenType.StartObject, "its notes (__metadata__) are no list");
        while (Next(ref reader) == JsonTokenType.PropertyName)
        {
            var key = Text(ref reader);
            Require(Next(ref reader) == JsonTokenType.String, "its notes (__metadata__) hold something that is no text");
            Require(Metadata.TryAdd(key, Text(ref reader)), "its notes (__metadata__) have a name twice");
        }
    }

    private void ReadTensor(ref Utf8JsonReader reader, string name)
    {
        Require(reader.TokenType == JsonTokenType.StartObject, "'{0}' is no tensor", name);
        ElementType? type = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        while (Next(ref reader) == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("dtype"u8))
            {
                Require(type is null && Next(ref reader) == JsonTokenType.String, "the type of '{0}' is no text, or stands there twice", name);
                var stored = Text(ref reader);
                type = ElementTypes.TryParse(stored, out var known) ? known : throw UnknownType(name, stored);
            }
            else if (reader.ValueTextEquals("shape"u8))
            {
                Require(shape is null, "the shape of '{0}' stands there twice", name);
                shape = ReadNumbers(ref reader, name, TensorEntry.MostDimensions);
            }
            else if (reader.ValueTextEquals("data_offsets"u8))
            {
                Require(offsets is null, "the place of '{0}' stands there twice", name);
                offsets = ReadNumbers(ref reader, name, 2);
            }
            else
            {
                Next(ref reader);
                reader.Skip();
            }
        }

        Require(type is not null && shape is not null && offsets is { Count: 2 }, "type, shape or place of '{0}' is missing", name);
        Require(
            TensorEntry.TryCount(shape!, out var count) && offsets![1] - offsets[0] == count * type!.Value.Size(),
            "the size of '{0}' is not that of its numbers",
            name);
        Tensors.Add((new TensorEntry(name, type!.Value, shape!), offsets![0]));
    }

    private List<long> ReadNumbers(ref Utf8JsonReader reader, string name, int most)
    {
        Require(Next(ref reader) == JsonTokenType.StartArray, "shape or place of '{0}' is no list of numbers", name);
        var numbers = new List<long>();
        while (Next(ref reader) != JsonTokenType.EndArray)
        {
            // Whole numbers without sign, fraction and exponent, as the reference reader has it.
            Require(
                reader.TokenType == JsonTokenType.Number && !reader.ValueSpan.ContainsAnyExceptInRange((byte)'0', (byte)'9'),
                "shape or place of '{0}' holds something that is no whole number",
                name);
            Require(reader.TryGetInt64(out var number), "shape or place of '{0}' holds a number beyond all sizes", name);
            Require(numbers.Count < most, "shape or place of '{0}' has too many numbers", name);
            numbers.Add(number);
        }

        return numbers;
    }

    private void CheckPlaces(long dataLength)
    {
        Tensors.Sort((a, b) => a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin) : a.Entry.ByteLength.CompareTo(b.Entry.ByteLength));
        var end = 0L;
        foreach (var (entry, begin) in Tensors)
        {
            Require(begin >= end, "the numbers of '{0}' lie on those of another tensor", entry.Name);
            Require(begin == end, "there is a gap before the numbers of '{0}'", entry.Name);
            Require(entry.ByteLength <= dataLength - begin, "it ends too early, in the middle of its numbers");
            end = begin + entry.ByteLength;
        }

        Require(end == dataLength, "something follows after the last number");
    }

    private static JsonTokenType Next(ref Utf8JsonReader reader) => reader.Read() ? reader.TokenType : throw new JsonException("The list ends too early.");

    private string Text(ref Utf8JsonReader reader)
    {
        _text += reader.ValueSpan.Length;
        Require(_text <= MostText, "its list has more than 16 MB of names and notes");
        return reader.GetString()!;
    }

    // The sentence is put together only when it is needed: lists can be long.
    private void Require(bool holds, string otherwise, string? name = null)
    {
        if (!holds)
        {
            throw WeightsFault.Bad(_path, name is null ? otherwise : otherwise.Replace("{0}", WeightsFault.Show(name), StringComparison.Ordinal));
        }
    }

    private WeightsException UnknownType(string name, string type) => new(
        WeightsException.Foreign,
        $"'{Path.GetFileName(_path)}' stores '{WeightsFault.Show(name)}' as {WeightsFault.Show(type)}, which AceData cannot read. Get the version of the model in BF16, F16 or F32.");
}
