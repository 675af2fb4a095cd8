using System.Buffers.Binary;

namespace AceData.Datasets.Arrow;

/// <summary>
/// Reads a file in Apache Arrow's stream format: messages of a length, a FlatBuffers table, and a body
/// (<see href="https://arrow.apache.org/docs/format/Columnar.html"/>). Our own, because the library refuses the empty struct
/// that every set of the Python tool has, and because nothing that a damaged file claims may be believed before it was looked at.
/// </summary>
internal sealed class ArrowStream : IDisposable
{
    private const int Continuation = -1;
    private const int LargestTable = 16 << 20;
    private const int SchemaMessage = 1;
    private const int BatchMessage = 3;
    private static readonly byte[] FileFormatMark = "ARROW1"u8.ToArray();
    private readonly Stream _stream;

    /// <param name="stream">Can seek and knows its length; closed with this.</param>
    /// <exception cref="ArrowDamage">It does not begin with a schema.</exception>
    public ArrowStream(Stream stream)
    {
        _stream = stream;
        try
        {
            Schema = Next() is ({ } message, _) ? SchemaOf(message) : throw new ArrowDamage("it holds no columns");
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The columns.</summary>
    public ArrowSchema Schema { get; }

    /// <summary>The next rows; null at the end.</summary>
    /// <exception cref="ArrowDamage">The file is damaged or ends too early.</exception>
    public ArrowBatch? Read()
    {
        while (Next() is ({ } message, var body))
        {
            var root = FlatTable.Root(message);
            if (root.Byte(1) == BatchMessage)
            {
                return ArrowBatch.Read(Schema, root.Table(2), body);
            }
        }

        return null;
    }

    public void Dispose() => _stream.Dispose();

    private static ArrowSchema SchemaOf(byte[] message)
    {
        var root = FlatTable.Root(message);
        return root.Byte(1) == SchemaMessage ? ArrowSchema.Read(root.Table(2)) : throw new ArrowDamage("it does not begin with its columns");
    }

    /// <summary>The next message; its table is null at the end mark. An end without the mark is a file that was cut off.</summary>
    private (byte[]? Table, byte[] Body) Next()
    {
        Span<byte> head = stackalloc byte[4];
        Fill(head);
        if (head.SequenceEqual(FileFormatMark.AsSpan(0, 4)))
        {
            throw ArrowDamage.Foreign("it is in Arrow's file format, and data sets are in its stream format");
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length == Continuation)
        {
            Fill(head);
            length = BinaryPrimitives.ReadInt32LittleEndian(head);
        }

        if (length == 0)
        {
            return (null, []);
        }

        var table = Bytes(length is > 0 and <= LargestTable ? length : throw new ArrowDamage("a message has a length that cannot be"));
        return (table, Bytes(FlatTable.Root(table).Int64(3)));
    }

    // Nothing is set aside for what the file cannot hold.
    private byte[] Bytes(long length)
    {
        if (length < 0 || length > _stream.Length - _stream.Position)
        {
            throw TooShort();
        }

        if (length > Array.MaxLength)
        {
            throw ArrowDamage.Foreign("it holds more than 2 GB of rows in one piece");
        }

        var bytes = GC.AllocateUninitializedArray<byte>((int)length);
        Fill(bytes);
        return bytes;
    }

    private void Fill(Span<byte> bytes)
    {
        if (_stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw TooShort();
        }
    }

    private static ArrowDamage TooShort() => new("it ends in the middle");
}
