using System.Buffers.Binary;
using System.Text;

namespace AceData.Datasets.Arrow;

/// <summary>The texts of one column of a batch.</summary>
internal readonly struct TextColumn(PresenceBits presence, Offsets offsets, ReadOnlyMemory<byte> bytes)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Number of texts.</summary>
    public int Count => offsets.Count;

    /// <summary>A text; null where there is none.</summary>
    public string? this[int row]
    {
        get
        {
            if (!presence[row])
            {
                return null;
            }

            var (start, length) = offsets.RangeOf(row, bytes.Length);
            try
            {
                return Strict.GetString(bytes.Span.Slice(start, length));
            }
            catch (ArgumentException)
            {
                throw new ArrowDamage("a text in it is not UTF-8");
            }
        }
    }
}

/// <summary>The lists of texts of one column of a batch.</summary>
internal readonly struct TextListColumn(PresenceBits presence, Offsets offsets, TextColumn items)
{
    /// <summary>The texts of a row, those that are missing as empty ones; no texts where there is no list.</summary>
    public IReadOnlyList<string> this[int row]
    {
        get
        {
            if (!presence[row])
            {
                return [];
            }

            var (start, length) = offsets.RangeOf(row, items.Count);
            var texts = new string[length];
            for (var i = 0; i < length; i++)
            {
                texts[i] = items[start + i] ?? "";
            }

            return texts;
        }
    }
}

/// <summary>Which rows hold something, a bit each.</summary>
internal readonly struct PresenceBits(ReadOnlyMemory<byte> bits)
{
    /// <summary>Every row does.</summary>
    public static PresenceBits All => default;

    /// <summary>True where the row holds something.</summary>
    public bool this[int row] => bits.IsEmpty || (bits.Span[row >> 3] & (1 << (row & 7))) != 0;
}

/// <summary>Where the content of each row begins; the end of one is the beginning of the next.</summary>
internal readonly struct Offsets(ReadOnlyMemory<byte> bytes, bool areLong, int count)
{
    /// <summary>Number of rows.</summary>
    public int Count => count;

    /// <summary>The range of a row in something of a given length.</summary>
    public (int Start, int Length) RangeOf(int row, int available)
    {
        var (start, end) = (At(row), At(row + 1));
        return start >= 0 && end >= start && end <= available ? ((int)start, (int)(end - start)) : throw new ArrowDamage("an address leads outside of its column");
    }

    private long At(int index) => areLong ? BinaryPrimitives.ReadInt64LittleEndian(bytes.Span[(index * 8)..]) : BinaryPrimitives.ReadInt32LittleEndian(bytes.Span[(index * 4)..]);
}
