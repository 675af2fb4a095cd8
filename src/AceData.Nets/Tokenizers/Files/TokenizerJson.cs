using System.Globalization;
using System.Text.Json;

namespace AceData.Nets.Tokenizers.Files;

/// <summary>
/// Reads a <c>tokenizer.json</c> front to back and insists on the kind of every value: a wrong one is named with its line, nothing is converted or
/// passed over in silence.
/// </summary>
internal ref struct TokenizerJson
{
    // The largest real one, of 256,000 pieces, has 17 MB.
    private const long Largest = 256L << 20;

    private readonly string _name;
    private readonly ReadOnlySpan<byte> _bytes;
    private Utf8JsonReader _reader;

    public TokenizerJson(string name, ReadOnlySpan<byte> bytes)
    {
        _name = name;
        _bytes = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        _reader = new Utf8JsonReader(_bytes);
        Read();
    }

    public readonly bool IsNull => _reader.TokenType == JsonTokenType.Null;

    public readonly bool IsArray => _reader.TokenType == JsonTokenType.StartArray;

    public static byte[] Load(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            return length <= Largest
                ? File.ReadAllBytes(path)
                : throw new TokenizerFileException($"{Path.GetFileName(path)} has {length >> 20} MB; a tokenizer file has at most {Largest >> 20}. It is another file.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new TokenizerFileException($"{Path.GetFileName(path)} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Steps into an object; then <see cref="NextProperty"/> until it says no.</summary>
    public void BeginObject(string what) => Expect(JsonTokenType.StartObject, what, "an object");

    /// <summary>Steps into a list; then <see cref="NextItem"/> until it says no.</summary>
    public void BeginArray(string what) => Expect(JsonTokenType.StartArray, what, "a list");

    public bool NextProperty(out string name)
    {
        Read();
        if (_reader.TokenType == JsonTokenType.EndObject)
        {
            name = "";
            return false;
        }

        name = Text();
        Read();
        return true;
    }

    public bool NextItem()
    {
        Read();
        return _reader.TokenType != JsonTokenType.EndArray;
    }

    public readonly string String(string what)
    {
        Expect(JsonTokenType.String, what, "text");
        return Text();
    }

    public readonly string? StringOrNull(string what) => IsNull ? null : String(what);

    public readonly bool Flag(string what) => _reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Wrong(what, "true or false"),
    };

    public readonly bool FlagOr(string what, bool missing) => IsNull ? missing : Flag(what);

    public readonly int Id(string what)
    {
        Expect(JsonTokenType.Number, what, "a number");
        return _reader.TryGetInt32(out var value) && value >= 0 ? value : throw Wrong(what, "a whole number from 0");
    }

    public readonly double Number(string what)
    {
        Expect(JsonTokenType.Number, what, "a number");
        return _reader.TryGetDouble(out var value) && double.IsFinite(value) ? value : throw Wrong(what, "a finite number");
    }

    /// <summary>Passes over the present value, whatever it is.</summary>
    public void Skip()
    {
        try
        {
            _reader.Skip();
        }
        catch (JsonException exception)
        {
            throw Damaged(exception);
        }
    }

    /// <summary>Nothing may follow.</summary>
    public void End()
    {
        try
        {
            _reader.Read();
        }
        catch (JsonException exception)
        {
            throw Damaged(exception);
        }
    }

    public readonly TokenizerFileException Wrong(string what, string expected) => Fail($"{what} must be {expected}, but is {Kind()}");

    public readonly TokenizerFileException Fail(string sentence) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{_name}, line {_bytes[..(int)Math.Min(_reader.TokenStartIndex, _bytes.Length)].Count((byte)'\n') + 1}: {sentence}."));

    private readonly string Kind() => _reader.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "text",
        JsonTokenType.Number => $"the number {Shown()}",
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Null => "null",
        _ => "the end",
    };

    private readonly string Shown() => System.Text.Encoding.UTF8.GetString(_reader.ValueSpan[..Math.Min(_reader.ValueSpan.Length, 40)]);

    private readonly void Expect(JsonTokenType type, string what, string expected)
    {
        if (_reader.TokenType != type)
        {
            throw Wrong(what, expected);
        }
    }

    private readonly string Text()
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Fail("a text is not valid UTF-8 or has half a surrogate pair");
        }
    }

    private void Read()
    {
        try
        {
            if (!_reader.Read())
            {
                throw new TokenizerFileException($"{_name} ends in the middle.");
            }
        }
        catch (JsonException exception)
        {
            throw Damaged(exception);
        }
    }

    private readonly TokenizerFileException Damaged(JsonException exception) => new(
        string.Create(CultureInfo.InvariantCulture, $"{_name}, line {(exception.LineNumber ?? 0) + 1}: it is not JSON there (cut off, or another kind of file)."),
        exception);
}
