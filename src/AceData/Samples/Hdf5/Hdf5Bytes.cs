using System.Buffers;
using System.Buffers.Binary;

namespace AceData.Samples.Hdf5;

/// <summary>Puts parts of a file together field by field.</summary>
/// <param name="start">Where the first byte will stand in the file.</param>
internal sealed class Hdf5Bytes(long start = 0)
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>No address.</summary>
    public const long Nowhere = -1;

    /// <summary>Where the next byte will stand in the file.</summary>
    public long Position => start + _bytes.WrittenCount;

    /// <summary>What was put together.</summary>
    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public Hdf5Bytes Add(params ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    public Hdf5Bytes UInt16(int number)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_bytes.GetSpan(2), checked((ushort)number));
        _bytes.Advance(2);
        return this;
    }

    public Hdf5Bytes UInt32(long number)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes.GetSpan(4), checked((uint)number));
        _bytes.Advance(4);
        return this;
    }

    public Hdf5Bytes Int64(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.GetSpan(8), number);
        _bytes.Advance(8);
        return this;
    }

    public Hdf5Bytes Zeros(long count)
    {
        _bytes.GetSpan((int)count + 1)[..(int)count].Clear();
        _bytes.Advance((int)count);
        return this;
    }

    /// <summary>Zeros up to the next multiple of eight.</summary>
    public Hdf5Bytes Align() => Zeros(-Position & 7);
}
