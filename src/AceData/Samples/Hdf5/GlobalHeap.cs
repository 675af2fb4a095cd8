namespace AceData.Samples.Hdf5;

/// <summary>Where texts of any length lie.</summary>
/// <remarks>HDF5 File Format Specification 3.0, III.E.</remarks>
internal static class GlobalHeap
{
    private const int MostBytes = 1 << 20;
    private const int HeadLength = 16;

    /// <summary>The text that a value of variable length stands for.</summary>
    /// <param name="input">The file.</param>
    /// <param name="value">Length, address of the collection, number in it.</param>
    /// <param name="longest">Bytes that are read at most.</param>
    public static string Text(Hdf5Input input, ReadOnlySpan<byte> value, int longest)
    {
        var cursor = new Hdf5Cursor(value);
        var (length, address, number) = (cursor.UInt32(), cursor.Address(), cursor.UInt32());
        if (length == 0)
        {
            return "";
        }

        if (length > longest)
        {
            throw new Hdf5Damage("a text in it is longer than all texts of a sample");
        }

        var head = new Hdf5Cursor(input.Bytes(address, HeadLength));
        head.Signature("GCOL"u8);
        head.Version(1, "heap of texts");
        head.Skip(3);
        var size = head.Length() is >= HeadLength and <= MostBytes and var fitting ? (int)fitting : throw new Hdf5Damage("a heap of its texts is beyond all bounds");
        var objects = new Hdf5Cursor(input.Bytes(address + HeadLength, size - HeadLength));
        while (objects.Left >= HeadLength)
        {
            var index = objects.UInt16();
            objects.Skip(6);
            var bytes = objects.Length();
            if (index == 0)
            {
                break;
            }

            var content = objects.Take(bytes <= size ? (int)bytes : throw new Hdf5Damage("a text in it ends too early"));
            if (index == number)
            {
                return length <= bytes ? Hdf5Text.Padded(content[..(int)length]) : throw new Hdf5Damage("a text in it ends too early");
            }

            objects.Skip(Math.Min(objects.Left, (int)(-bytes & 7)));
        }

        throw new Hdf5Damage("a text in it is missing");
    }
}
