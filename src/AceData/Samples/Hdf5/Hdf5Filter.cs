namespace AceData.Samples.Hdf5;

/// <summary>A step that chunks went through when they were written.</summary>
/// <param name="Id">Its number, registered with the HDF Group.</param>
/// <param name="Values">Its settings.</param>
/// <remarks>https://github.com/HDFGroup/hdf5_plugins/blob/master/docs/RegisteredFilterPlugins.md; HDF5 File Format Specification 3.0, IV.A.2.l.</remarks>
internal sealed record Hdf5Filter(int Id, IReadOnlyList<uint> Values)
{
    public const int Deflate = 1;
    public const int Shuffle = 2;
    public const int Fletcher32 = 3;
    public const int Zstd = 32015;
    private const int MostFilters = 32;
    private const int MostValues = 64;

    private static readonly Dictionary<int, string> Names = new()
    {
        [Deflate] = "gzip",
        [Shuffle] = "shuffle",
        [Fletcher32] = "fletcher32",
        [4] = "szip",
        [5] = "nbit",
        [6] = "scaleoffset",
        [305] = "LZO",
        [307] = "bzip2",
        [32000] = "LZF",
        [32001] = "Blosc",
        [32004] = "LZ4",
        [32008] = "Bitshuffle",
        [32013] = "ZFP",
        [Zstd] = "zstd",
        [32017] = "SZ",
        [32019] = "FCIDECOMP",
        [32026] = "Blosc2",
    };

    /// <summary>Its name, or its number where that is all that is known.</summary>
    public string Name => Names.TryGetValue(Id, out var name) ? name : $"filter {Id}";

    /// <summary>Whether it is undone here.</summary>
    public bool IsRead => Id is Deflate or Shuffle or Fletcher32 or Zstd;

    /// <summary>Whether it makes something shorter of what it gets.</summary>
    public bool Packs => Id is not (Shuffle or Fletcher32);

    /// <summary>The steps of a data set, in the order in which they were taken.</summary>
    public static IReadOnlyList<Hdf5Filter> Read(ReadOnlySpan<byte> message)
    {
        var cursor = new Hdf5Cursor(message);
        var (version, count) = (cursor.Byte(), cursor.Byte());
        if (version is not (1 or 2) || count > MostFilters)
        {
            throw Hdf5Damage.Foreign("its list of filters is in a version that is not read");
        }

        cursor.Skip(version == 1 ? 6 : 0);
        var filters = new Hdf5Filter[count];
        for (var i = 0; i < count; i++)
        {
            var id = cursor.UInt16();
            var nameLength = version == 1 || id >= 256 ? cursor.UInt16() : 0;
            cursor.Skip(2);
            var values = new uint[cursor.UInt16() is <= MostValues and var some ? some : throw new Hdf5Damage("a filter of it has more settings than there are")];
            cursor.Skip(nameLength);
            for (var j = 0; j < values.Length; j++)
            {
                values[j] = cursor.UInt32();
            }

            cursor.Skip(version == 1 && values.Length % 2 != 0 ? 4 : 0);
            filters[i] = new Hdf5Filter(id, values);
        }

        return filters;
    }

    /// <summary>Throws where a step is not undone here.</summary>
    public static void RequireRead(IReadOnlyList<Hdf5Filter> filters)
    {
        if (filters.FirstOrDefault(filter => !filter.IsRead) is { } unknown)
        {
            throw Hdf5Damage.Foreign($"it is packed with filter {unknown.Id}{(Names.TryGetValue(unknown.Id, out var name) ? $" ({name})" : "")}, which AceData does not unpack; zstd and gzip are read");
        }

        if (filters.Count(filter => filter.Packs) > 1)
        {
            throw Hdf5Damage.Foreign("it is packed twice");
        }
    }
}
