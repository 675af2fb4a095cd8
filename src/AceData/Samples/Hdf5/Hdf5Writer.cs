using System.Text;
using AceData.Files;

namespace AceData.Samples.Hdf5;

/// <summary>
/// Writes a file as h5py does by default, front to back: the first block, all values, then what describes them. No times and no random numbers, so that the same
/// content makes the same bytes.
/// </summary>
/// <remarks>HDF5 File Format Specification 3.0, superblock version 0.</remarks>
internal static class Hdf5Writer
{
    private const int FirstBlockLength = 96;
    private const int HalfTable = 8;
    private const int HalfTree = 16;
    private const int HeapLength = 4096;
    private const string Keys = SampleNames.Keys;

    /// <summary>Hands the file on, in order.</summary>
    /// <param name="key">The text of the data set <c>keys</c>, at most 1,000 bytes.</param>
    /// <param name="notes">Attributes of the root.</param>
    /// <param name="sets">Data sets with other names, at most 15.</param>
    /// <param name="write">Takes the bytes.</param>
    public static void Write(string key, IReadOnlyDictionary<string, string> notes, IReadOnlyList<OutgoingSet> sets, AtomicFile.ContentWriter write)
    {
        var end = FirstBlockLength + sets.Sum(set => set.Lengths.Sum());
        var bytes = new Hdf5Bytes(end).Align();
        var (objects, data) = (new List<(string Name, long Address)>(), (long)FirstBlockLength);
        foreach (var set in sets)
        {
            objects.Add((set.Name, Describe(bytes, set, data)));
            data += set.Lengths.Sum();
        }

        objects.Add((Keys, DescribeKey(bytes, key)));
        objects.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        var (root, tree, heap) = DescribeRoot(bytes, objects, notes);
        bytes.Align();
        write(FirstBlock(bytes.Position, root, tree, heap).Written);
        foreach (var set in sets)
        {
            set.Write(write);
        }

        write(bytes.Written);
    }

    private static Hdf5Bytes FirstBlock(long end, long root, long tree, long heap) => new Hdf5Bytes()
        .Add(0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A)
        .Add(0, 0, 0, 0, 0, 8, 8, 0).UInt16(HalfTable).UInt16(HalfTree).UInt32(0)
        .Int64(0).Int64(Hdf5Bytes.Nowhere).Int64(end).Int64(Hdf5Bytes.Nowhere)
        .Int64(0).Int64(root).UInt32(1).UInt32(0).Int64(tree).Int64(heap);

    private static long Describe(Hdf5Bytes bytes, OutgoingSet set, long data)
    {
        var isChunked = set.Chunk.Count > 0;
        var tree = isChunked ? ChunkTree.Write(bytes, set, data) : 0;
        var address = bytes.Align().Position;
        var messages = new List<(MessageKind, bool, byte[])>
        {
            (MessageKind.DataSpace, false, Hdf5Message.Shape(set.Shape)),
            (MessageKind.DataType, true, Hdf5Message.Type(set.Kind)),
            (MessageKind.FillValue, true, Hdf5Message.Fill(isChunked ? (byte)3 : (byte)2, 2)),
            (MessageKind.Layout, false, isChunked ? Hdf5Message.Chunked(tree, set.Chunk, set.ValueBytes) : Hdf5Message.Contiguous(data, set.Lengths[0])),
            (MessageKind.Attribute, false, Hdf5Message.TextAttribute(SampleChecksum.Attribute, set.Checksum)),
        };
        if (set.Filters.Count > 0)
        {
            messages.Insert(3, (MessageKind.Filters, true, Hdf5Message.Filters(set.Filters)));
        }

        Hdf5Message.Header(bytes, messages);
        return address;
    }

    private static long DescribeKey(Hdf5Bytes bytes, string key)
    {
        var text = Encoding.UTF8.GetBytes(key);
        var heap = bytes.Align().Position;
        bytes.Add("GCOL"u8).Add(1, 0, 0, 0).Int64(HeapLength).UInt16(1).Zeros(6).Int64(text.Length).Add(text).Align();

        // What is free of it is an object of its own, numbered 0.
        var left = heap + HeapLength - bytes.Position;
        bytes.UInt16(0).Zeros(6).Int64(left).Zeros(left - 16);
        var value = bytes.Position;
        bytes.UInt32(text.Length).Int64(heap).UInt32(1);
        var address = bytes.Align().Position;
        Hdf5Message.Header(
            bytes,
            (MessageKind.DataSpace, false, Hdf5Message.Shape([])),
            (MessageKind.DataType, true, Hdf5Message.VariableText()),
            (MessageKind.FillValue, true, Hdf5Message.Fill(2, 0)),
            (MessageKind.Layout, false, Hdf5Message.Contiguous(value, 16)));
        return address;
    }

    private static (long Root, long Tree, long Heap) DescribeRoot(Hdf5Bytes bytes, List<(string Name, long Address)> objects, IReadOnlyDictionary<string, string> notes)
    {
        // The name of nothing stands first.
        var names = new Hdf5Bytes().Zeros(8);
        var places = new List<long>();
        foreach (var (name, _) in objects)
        {
            places.Add(names.Position);
            names.Add(Encoding.UTF8.GetBytes(name)).Add(0).Align();
        }

        var table = bytes.Align().Position;
        bytes.Add("SNOD"u8).Add(1, 0).UInt16(objects.Count);
        for (var i = 0; i < objects.Count; i++)
        {
            bytes.Int64(places[i]).Int64(objects[i].Address).Zeros(24);
        }

        bytes.Zeros(40L * ((2 * HalfTable) - objects.Count));
        var tree = bytes.Position;
        bytes.Add("TREE"u8).Add(0, 0).UInt16(1).Int64(Hdf5Bytes.Nowhere).Int64(Hdf5Bytes.Nowhere).Int64(0).Int64(table).Int64(places[^1]);
        bytes.Zeros(24 + (16L * 2 * HalfTree) + 8 - (bytes.Position - tree));
        var heap = bytes.Position;
        const int noFreePart = 1;
        bytes.Add("HEAP"u8).Zeros(4).Int64(names.Position).Int64(noFreePart).Int64(heap + 32).Add(names.Written);
        var root = bytes.Align().Position;
        Hdf5Message.Header(
            bytes,
            [
                (MessageKind.SymbolTable, false, new Hdf5Bytes().Int64(tree).Int64(heap).Written.ToArray()),
                .. notes.OrderBy(note => note.Key, StringComparer.Ordinal).Select(note => (MessageKind.Attribute, false, Hdf5Message.TextAttribute(note.Key, note.Value))),
            ]);
        return (root, tree, heap);
    }
}
