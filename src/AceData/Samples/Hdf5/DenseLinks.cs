namespace AceData.Samples.Hdf5;

/// <summary>The names in the root of a file of the newest form, when there are more than eight: a heap with the names, and a tree that says where in it they are.</summary>
/// <remarks>HDF5 File Format Specification 3.0, III.A.2, III.G. Trees of one node and heaps of one piece are read, which is what ten data sets need.</remarks>
internal static class DenseLinks
{
    private const int TreeHeadLength = 38;
    private const int HeapHeadLength = 146;
    private const int LinksByName = 5;
    private const int RecordLength = 11;
    private const int MostHeapBytes = 1 << 20;

    /// <summary>Names with the addresses of what they name; none where they stand in the description of the root.</summary>
    /// <exception cref="Hdf5Damage">Damaged, with links to elsewhere, or larger than any sample.</exception>
    public static IReadOnlyList<Hdf5Link> Read(Hdf5Input input, ReadOnlySpan<byte> message)
    {
        var cursor = new Hdf5Cursor(message);
        cursor.Version(0, "list of names");
        cursor.Skip((cursor.Byte() & 1) != 0 ? 8 : 0);
        var (heap, tree) = (cursor.Address(), cursor.Address());
        if (heap < 0)
        {
            return [];
        }

        var (block, offsetWidth, lengthWidth) = Heap(input, heap);
        var records = Records(input, tree);
        var links = new List<Hdf5Link>();
        while (records.Left >= RecordLength)
        {
            var record = new Hdf5Cursor(records.Take(RecordLength));
            record.Skip(4);
            if (record.Byte() != 0)
            {
                throw TooLarge();
            }

            var (offset, length) = (record.Number(offsetWidth), record.Number(lengthWidth));
            var part = offset <= block.Length && length <= block.Length - offset ? block.AsSpan((int)offset, (int)length) : throw new Hdf5Damage("a name in it lies outside of its names");
            Hdf5Link.RequireRoom(links.Count);
            links.Add(Hdf5Link.Read(part));
        }

        return links;
    }

    // Offsets in the heap count from the beginning of its first piece, head included.
    private static (byte[] Block, int OffsetWidth, int LengthWidth) Heap(Hdf5Input input, long address)
    {
        var cursor = new Hdf5Cursor(Lookup3.Content(input.Bytes(address, HeapHeadLength)));
        cursor.Signature("FRHP"u8);
        cursor.Version(0, "heap of names");
        cursor.Skip(2);
        var filters = cursor.UInt16();
        var (flags, most) = (cursor.Byte(), (long)cursor.UInt32());
        cursor.Skip((12 * 8) + 2);
        var (blockSize, mostInBlock, bits) = (cursor.Length(), cursor.Length(), cursor.UInt16());
        cursor.Skip(2);
        var (block, rows) = (cursor.Address(), cursor.UInt16());
        if (filters != 0 || rows != 0 || blockSize > MostHeapBytes || bits > 64)
        {
            throw TooLarge();
        }

        var (bytes, offsetBytes, lengthBytes) = (input.Bytes(block, (int)blockSize), (bits + 7) / 8, 1);
        new Hdf5Cursor(bytes).Signature("FHDB"u8);
        if ((flags & 2) != 0)
        {
            CheckBlock(bytes, 13 + offsetBytes);
        }

        for (var value = Math.Min(most, mostInBlock) >> 8; value > 0; value >>= 8)
        {
            lengthBytes++;
        }

        return (bytes, offsetBytes, lengthBytes);
    }

    // The checksum is that of the piece with zeros in its place.
    private static void CheckBlock(byte[] block, int place)
    {
        var stored = new Hdf5Cursor(block.AsSpan(Math.Min(place, block.Length))).UInt32();
        block.AsSpan(place, 4).Clear();
        if (Lookup3.Of(block) != stored)
        {
            throw new Hdf5Damage("a part of it does not have the checksum that it should have");
        }
    }

    private static Hdf5Cursor Records(Hdf5Input input, long address)
    {
        var cursor = new Hdf5Cursor(Lookup3.Content(input.Bytes(address, TreeHeadLength)));
        cursor.Signature("BTHD"u8);
        cursor.Version(0, "tree of names");
        var (kind, nodeSize, width, depth) = (cursor.Byte(), cursor.UInt32(), cursor.UInt16(), cursor.UInt16());
        cursor.Skip(2);
        var (root, count) = (cursor.Address(), cursor.UInt16());
        if (root < 0)
        {
            return default;
        }

        if (depth != 0 || kind != LinksByName || width != RecordLength || nodeSize > MostHeapBytes)
        {
            throw TooLarge();
        }

        var leaf = new Hdf5Cursor(Lookup3.Content(input.Bytes(root, 6 + (count * RecordLength) + 4)));
        leaf.Signature("BTLF"u8);
        leaf.Skip(2);
        return leaf;
    }

    private static Hdf5Damage TooLarge() => Hdf5Damage.Foreign("its list of names is longer or of another form than that of a training sample (newest file format)");
}
