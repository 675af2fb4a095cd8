namespace AceData.Samples.Hdf5;

/// <summary>Writes the list of the chunks of a data set: leaves of up to 64 chunks, and as many levels over them as it takes.</summary>
internal static class ChunkTree
{
    /// <summary>Half of what a node holds, as the format counts; the first block of the file has no place for another number.</summary>
    private const int HalfNode = 32;

    /// <summary>A child of a node: where its first value stands, how long it is, and its address.</summary>
    private readonly record struct Child(long[] First, long Length, long Address);

    /// <summary>Writes the nodes.</summary>
    /// <param name="bytes">Where they are written.</param>
    /// <param name="set">Its chunks are those that lie one after another.</param>
    /// <param name="data">The address of the first chunk.</param>
    /// <returns>The address of the root.</returns>
    public static long Write(Hdf5Bytes bytes, OutgoingSet set, long data)
    {
        var counts = set.Shape.Zip(set.Chunk, (length, size) => (length + size - 1) / size).ToArray();
        var children = new List<Child>();
        for (var number = 0; number < set.Lengths.Count; number++)
        {
            children.Add(new Child(First(number, counts, set.Chunk), set.Lengths[number], data));
            data += set.Lengths[number];
        }

        // Behind all chunks.
        var end = new long[set.Chunk.Count];
        end[0] = counts[0] * set.Chunk[0];
        for (var level = 0; ; level++)
        {
            children = WriteLevel(bytes, children, end, level);
            if (children.Count == 1)
            {
                return children[0].Address;
            }
        }
    }

    private static List<Child> WriteLevel(Hdf5Bytes bytes, List<Child> children, long[] end, int level)
    {
        var nodeBytes = 24 + (2 * HalfNode * (KeyBytes(end.Length) + 8)) + KeyBytes(end.Length);
        var (nodes, start) = (new List<Child>(), bytes.Align().Position);
        var parts = children.Chunk(2 * HalfNode).ToArray();
        for (var i = 0; i < parts.Length; i++)
        {
            var at = start + ((long)i * nodeBytes);
            nodes.Add(new Child(parts[i][0].First, parts[i][0].Length, at));
            bytes.Add("TREE"u8).Add(1, (byte)level).UInt16(parts[i].Length)
                .Int64(i > 0 ? at - nodeBytes : Hdf5Bytes.Nowhere)
                .Int64(i < parts.Length - 1 ? at + nodeBytes : Hdf5Bytes.Nowhere);
            foreach (var child in parts[i])
            {
                Key(bytes, child.First, child.Length);
                bytes.Int64(child.Address);
            }

            Key(bytes, i < parts.Length - 1 ? parts[i + 1][0].First : end, 0);
            bytes.Zeros(at + nodeBytes - bytes.Position);
        }

        return nodes;
    }

    private static int KeyBytes(int rank) => 8 + (8 * (rank + 1));

    private static void Key(Hdf5Bytes bytes, long[] first, long length)
    {
        bytes.UInt32(length).UInt32(0);
        foreach (var place in first)
        {
            bytes.Int64(place);
        }

        bytes.Int64(0);
    }

    private static long[] First(long number, long[] counts, IReadOnlyList<long> chunk)
    {
        var first = new long[counts.Length];
        for (var i = counts.Length - 1; i >= 0; i--)
        {
            (number, var place) = Math.DivRem(number, counts[i]);
            first[i] = place * chunk[i];
        }

        return first;
    }
}
