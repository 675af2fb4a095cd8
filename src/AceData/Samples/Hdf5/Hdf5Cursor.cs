using System.Buffers.Binary;

namespace AceData.Samples.Hdf5;

/// <summary>Goes through a part of a file field by field; little endian, as all of the format is.</summary>
internal ref struct Hdf5Cursor(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Bytes that are left.</summary>
    public readonly int Left => _rest.Length;

    public byte Byte() => Take(1)[0];

    public int UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    /// <summary>A length or a place of eight bytes.</summary>
    public long Length() => BinaryPrimitives.ReadInt64LittleEndian(Take(8)) is >= 0 and var length ? length : throw new Hdf5Damage("a length in it is beyond all bounds");

    /// <summary>An address of eight bytes; -1 where there is none.</summary>
    public long Address() => BinaryPrimitives.ReadInt64LittleEndian(Take(8)) is >= -1 and var address ? address : throw new Hdf5Damage("an address in it is beyond all bounds");

    /// <summary>A whole number of one to eight bytes.</summary>
    public long Number(int width)
    {
        var bytes = Take(width);
        var number = 0L;
        for (var i = width - 1; i >= 0; i--)
        {
            number = (number << 8) | bytes[i];
        }

        return number >= 0 ? number : throw new Hdf5Damage("a number in it is beyond all bounds");
    }

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _rest.Length)
        {
            throw new Hdf5Damage("a part of it ends too early");
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    public void Skip(int count) => Take(count);

    /// <summary>Demands the four letters that a part begins with.</summary>
    public void Signature(ReadOnlySpan<byte> letters)
    {
        if (!Take(letters.Length).SequenceEqual(letters))
        {
            throw new Hdf5Damage("a part of it does not begin as it should");
        }
    }

    /// <summary>Demands a version.</summary>
    public void Version(int version, string what)
    {
        if (Byte() is var present && present != version)
        {
            throw Hdf5Damage.Foreign($"its {what} has version {present}, which is not read");
        }
    }
}
