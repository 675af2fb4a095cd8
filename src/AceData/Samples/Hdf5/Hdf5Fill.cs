namespace AceData.Samples.Hdf5;

/// <summary>The value that stands where nothing was ever written.</summary>
/// <remarks>HDF5 File Format Specification 3.0, IV.A.2.f.</remarks>
internal static class Hdf5Fill
{
    /// <summary>Reads the value; empty where it is 0.</summary>
    public static ReadOnlyMemory<byte> Read(ReadOnlyMemory<byte> message)
    {
        var cursor = new Hdf5Cursor(message.Span);
        var isDefined = cursor.Byte() switch
        {
            1 or 2 => (cursor.Take(3)[2] & 1) != 0,
            3 => (cursor.Byte() & 0x20) != 0,
            var version => throw Hdf5Damage.Foreign($"its fill value has version {version}, which is not read"),
        };
        if (!isDefined || cursor.UInt32() is not (> 0 and var length))
        {
            return default;
        }

        cursor.Take(length <= message.Length ? (int)length : throw new Hdf5Damage("its fill value ends too early"));
        return message.Slice(message.Length - cursor.Left - (int)length, (int)length);
    }

    /// <summary>Puts the value everywhere.</summary>
    public static void Into(Span<byte> whole, ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            whole.Clear();
            return;
        }

        for (; whole.Length >= value.Length; whole = whole[value.Length..])
        {
            value.CopyTo(whole);
        }
    }
}
