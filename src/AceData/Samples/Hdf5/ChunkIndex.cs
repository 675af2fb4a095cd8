namespace AceData.Samples.Hdf5;

/// <summary>The list of the chunks of a data set.</summary>
internal abstract record ChunkIndex
{
    /// <summary>All chunks that were written, each once.</summary>
    /// <param name="input">The file.</param>
    /// <param name="grid">How the chunks lie.</param>
    /// <exception cref="Hdf5Damage">In a circle, twice the same chunk, one that lies outside.</exception>
    public abstract IReadOnlyList<ChunkPlace> Read(Hdf5Input input, ChunkGrid grid);
}

/// <summary>A chunk in the file.</summary>
/// <param name="Number">Its number, row by row.</param>
/// <param name="Address">Its first byte.</param>
/// <param name="Length">Bytes as it is stored.</param>
/// <param name="Skipped">A bit for each filter that was left out for this chunk.</param>
internal sealed record ChunkPlace(int Number, long Address, int Length, uint Skipped);

/// <summary>A tree of the older form (version 1).</summary>
/// <remarks>HDF5 File Format Specification 3.0, III.A.1.</remarks>
internal sealed record TreeIndex(long Address) : ChunkIndex
{
    private const int HeadLength = 24;
    private const int MostLevels = 12;

    public override IReadOnlyList<ChunkPlace> Read(Hdf5Input input, ChunkGrid grid)
    {
        // Nodes lie beside each other: all of them together are never longer than the file.
        var (chunks, nodes, taken, left) = (new List<ChunkPlace>(), new HashSet<long>(), new HashSet<int>(), input.Length);
        if (Address >= 0)
        {
            ReadNode(Address, -1);
        }

        return chunks;

        void ReadNode(long address, int level)
        {
            var head = new Hdf5Cursor(input.Bytes(address, HeadLength));
            head.Signature("TREE"u8);
            var (kind, present, count) = (head.Byte(), head.Byte(), head.UInt16());
            var keyLength = 8 + (8 * (grid.Rank + 1));
            left -= HeadLength + (count * (keyLength + 8));
            if (kind != 1 || (level < 0 ? present > MostLevels : present != level) || !nodes.Add(address) || left < 0)
            {
                throw new Hdf5Damage("the list of its chunks is damaged or goes in a circle");
            }

            var cursor = new Hdf5Cursor(input.Bytes(address + HeadLength, count * (keyLength + 8)));
            for (var i = 0; i < count; i++)
            {
                var (stored, skipped) = (cursor.UInt32(), cursor.UInt32());
                var key = cursor.Take(keyLength - 8);
                var child = cursor.Address();
                if (present > 0)
                {
                    ReadNode(child, present - 1);
                    continue;
                }

                var number = grid.NumberOf(key);
                input.Require(child, stored);
                chunks.Add(taken.Add(number) ? new ChunkPlace(number, child, checked((int)stored), skipped) : throw new Hdf5Damage("one of its chunks is there twice"));
            }
        }
    }
}

/// <summary>Only one chunk.</summary>
/// <param name="Address">Its first byte; -1: never written.</param>
/// <param name="Stored">Bytes as it is stored; -1: as many as it has values.</param>
/// <param name="Skipped">As <see cref="ChunkPlace.Skipped"/>.</param>
internal sealed record SingleIndex(long Address, long Stored, uint Skipped) : ChunkIndex
{
    public override IReadOnlyList<ChunkPlace> Read(Hdf5Input input, ChunkGrid grid)
    {
        if (Address < 0)
        {
            return [];
        }

        var length = Stored < 0 ? grid.ChunkBytes : Stored;
        input.Require(Address, length);
        return grid.ChunkCount == 1 && length <= int.MaxValue ? [new ChunkPlace(0, Address, (int)length, Skipped)] : throw new Hdf5Damage("it has more chunks than its list");
    }
}

/// <summary>A list of fixed length of the newer form, in one piece.</summary>
/// <remarks>HDF5 File Format Specification 3.0, VII.C.</remarks>
internal sealed record ArrayIndex(long Address) : ChunkIndex
{
    private const int HeadLength = 28;

    public override IReadOnlyList<ChunkPlace> Read(Hdf5Input input, ChunkGrid grid)
    {
        if (Address < 0)
        {
            return [];
        }

        var head = new Hdf5Cursor(Lookup3.Content(input.Bytes(Address, HeadLength)));
        head.Signature("FAHD"u8);
        head.Version(0, "list of chunks");
        var (isFiltered, width, pageBits) = (head.Byte() == 1, head.Byte(), head.Byte());
        var (count, block) = (head.Length(), head.Address());
        if (block < 0)
        {
            return [];
        }

        if (count > 1L << Math.Min((int)pageBits, 30))
        {
            throw Hdf5Damage.Foreign("it has so many chunks that their list has pages (newest file format), which are not read");
        }

        if (count != grid.ChunkCount || width < 8 || width > 20 || (isFiltered ? width < 13 : width != 8))
        {
            throw new Hdf5Damage("the list of its chunks is damaged");
        }

        var list = new Hdf5Cursor(Lookup3.Content(input.Bytes(block, (int)(14 + (count * width) + 4))));
        list.Signature("FADB"u8);
        list.Skip(10);
        var chunks = new List<ChunkPlace>();
        for (var number = 0; number < count; number++)
        {
            var address = list.Address();
            var (length, skipped) = isFiltered ? (list.Number(width - 12), list.UInt32()) : (grid.ChunkBytes, 0);
            if (address >= 0)
            {
                input.Require(address, length);
                chunks.Add(new ChunkPlace(number, address, checked((int)length), skipped));
            }
        }

        return chunks;
    }
}
