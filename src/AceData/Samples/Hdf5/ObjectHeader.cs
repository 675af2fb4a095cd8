namespace AceData.Samples.Hdf5;

/// <summary>What is said of one object of a file, in either form that there is.</summary>
/// <remarks>HDF5 File Format Specification 3.0, IV.A.1.</remarks>
internal static class ObjectHeader
{
    private const int MostBytes = 256 << 10;
    private const int MostBlocks = 64;
    private const int MostMessages = 1000;

    /// <summary>The messages of an object, without empty ones.</summary>
    /// <exception cref="Hdf5Damage">Damaged, in a circle, or too long.</exception>
    public static IReadOnlyList<HeaderMessage> Read(Hdf5Input input, long address)
    {
        var blocks = new Queue<byte[]>();
        var isNew = input.Bytes(address, 4).AsSpan().SequenceEqual("OHDR"u8);
        var (first, hasOrder) = isNew ? First2(input, address) : (First1(input, address), false);
        blocks.Enqueue(first);
        var (messages, seen, bytes) = (new List<HeaderMessage>(), new HashSet<long>(), first.Length);
        while (blocks.TryDequeue(out var block))
        {
            foreach (var message in Messages(block, isNew, hasOrder))
            {
                if (messages.Count == MostMessages)
                {
                    throw new Hdf5Damage($"an object of it says more than {MostMessages} things of itself");
                }

                if (message.Kind != MessageKind.Continuation)
                {
                    messages.Add(message);
                    continue;
                }

                var cursor = new Hdf5Cursor(message.Content.Span);
                var (place, length) = (cursor.Address(), cursor.Length());
                bytes = length <= MostBytes - bytes ? bytes + (int)length : throw new Hdf5Damage("an object of it says too much of itself");
                if (!seen.Add(place) || seen.Count > MostBlocks)
                {
                    throw new Hdf5Damage("an object of it goes on in a circle");
                }

                blocks.Enqueue(isNew ? Checked(input.Bytes(place, (int)length), "OCHK"u8) : input.Bytes(place, (int)length));
            }
        }

        return messages;
    }

    private static byte[] First1(Hdf5Input input, long address)
    {
        var cursor = new Hdf5Cursor(input.Bytes(address, 16));
        if (cursor.Byte() != 1)
        {
            throw new Hdf5Damage("an object of it does not begin as it should");
        }

        cursor.Skip(7);
        return input.Bytes(address + 16, cursor.UInt32() is <= MostBytes and var length ? (int)length : throw new Hdf5Damage("an object of it says too much of itself"));
    }

    private static (byte[] Block, bool HasOrder) First2(Hdf5Input input, long address)
    {
        var flags = input.Bytes(address, 6)[5];
        var width = 1 << (flags & 3);
        var before = 6 + ((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0);
        var cursor = new Hdf5Cursor(input.Bytes(address + before, width));
        var length = cursor.Number(width) is <= MostBytes and var small ? (int)small : throw new Hdf5Damage("an object of it says too much of itself");
        var whole = Checked(input.Bytes(address, before + width + length + 4), "OHDR"u8, before + width - 4);
        return (whole, (flags & 4) != 0);
    }

    /// <summary>What stands between the signature and the checksum of a part in the newer form.</summary>
    private static byte[] Checked(byte[] part, ReadOnlySpan<byte> signature, int more = 0)
    {
        new Hdf5Cursor(part).Signature(signature);
        return Lookup3.Content(part)[(4 + more)..].ToArray();
    }

    private static List<HeaderMessage> Messages(byte[] block, bool isNew, bool hasOrder)
    {
        var messages = new List<HeaderMessage>();
        var cursor = new Hdf5Cursor(block);
        var prefix = isNew ? 4 + (hasOrder ? 2 : 0) : 8;
        while (cursor.Left >= prefix)
        {
            var kind = isNew ? cursor.Byte() : cursor.UInt16();
            var length = cursor.UInt16();
            var flags = cursor.Byte();
            cursor.Skip(prefix - (isNew ? 4 : 5));
            var start = block.Length - cursor.Left;
            cursor.Skip(length);
            if ((flags & 2) != 0)
            {
                throw Hdf5Damage.Foreign("an object of it shares its description with another one");
            }

            if ((flags & 0x80) != 0 && !Enum.IsDefined((MessageKind)kind))
            {
                throw Hdf5Damage.Foreign("an object of it has a part that must be understood, and is not known");
            }

            if (kind != 0)
            {
                messages.Add(new HeaderMessage((MessageKind)kind, block.AsMemory(start, length)));
            }

            if (messages.Count > MostMessages)
            {
                return messages;
            }
        }

        return messages;
    }
}

/// <summary>One thing that is said of an object.</summary>
/// <param name="Kind">Which; kinds without a name are passed over.</param>
/// <param name="Content">How it is said.</param>
internal sealed record HeaderMessage(MessageKind Kind, ReadOnlyMemory<byte> Content);

/// <summary>Kinds of messages by the numbers of the format.</summary>
internal enum MessageKind
{
    DataSpace = 0x01,
    LinkInfo = 0x02,
    DataType = 0x03,
    FillValue = 0x05,
    Link = 0x06,
    ExternalFiles = 0x07,
    Layout = 0x08,
    Filters = 0x0B,
    Attribute = 0x0C,
    Continuation = 0x10,
    SymbolTable = 0x11,
}
