namespace AceData.Samples.Hdf5;

/// <summary>A data set of a file: what its description says. Values are read when they are asked for.</summary>
internal sealed class Hdf5DataSet
{
    // The features of the longest song that is trained on (six minutes) take 110 MB.
    private const long MostBytes = 512L << 20;

    // What never was written takes no room in the file: this much memory is set aside for it and no more.
    private const long MostGaps = 16L << 20;
    private const int LongestText = 4 << 10;

    private readonly Hdf5Input _input;
    private readonly Hdf5Layout _layout;
    private readonly ReadOnlyMemory<byte> _fill;

    private Hdf5DataSet(Hdf5Input input, string name, Hdf5Type type, long[] shape, Hdf5Layout layout, IReadOnlyList<Hdf5Filter> filters, ReadOnlyMemory<byte> fill, Dictionary<string, string> notes)
    {
        (_input, Name, Type, Shape, _layout, Filters, _fill, Notes) = (input, name, type, shape, layout, filters, fill, notes);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>How each value is stored.</summary>
    public Hdf5Type Type { get; }

    /// <summary>Sizes, outermost first.</summary>
    public long[] Shape { get; }

    /// <summary>What its chunks went through.</summary>
    public IReadOnlyList<Hdf5Filter> Filters { get; }

    /// <summary>Its attributes that are texts.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; }

    /// <summary>How its values are laid out.</summary>
    public Hdf5Layout Layout => _layout;

    /// <summary>Reads the description of a data set.</summary>
    public static Hdf5DataSet Read(Hdf5Input input, Hdf5Link link)
    {
        var messages = ObjectHeader.Read(input, link.Address);
        if (Find(messages, MessageKind.Layout) is not { } layout || Find(messages, MessageKind.DataType) is not { } type || Find(messages, MessageKind.DataSpace) is not { } shape)
        {
            throw Hdf5Damage.Foreign($"'{Hdf5Text.Shown(link.Name)}' in it is a folder or no data set, which a training sample does not have");
        }

        if (Find(messages, MessageKind.ExternalFiles) is not null)
        {
            throw Hdf5Damage.Foreign($"the values of '{Hdf5Text.Shown(link.Name)}' lie in another file, which is never opened");
        }

        return new Hdf5DataSet(
            input,
            link.Name,
            Hdf5Type.Read(type.Span),
            Hdf5Shape.Read(shape.Span),
            Hdf5Layout.Read(layout),
            Find(messages, MessageKind.Filters) is { } filters ? Hdf5Filter.Read(filters.Span) : [],
            Find(messages, MessageKind.FillValue) is { } fill ? Hdf5Fill.Read(fill) : default,
            Hdf5Attribute.Texts(input, messages));
    }

    /// <summary>Bytes of all values.</summary>
    /// <exception cref="Hdf5Damage">More than this file can hold.</exception>
    public int ByteLength()
    {
        var bytes = Size();
        switch (_layout)
        {
            case CompactLayout compact:
                return compact.Values.Length == bytes ? bytes : throw Short();
            case ContiguousLayout { Address: >= 0 } piece:
                _input.Require(piece.Address, piece.Length >= bytes ? bytes : throw Short());
                return bytes;
            case ChunkedLayout when bytes > MostGaps && Chunks() is var (grid, places) && bytes > MostGaps + (places.Count * grid.ChunkBytes):
            case ContiguousLayout when bytes > MostGaps:
                throw TooLarge();
            default:
                return bytes;
        }
    }

    /// <summary>Reads all values, as they are stored: little endian, row by row. What was never written is the fill value.</summary>
    /// <param name="whole"><see cref="ByteLength"/> bytes.</param>
    public void ReadValues(Span<byte> whole)
    {
        RequireRead();
        if (whole.IsEmpty)
        {
            return;
        }

        switch (_layout)
        {
            case CompactLayout compact:
                (compact.Values.Length == whole.Length ? compact.Values.Span : throw Short()).CopyTo(whole);
                break;
            case ContiguousLayout { Address: < 0 }:
                Hdf5Fill.Into(whole, _fill.Span);
                break;
            case ContiguousLayout piece:
                _input.Read(piece.Length >= whole.Length ? piece.Address : throw Short(), whole);
                break;
            case ChunkedLayout:
                ReadChunks(whole);
                break;
        }
    }

    /// <summary>The chunks that were written, and how all of them lie.</summary>
    public (ChunkGrid Grid, IReadOnlyList<ChunkPlace> Places) Chunks()
    {
        var layout = (ChunkedLayout)_layout;
        var grid = new ChunkGrid(Shape, layout.Sizes, Type.Size, (2L * Size()) + MostGaps);
        return (grid, layout.Index.Read(_input, grid));
    }

    /// <summary>Whether a part of the values was never written, so that nothing but the fill value stands there.</summary>
    public bool HasGaps() => Hdf5Shape.Count(Shape) != 0 && _layout switch
    {
        ContiguousLayout piece => piece.Address < 0,
        ChunkedLayout => Chunks() is var (grid, places) && places.Count < grid.ChunkCount,
        _ => false,
    };

    /// <summary>A chunk as it lies in the file.</summary>
    public byte[] StoredChunk(ChunkPlace place) => _input.Bytes(place.Address, place.Length);

    /// <summary>Its only value, a text.</summary>
    public string Text()
    {
        if (Type.Kind != NumberKind.Text || Hdf5Shape.Count(Shape) != 1 || Type.Size > LongestText)
        {
            throw new Hdf5Damage("it is no short text");
        }

        var value = new byte[Type.Size];
        ReadValues(value);
        return Type.IsVariable ? GlobalHeap.Text(_input, value, LongestText) : Hdf5Text.Padded(value);
    }

    private static ReadOnlyMemory<byte>? Find(IReadOnlyList<HeaderMessage> messages, MessageKind kind) => messages.FirstOrDefault(message => message.Kind == kind)?.Content;

    private static Hdf5Damage Short() => new("it has fewer values than it says");

    private Hdf5Damage TooLarge() => new($"it says that it has {string.Join(" × ", Shape)} values, more than there are in this file");

    private int Size() => Hdf5Shape.Count(Shape) is >= 0 and var count && count <= MostBytes / Type.Size ? (int)(count * Type.Size) : throw TooLarge();

    /// <summary>Refuses values that are stored in a way that is not read.</summary>
    /// <exception cref="Hdf5Damage">They are.</exception>
    public void RequireRead()
    {
        Hdf5Filter.RequireRead(Filters);
        if (_layout is UnknownLayout unknown)
        {
            throw Hdf5Damage.Foreign(unknown.Objection);
        }

        if (Type.Kind == NumberKind.Unknown)
        {
            throw Hdf5Damage.Foreign($"it holds {Type.Objection}");
        }
    }

    private void ReadChunks(Span<byte> whole)
    {
        var (grid, places) = Chunks();
        if (places.Count < grid.ChunkCount)
        {
            Hdf5Fill.Into(whole, _fill.Span);
        }

        using var filters = new ChunkFilters(Filters, (int)grid.ChunkBytes);
        var stored = Array.Empty<byte>();
        foreach (var place in places)
        {
            if (stored.Length < place.Length)
            {
                stored = new byte[place.Length];
            }

            var part = stored.AsSpan(0, place.Length);
            _input.Read(place.Address, part);
            grid.Place(place.Number, filters.Undo(part, place.Skipped), whole);
        }
    }
}
