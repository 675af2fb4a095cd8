using System.Buffers.Binary;
using System.Text;

namespace AceData.Datasets.Arrow;

/// <summary>
/// A table of a FlatBuffers message (<see href="https://flatbuffers.dev/internals/"/>), read in place. Every offset is looked at before it is followed, so
/// that no content of a file can lead outside of its message.
/// </summary>
internal readonly ref struct FlatTable
{
    private const int OffsetSize = 4;
    private readonly ReadOnlySpan<byte> _message;
    private readonly int _at;
    private readonly int _fields;
    private readonly int _fieldsLength;

    private FlatTable(ReadOnlySpan<byte> message, int at)
    {
        _message = message;
        _at = at;
        _fields = Position(at - (long)Int32(at));
        _fieldsLength = UInt16(_fields);
        Slice(_fields, _fieldsLength);
    }

    /// <summary>The table that the message is about.</summary>
    public static FlatTable Root(ReadOnlySpan<byte> message)
    {
        if (message.Length < OffsetSize)
        {
            throw new ArrowDamage("a message is shorter than its own address");
        }

        return new FlatTable(message, At(message, BinaryPrimitives.ReadInt32LittleEndian(message)));
    }

    /// <summary>A whole number of two bytes; 0 where it is left out.</summary>
    public short Int16(int field) => Place(field) is > 0 and var place ? BinaryPrimitives.ReadInt16LittleEndian(Slice(place, 2)) : (short)0;

    /// <summary>A whole number of eight bytes; 0 where it is left out.</summary>
    public long Int64(int field) => Place(field) is > 0 and var place ? BinaryPrimitives.ReadInt64LittleEndian(Slice(place, 8)) : 0;

    /// <summary>A byte; 0 where it is left out.</summary>
    public byte Byte(int field) => Place(field) is > 0 and var place ? Slice(place, 1)[0] : (byte)0;

    /// <summary>True where the field is there.</summary>
    public bool Has(int field) => Place(field) > 0;

    /// <summary>The table that a field leads to.</summary>
    public FlatTable Table(int field) => Place(field) is > 0 and var place ? new FlatTable(_message, Target(place)) : throw new ArrowDamage("a part of a message is missing");

    /// <summary>A text; null where it is left out.</summary>
    public string? Text(int field)
    {
        if (Place(field) is not (> 0 and var place))
        {
            return null;
        }

        var at = Target(place);
        return Encoding.UTF8.GetString(Slice(at + OffsetSize, Int32(at)));
    }

    /// <summary>Number of elements of a list; 0 where it is left out.</summary>
    public int Count(int field)
    {
        if (Place(field) is not (> 0 and var place))
        {
            return 0;
        }

        // No element takes less than four bytes, so that nobody sets memory aside for a number that cannot be true.
        var (at, count) = (Target(place), Int32(Target(place)));
        Slice(at + OffsetSize, (long)count * OffsetSize);
        return count;
    }

    /// <summary>The table at a place of a list of tables.</summary>
    public FlatTable TableAt(int field, int index) => new(_message, Target(Position(Target(Place(field)) + OffsetSize + ((long)index * OffsetSize))));

    /// <summary>The bytes of a list of elements of one size.</summary>
    public ReadOnlySpan<byte> Structs(int field, int size)
    {
        var count = Count(field);
        return count == 0 ? default : Slice(Target(Place(field)) + OffsetSize, (long)count * size);
    }

    /// <summary>Where a field lies; 0 where it is left out.</summary>
    private int Place(int field)
    {
        var entry = 4 + (2 * field);
        return entry + 2 <= _fieldsLength && UInt16(_fields + entry) is > 0 and var offset ? Position(_at + (long)offset) : 0;
    }

    private int Target(int place) => Position(place + (long)Int32(place));

    private int Int32(int at) => BinaryPrimitives.ReadInt32LittleEndian(Slice(at, 4));

    private int UInt16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(Slice(at, 2));

    private int Position(long at) => At(_message, at);

    private static int At(ReadOnlySpan<byte> message, long at) => at >= 0 && at < message.Length ? (int)at : throw new ArrowDamage("an address leads outside of its message");

    private ReadOnlySpan<byte> Slice(int at, long length) =>
        length >= 0 && at >= 0 && at + length <= _message.Length ? _message.Slice(at, (int)length) : throw new ArrowDamage("a part reaches outside of its message");
}
