namespace AceData.Samples.Hdf5;

/// <summary>Reads how many values there are, in rows, columns and so on.</summary>
/// <remarks>HDF5 File Format Specification 3.0, IV.A.2.b.</remarks>
internal static class Hdf5Shape
{
    private const int MostDimensions = 32;

    /// <summary>Sizes, outermost first; none for a single value.</summary>
    public static long[] Read(ReadOnlySpan<byte> message)
    {
        var cursor = new Hdf5Cursor(message);
        var (version, rank, _) = (cursor.Byte(), cursor.Byte(), cursor.Byte());
        switch (version)
        {
            case 1:
                cursor.Skip(5);
                break;
            case 2:
                // 2: no value at all.
                if (cursor.Byte() == 2)
                {
                    return [0];
                }

                break;
            default:
                throw Hdf5Damage.Foreign($"a shape in it has version {version}, which is not read");
        }

        if (rank > MostDimensions)
        {
            throw new Hdf5Damage($"a data set in it has {rank} dimensions");
        }

        var shape = new long[rank];
        for (var i = 0; i < rank; i++)
        {
            shape[i] = cursor.Length();
        }

        return shape;
    }

    /// <summary>How many values a shape has, or -1 where no computer could hold them.</summary>
    public static long Count(ReadOnlySpan<long> shape)
    {
        var (count, isBeyond) = (1L, false);
        foreach (var length in shape)
        {
            if (length == 0)
            {
                return 0;
            }

            isBeyond |= length > (1L << 40) / count;
            count = isBeyond ? 1 : count * length;
        }

        return isBeyond ? -1 : count;
    }
}
