namespace AceData.Samples.Hdf5;

/// <summary>
/// An HDF5 file with data sets in its root, as training samples are. Opening reads the list and every description, and no values. Our own reader, because what a file says
/// of its lengths and places must be looked at before it is believed (docs/decisions/0024).
/// </summary>
/// <remarks>HDF5 File Format Specification 3.0, https://docs.hdfgroup.org/hdf5/develop/_f_m_t3.html.</remarks>
internal sealed class Hdf5File : IDisposable
{
    private static readonly byte[] Signature = [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A];
    private readonly Hdf5Input _input;

    /// <param name="path">Full path.</param>
    /// <exception cref="Hdf5Damage">It is no such file, or a damaged one.</exception>
    /// <exception cref="Files.FileFaultException">It cannot be opened.</exception>
    public Hdf5File(string path)
    {
        _input = new Hdf5Input(path);
        try
        {
            var messages = ObjectHeader.Read(_input, RootAddress());
            Notes = Hdf5Attribute.Texts(_input, messages);
            DataSets = [.. Links(messages).Select(link => Hdf5DataSet.Read(_input, link))];
        }
        catch
        {
            _input.Dispose();
            throw;
        }
    }

    /// <summary>The attributes of the file that are texts.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; }

    /// <summary>Its data sets, in the order of its list.</summary>
    public IReadOnlyList<Hdf5DataSet> DataSets { get; }

    /// <summary>Whether a file begins as these do.</summary>
    public static bool IsOne(ReadOnlySpan<byte> beginning) => beginning.StartsWith(Signature);

    public void Dispose() => _input.Dispose();

    private long RootAddress()
    {
        if (_input.Length < Signature.Length || !IsOne(_input.Bytes(0, Signature.Length)))
        {
            throw Hdf5Damage.Foreign(_input.Length == 0 ? "it is empty (0 bytes)" : "it is no HDF5 file");
        }

        if (_input.Length < 48)
        {
            throw TooShort();
        }

        var version = _input.Bytes(8, 1)[0];
        var (end, root) = version switch
        {
            0 or 1 => Older(version),
            2 or 3 => Newer(),
            _ => throw Hdf5Damage.Foreign($"its format has version {version}, which is not read"),
        };
        return end <= _input.Length ? root : throw TooShort();
    }

    private (long End, long Root) Older(int version)
    {
        var length = version == 0 ? 80 : 84;
        var cursor = new Hdf5Cursor(_input.Length >= length ? _input.Bytes(8, length - 8) : _input.Bytes(8, 40));
        cursor.Skip(5);
        RequireWidths(cursor.Byte(), cursor.Byte());
        cursor.Skip(9 + (version == 0 ? 0 : 4));
        RequireBase(cursor.Address());
        cursor.Skip(8);
        var end = cursor.Address();
        if (end > _input.Length)
        {
            throw TooShort();
        }

        cursor.Skip(16);
        return (end, cursor.Address());
    }

    private (long End, long Root) Newer()
    {
        var cursor = new Hdf5Cursor(_input.Bytes(9, 39));
        RequireWidths(cursor.Byte(), cursor.Byte());
        var flags = cursor.Byte();
        RequireBase(cursor.Address());
        cursor.Skip(8);
        var (end, root) = (cursor.Address(), cursor.Address());
        if (end > _input.Length)
        {
            throw TooShort();
        }

        _ = Lookup3.Content(_input.Bytes(0, 48));
        return (flags & 1) == 0 ? (end, root) : throw new Hdf5Damage("a program that was writing it did not close it");
    }

    private List<Hdf5Link> Links(IReadOnlyList<HeaderMessage> messages)
    {
        var links = new List<Hdf5Link>();
        foreach (var message in messages)
        {
            switch (message.Kind)
            {
                case MessageKind.SymbolTable:
                    links.AddRange(SymbolTable.Read(_input, message.Content.Span));
                    break;
                case MessageKind.LinkInfo:
                    links.AddRange(DenseLinks.Read(_input, message.Content.Span));
                    break;
                case MessageKind.Link:
                    links.Add(Hdf5Link.Read(message.Content.Span));
                    break;
            }

            if (links.Count > 0)
            {
                Hdf5Link.RequireRoom(links.Count - 1);
            }
        }

        return links.DistinctBy(link => link.Name, StringComparer.Ordinal).Count() == links.Count ? links : throw new Hdf5Damage("a name is in it twice");
    }

    private static void RequireWidths(int addresses, int lengths)
    {
        if ((addresses, lengths) != (8, 8))
        {
            throw Hdf5Damage.Foreign("its addresses are not eight bytes long");
        }
    }

    private static void RequireBase(long address)
    {
        if (address != 0)
        {
            throw Hdf5Damage.Foreign("something else stands before its data");
        }
    }

    private Hdf5Damage TooShort() => new($"it is shorter than it says ({_input.Length} bytes): it was not written or copied to its end");
}
