namespace AceData.Samples.Hdf5;

/// <summary>How the chunks of a data set lie; those at the far edges stick out over it.</summary>
internal sealed class ChunkGrid
{
    private readonly long[] _shape;
    private readonly long[] _chunk;
    private readonly int _valueBytes;

    /// <param name="shape">Sizes of the data set, none of them 0.</param>
    /// <param name="sizes">Sizes of a chunk and of a value, as <see cref="ChunkedLayout.Sizes"/>.</param>
    /// <param name="valueBytes">Bytes of a value.</param>
    /// <param name="mostBytes">More than this all chunks together may not have when they are unpacked.</param>
    /// <exception cref="Hdf5Damage">They do not fit the data set.</exception>
    public ChunkGrid(long[] shape, long[] sizes, int valueBytes, long mostBytes)
    {
        if (sizes.Length != shape.Length + 1 || sizes[^1] != valueBytes)
        {
            throw new Hdf5Damage("its chunks have other dimensions than it has itself");
        }

        (_shape, _chunk, _valueBytes) = (shape, sizes[..^1], valueBytes);
        Counts = [.. shape.Zip(_chunk, (length, size) => (length + size - 1) / size)];
        var (count, values) = (Hdf5Shape.Count(Counts), Hdf5Shape.Count(_chunk));
        if (count < 0 || values < 0 || values > mostBytes / valueBytes || count > mostBytes / (values * valueBytes))
        {
            throw new Hdf5Damage("its chunks are far larger than it is itself, and larger than this file can hold");
        }

        (ChunkCount, ChunkBytes) = ((int)Math.Min(count, int.MaxValue), values * valueBytes);
    }

    /// <summary>Number of dimensions.</summary>
    public int Rank => _shape.Length;

    /// <summary>Chunks in each dimension.</summary>
    public long[] Counts { get; }

    /// <summary>All chunks.</summary>
    public int ChunkCount { get; }

    /// <summary>Bytes of one, unpacked.</summary>
    public long ChunkBytes { get; }

    /// <summary>The number of the chunk whose first value has a place.</summary>
    /// <param name="key">The place, eight bytes for each dimension, and eight more that are 0.</param>
    public int NumberOf(ReadOnlySpan<byte> key)
    {
        var cursor = new Hdf5Cursor(key);
        var number = 0L;
        for (var i = 0; i < Rank; i++)
        {
            var place = cursor.Length();
            if (place % _chunk[i] != 0 || place >= _shape[i])
            {
                throw new Hdf5Damage("one of its chunks lies outside of it");
            }

            number = (number * Counts[i]) + (place / _chunk[i]);
        }

        return (int)number;
    }

    /// <summary>Copies what lies within the data set of a chunk to its place.</summary>
    /// <param name="number">Number of the chunk.</param>
    /// <param name="chunk">All its values.</param>
    /// <param name="whole">All values of the data set.</param>
    public void Place(int number, ReadOnlySpan<byte> chunk, Span<byte> whole)
    {
        Span<long> first = stackalloc long[Rank];
        long rest = number;
        for (var i = Rank - 1; i >= 0; i--)
        {
            (rest, var place) = Math.DivRem(rest, Counts[i]);
            first[i] = place * _chunk[i];
        }

        Copy(0, first, chunk, whole);
    }

    // Goes down to a row, or to rows that lie behind each other in both.
    private void Copy(int dimension, ReadOnlySpan<long> first, ReadOnlySpan<byte> chunk, Span<byte> whole)
    {
        var inside = Math.Min(_chunk[dimension], _shape[dimension] - first[dimension]);
        var (chunkStep, wholeStep, isWhole) = ((long)_valueBytes, (long)_valueBytes, true);
        for (var i = dimension + 1; i < Rank; i++)
        {
            chunkStep *= _chunk[i];
            wholeStep *= _shape[i];
            isWhole &= _chunk[i] == _shape[i];
        }

        if (isWhole)
        {
            chunk[..(int)(inside * chunkStep)].CopyTo(whole[(int)(first[dimension] * wholeStep)..]);
            return;
        }

        for (var i = 0L; i < inside; i++)
        {
            Copy(dimension + 1, first, chunk[(int)(i * chunkStep)..], whole[(int)((first[dimension] + i) * wholeStep)..]);
        }
    }
}
