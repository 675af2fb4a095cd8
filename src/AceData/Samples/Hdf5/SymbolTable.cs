namespace AceData.Samples.Hdf5;

/// <summary>The names in the root of a file of the older form: a tree of tables, and a heap with the names.</summary>
/// <remarks>HDF5 File Format Specification 3.0, III.A to III.D.</remarks>
internal static class SymbolTable
{
    private const int MostNodes = 200;
    private const int MostLevels = 8;
    private const int MostNameBytes = 64 << 10;
    private const int SoftLink = 2;

    /// <summary>Names with the addresses of what they name.</summary>
    /// <exception cref="Hdf5Damage">Damaged, in a circle, or with links to elsewhere.</exception>
    public static IReadOnlyList<Hdf5Link> Read(Hdf5Input input, ReadOnlySpan<byte> message)
    {
        var cursor = new Hdf5Cursor(message);
        var (tree, heap) = (cursor.Address(), cursor.Address());
        var names = Names(input, heap);
        var (links, nodes) = (new List<Hdf5Link>(), new HashSet<long>());
        ReadNode(tree, -1);
        return links;

        void ReadNode(long address, int level)
        {
            var head = new Hdf5Cursor(input.Bytes(address, 24));
            head.Signature("TREE"u8);
            var (kind, present, count) = (head.Byte(), head.Byte(), head.UInt16());
            if (kind != 0 || (level < 0 ? present > MostLevels : present != level) || !nodes.Add(address) || nodes.Count > MostNodes)
            {
                throw new Hdf5Damage("its list of names is damaged or goes in a circle");
            }

            var cursor = new Hdf5Cursor(input.Bytes(address + 24, count * 16));
            for (var i = 0; i < count; i++)
            {
                cursor.Skip(8);
                var child = cursor.Address();
                if (present > 0)
                {
                    ReadNode(child, present - 1);
                }
                else if (nodes.Add(child))
                {
                    ReadTable(child);
                }
                else
                {
                    throw new Hdf5Damage("its list of names goes in a circle");
                }
            }
        }

        void ReadTable(long address)
        {
            var head = new Hdf5Cursor(input.Bytes(address, 8));
            head.Signature("SNOD"u8);
            head.Version(1, "list of names");
            head.Skip(1);
            var count = head.UInt16();
            var cursor = new Hdf5Cursor(input.Bytes(address + 8, count * 40));
            for (var i = 0; i < count; i++)
            {
                var (name, target, kind) = (NameAt(names, cursor.Length()), cursor.Address(), cursor.UInt32());
                cursor.Skip(20);
                Hdf5Link.RequireRoom(links.Count);
                links.Add(kind == SoftLink || target < 0 ? throw Hdf5Link.Elsewhere(name) : new Hdf5Link(name, target));
            }
        }
    }

    private static byte[] Names(Hdf5Input input, long heap)
    {
        var head = new Hdf5Cursor(input.Bytes(heap, 32));
        head.Signature("HEAP"u8);
        head.Version(0, "heap of names");
        head.Skip(3);
        var length = head.Length();
        head.Skip(8);
        return input.Bytes(head.Address(), length <= MostNameBytes ? (int)length : throw new Hdf5Damage("its names are longer than all names of a sample"));
    }

    private static string NameAt(byte[] names, long place)
    {
        var rest = place < names.Length ? names.AsSpan((int)place) : throw new Hdf5Damage("a name in it lies outside of its names");
        var end = rest.IndexOf((byte)0);
        return end >= 0 ? Hdf5Text.Of(rest[..end]) : throw new Hdf5Damage("a name in it has no end");
    }
}
