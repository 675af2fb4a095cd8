using System.Text;

namespace AceData.Samples.Hdf5;

/// <summary>What is said of objects that are written, each in the version that every reader of the format knows.</summary>
internal static class Hdf5Message
{
    /// <summary>The description of an object: its messages in the older form.</summary>
    public static void Header(Hdf5Bytes bytes, params IReadOnlyList<(MessageKind Kind, bool IsConstant, byte[] Content)> messages)
    {
        bytes.Add(1, 0).UInt16(messages.Count).UInt32(1).UInt32(messages.Sum(message => 8L + Padded(message.Content.Length))).Zeros(4);
        foreach (var (kind, isConstant, content) in messages)
        {
            bytes.UInt16((int)kind).UInt16(Padded(content.Length)).Add(isConstant ? (byte)1 : (byte)0, 0, 0, 0).Add(content).Zeros(-content.Length & 7);
        }
    }

    public static byte[] Shape(IReadOnlyList<long> shape)
    {
        var bytes = new Hdf5Bytes().Add(1, (byte)shape.Count, shape.Count > 0 ? (byte)1 : (byte)0, 0, 0, 0, 0, 0);

        // Twice: as large as it is, and as large as it may become.
        foreach (var length in shape.Concat(shape))
        {
            bytes.Int64(length);
        }

        return bytes.Written.ToArray();
    }

    public static byte[] Type(NumberKind kind) => kind == NumberKind.F32
        ? [0x11, 0x20, 31, 0, 4, 0, 0, 0, 0, 0, 32, 0, 23, 8, 0, 23, 127, 0, 0, 0]
        : [0x10, 8, 0, 0, 8, 0, 0, 0, 0, 0, 64, 0];

    /// <summary>A text in UTF-8 that lies elsewhere in the file and ends with a zero.</summary>
    public static byte[] VariableText() => [0x19, 1, 1, 0, 16, 0, 0, 0, 0x10, 0, 0, 0, 1, 0, 0, 0, 0, 0, 8, 0];

    /// <summary>The fill value 0, written where space is taken.</summary>
    /// <param name="allocated">When space is taken: 2 late, 3 chunk by chunk.</param>
    /// <param name="written">When it is written: 0 with the space, 2 only where one was set.</param>
    public static byte[] Fill(byte allocated, byte written) => [2, allocated, written, 1, 0, 0, 0, 0];

    public static byte[] Filters(IReadOnlyList<Hdf5Filter> filters)
    {
        const int mayBeLeftOut = 1;
        var bytes = new Hdf5Bytes().Add(1, (byte)filters.Count, 0, 0, 0, 0, 0, 0);
        foreach (var filter in filters)
        {
            bytes.UInt16(filter.Id).UInt16(8).UInt16(mayBeLeftOut).UInt16(filter.Values.Count).Add(Encoding.ASCII.GetBytes(filter.Name.PadRight(8, '\0')));
            foreach (var value in filter.Values)
            {
                bytes.UInt32(value);
            }

            bytes.Align();
        }

        return bytes.Written.ToArray();
    }

    public static byte[] Contiguous(long address, long length) => new Hdf5Bytes().Add(3, 1).Int64(address).Int64(length).Written.ToArray();

    public static byte[] Chunked(long tree, IReadOnlyList<long> chunk, int valueBytes)
    {
        var bytes = new Hdf5Bytes().Add(3, 2, (byte)(chunk.Count + 1)).Int64(tree);
        foreach (var size in chunk.Append(valueBytes))
        {
            bytes.UInt32(size);
        }

        return bytes.Written.ToArray();
    }

    /// <summary>A text of fixed length in UTF-8, filled up with zeros.</summary>
    public static byte[] TextAttribute(string name, string text)
    {
        var (nameBytes, value) = (Encoding.UTF8.GetBytes(name + "\0"), Encoding.UTF8.GetBytes(text.Length == 0 ? "\0" : text));
        return new Hdf5Bytes().Add(1, 0).UInt16(nameBytes.Length).UInt16(8).UInt16(8).Add(nameBytes).Align()
            .Add(0x13, 0x11, 0, 0).UInt32(value.Length)
            .Add(1, 0, 0, 0, 0, 0, 0, 0)
            .Add(value).Written.ToArray();
    }

    private static int Padded(int length) => (length + 7) & ~7;
}
