namespace AceData.Samples.Hdf5;

/// <summary>A name in the root of a file.</summary>
/// <param name="Name">The name.</param>
/// <param name="Address">Where the description of the object begins that it names.</param>
internal sealed record Hdf5Link(string Name, long Address)
{
    private const int MostLinks = 200;

    /// <summary>Reads a name in the newer form.</summary>
    /// <remarks>HDF5 File Format Specification 3.0, IV.A.2.g.</remarks>
    public static Hdf5Link Read(ReadOnlySpan<byte> message)
    {
        var cursor = new Hdf5Cursor(message);
        cursor.Version(1, "link");
        var flags = cursor.Byte();
        var kind = (flags & 8) != 0 ? cursor.Byte() : 0;
        cursor.Skip(((flags & 4) != 0 ? 8 : 0) + ((flags & 16) != 0 ? 1 : 0));
        var length = cursor.Number(1 << (flags & 3));
        var name = Hdf5Text.Of(cursor.Take(length <= message.Length ? (int)length : throw new Hdf5Damage("a name in it ends too early")));
        return kind == 0 && cursor.Address() is >= 0 and var address ? new Hdf5Link(name, address) : throw Elsewhere(name);
    }

    /// <summary>Throws where there are more names than any sample has.</summary>
    public static void RequireRoom(int count)
    {
        if (count >= MostLinks)
        {
            throw Hdf5Damage.Foreign($"it has more than {MostLinks} data sets, and a training sample has ten");
        }
    }

    /// <summary>For names that lead to another place or another file: nothing outside is ever opened.</summary>
    public static Hdf5Damage Elsewhere(string name) => Hdf5Damage.Foreign($"'{Hdf5Text.Shown(name)}' is a link to elsewhere, and links are not followed");
}
