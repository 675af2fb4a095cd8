using System.Buffers.Binary;

namespace AceData.Datasets.Arrow;

/// <summary>Rows that came together in one message of a stream.</summary>
internal sealed class ArrowBatch
{
    private const int NodeSize = 16;
    private readonly byte[] _body;
    private readonly (long Length, long Nulls)[] _nodes;
    private readonly (int Start, int Length)[] _buffers;
    private readonly ArrowSchema _schema;

    private ArrowBatch(ArrowSchema schema, byte[] body, int rows, (long Length, long Nulls)[] nodes, (int Start, int Length)[] buffers)
    {
        (_schema, _body, RowCount, _nodes, _buffers) = (schema, body, rows, nodes, buffers);
    }

    /// <summary>Number of rows.</summary>
    public int RowCount { get; }

    /// <summary>Reads a <c>RecordBatch</c> of <c>Message.fbs</c>.</summary>
    public static ArrowBatch Read(ArrowSchema schema, FlatTable batch, byte[] body)
    {
        if (batch.Has(3))
        {
            throw ArrowDamage.Foreign("its rows are compressed");
        }

        var nodes = Pairs(batch.Structs(1, NodeSize));
        var buffers = Pairs(batch.Structs(2, NodeSize));
        if (nodes.Length != schema.NodeCount || buffers.Length != schema.BufferCount)
        {
            throw new ArrowDamage("a batch of rows has other parts than the columns need");
        }

        var rows = batch.Int64(0);
        if (rows is < 0 or > int.MaxValue || nodes.Any(node => node.First is < 0 or > int.MaxValue))
        {
            throw new ArrowDamage("a batch has a number of rows that cannot be");
        }

        return new ArrowBatch(schema, body, (int)rows, nodes, [.. buffers.Select(buffer => Range(buffer, body.Length))]);
    }

    /// <summary>The texts of a column.</summary>
    public TextColumn Texts(string column)
    {
        var place = _schema.PlaceOf(column);
        RequireRows(place, RowCount);
        return Texts(place);
    }

    /// <summary>The lists of texts of a column.</summary>
    public TextListColumn TextLists(string column)
    {
        var place = _schema.PlaceOf(column);
        RequireRows(place, RowCount);
        var items = new ArrowPlace(place.Field.Children[0], place.Node + 1, place.Buffer + place.Field.OwnBuffers);
        return new TextListColumn(Presence(place), Offsets(place, place.Field.Kind == ArrowKind.LargeList), Texts(items));
    }

    /// <summary>The texts in a column of structs, by their names; what is no text is left out.</summary>
    public IReadOnlyList<(string Name, TextColumn Texts)> StructTexts(string column, out PresenceBits presence)
    {
        var place = _schema.PlaceOf(column);
        RequireRows(place, RowCount);
        presence = Presence(place);
        var found = new List<(string, TextColumn)>();
        var (node, buffer) = (place.Node + 1, place.Buffer + place.Field.OwnBuffers);
        foreach (var child in place.Field.Children)
        {
            var part = new ArrowPlace(child, node, buffer);
            if (child.IsText)
            {
                RequireRows(part, RowCount);
                found.Add((child.Name, Texts(part)));
            }

            (node, buffer) = (node + child.NodeCount, buffer + child.BufferCount);
        }

        return found;
    }

    private TextColumn Texts(ArrowPlace place) => new(Presence(place), Offsets(place, place.Field.Kind == ArrowKind.LargeText), Bytes(place.Buffer + 2));

    private void RequireRows(ArrowPlace place, int rows)
    {
        if (_nodes[place.Node].Length != rows)
        {
            throw new ArrowDamage($"the column '{place.Field.Name}' has another number of rows than the others");
        }
    }

    private PresenceBits Presence(ArrowPlace place)
    {
        var (length, nulls) = _nodes[place.Node];
        var bits = Bytes(place.Buffer);

        // Writers may leave the bits out where nothing is missing.
        return bits.Length == 0 && nulls == 0 ? PresenceBits.All
            : (length + 7) / 8 <= bits.Length ? new PresenceBits(bits)
            : throw new ArrowDamage($"the column '{place.Field.Name}' does not say which rows are empty");
    }

    private Offsets Offsets(ArrowPlace place, bool areLong)
    {
        var length = _nodes[place.Node].Length;
        var bytes = Bytes(place.Buffer + 1);

        // A column without rows may come without its single address.
        return length == 0 || (length + 1) * (areLong ? 8 : 4) <= bytes.Length
            ? new Offsets(bytes, areLong, (int)length)
            : throw new ArrowDamage($"the column '{place.Field.Name}' has fewer addresses than rows");
    }

    private ReadOnlyMemory<byte> Bytes(int buffer) => _body.AsMemory(_buffers[buffer].Start, _buffers[buffer].Length);

    private static (int Start, int Length) Range((long First, long Second) buffer, int length) =>
        buffer is { First: >= 0, Second: >= 0 } && buffer.First <= length && buffer.Second <= length - buffer.First
            ? ((int)buffer.First, (int)buffer.Second)
            : throw new ArrowDamage("a part of a batch reaches outside of it");

    private static (long First, long Second)[] Pairs(ReadOnlySpan<byte> bytes)
    {
        var pairs = new (long, long)[bytes.Length / NodeSize];
        for (var i = 0; i < pairs.Length; i++)
        {
            var pair = bytes.Slice(i * NodeSize, NodeSize);
            pairs[i] = (BinaryPrimitives.ReadInt64LittleEndian(pair), BinaryPrimitives.ReadInt64LittleEndian(pair[8..]));
        }

        return pairs;
    }
}
