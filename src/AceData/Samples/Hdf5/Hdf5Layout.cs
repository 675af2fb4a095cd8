namespace AceData.Samples.Hdf5;

/// <summary>Where the values of a data set lie.</summary>
/// <remarks>HDF5 File Format Specification 3.0, IV.A.2.i, versions 3 and 4; version 5 of HDF5 2.0 differs from 4 only in wider lengths of chunks.</remarks>
internal abstract record Hdf5Layout
{
    private const int CompactClass = 0;
    private const int ContiguousClass = 1;
    private const int ChunkedClass = 2;

    /// <summary>Reads a layout; whether it fits the data set is looked at when the values are read.</summary>
    public static Hdf5Layout Read(ReadOnlyMemory<byte> message)
    {
        var cursor = new Hdf5Cursor(message.Span);
        var (version, kind) = (cursor.Byte(), cursor.Byte());
        if (version is not (3 or 4 or 5))
        {
            return new UnknownLayout($"it is laid out in version {version}, which is not read");
        }

        switch (kind)
        {
            case CompactClass:
                var length = cursor.UInt16();
                cursor.Skip(length);
                return new CompactLayout(message.Slice(4, length));
            case ContiguousClass:
                return new ContiguousLayout(cursor.Address(), cursor.Length());
            case ChunkedClass when version == 3:
                var rank = cursor.Byte();
                var tree = cursor.Address();
                return new ChunkedLayout(Sizes(ref cursor, rank, 4), new TreeIndex(tree));
            case ChunkedClass:
                return Newer(ref cursor);
            default:
                return new UnknownLayout("it is laid out in a way that is not read");
        }
    }

    private static Hdf5Layout Newer(ref Hdf5Cursor cursor)
    {
        const int singleFiltered = 2;
        var (flags, rank, width) = (cursor.Byte(), cursor.Byte(), cursor.Byte());
        if (width is 0 or > 8)
        {
            throw new Hdf5Damage("the size of its chunks is beyond all bounds");
        }

        var sizes = Sizes(ref cursor, rank, width);
        switch (cursor.Byte())
        {
            case 1:
                var (stored, mask) = (flags & singleFiltered) != 0 ? (cursor.Length(), cursor.UInt32()) : (-1, 0);
                return new ChunkedLayout(sizes, new SingleIndex(cursor.Address(), stored, mask));
            case 3:
                cursor.Skip(1);
                return new ChunkedLayout(sizes, new ArrayIndex(cursor.Address()));
            default:
                return new UnknownLayout("its chunks are listed in a way that is not read (newest file format)");
        }
    }

    // The last one is the size of a value.
    private static long[] Sizes(ref Hdf5Cursor cursor, int rank, int width)
    {
        var sizes = new long[rank is > 1 and <= 33 ? rank : throw new Hdf5Damage("its chunks have no dimensions, or too many")];
        for (var i = 0; i < rank; i++)
        {
            sizes[i] = cursor.Number(width) is > 0 and <= uint.MaxValue and var size ? size : throw new Hdf5Damage("the size of its chunks is beyond all bounds");
        }

        return sizes;
    }
}

/// <summary>Within its description.</summary>
internal sealed record CompactLayout(ReadOnlyMemory<byte> Values) : Hdf5Layout;

/// <summary>In one piece. Address -1: never written.</summary>
internal sealed record ContiguousLayout(long Address, long Length) : Hdf5Layout;

/// <summary>In pieces of one size.</summary>
/// <param name="Sizes">Values of a chunk in each dimension, and behind them the bytes of a value.</param>
/// <param name="Index">Where the list of chunks is.</param>
internal sealed record ChunkedLayout(long[] Sizes, ChunkIndex Index) : Hdf5Layout;

/// <summary>In a way that is not read.</summary>
internal sealed record UnknownLayout(string Objection) : Hdf5Layout;
