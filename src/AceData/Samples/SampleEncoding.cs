using System.Numerics;
using System.Runtime.InteropServices;
using AceData.Samples.Hdf5;
using ZstdSharp;

namespace AceData.Samples;

/// <summary>Makes data sets of a file of numbers in memory, or of those of another file.</summary>
internal static class SampleEncoding
{
    // The level of the original tool. Chunks of this size are what its readers keep in memory at once.
    private const int Level = 3;
    private const int ChunkBytes = 1 << 20;

    /// <summary>Packs numbers.</summary>
    /// <param name="name">Name of the data set.</param>
    /// <param name="array">Its numbers.</param>
    /// <param name="storage">How they are packed.</param>
    /// <param name="cancellationToken">Heard between chunks.</param>
    public static OutgoingSet Encode<T>(string name, SampleArray<T> array, SampleStorage storage, CancellationToken cancellationToken)
        where T : unmanaged
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (kind, size) = typeof(T) == typeof(float) ? (NumberKind.F32, 4) : (NumberKind.I64, 8);
        var shape = array.Shape.Select(length => (long)length).ToArray();
        var checksum = SampleChecksum.Of(kind, shape, MemoryMarshal.AsBytes(array.Numbers.Span));
        if (storage == SampleStorage.Plain)
        {
            return new OutgoingSet(name, kind, shape, [], [], [(long)array.Numbers.Length * size], write => write(MemoryMarshal.AsBytes(array.Numbers.Span)), checksum);
        }

        // Rows lie whole in a chunk, so that a chunk is one piece of the numbers.
        var rowBytes = MemoryMarshal.AsBytes(array.Numbers.Span).Length / (int)shape[0];
        var rows = Math.Clamp(ChunkBytes / rowBytes, 1, (int)shape[0]);
        var chunks = Pack(MemoryMarshal.AsBytes(array.Numbers.Span), rows * rowBytes, size, cancellationToken);
        return new OutgoingSet(
            name,
            kind,
            shape,
            [rows, .. shape[1..]],
            [new Hdf5Filter(Hdf5Filter.Shuffle, [(uint)size]), new Hdf5Filter(Hdf5Filter.Zstd, [Level])],
            [.. chunks.Select(chunk => (long)chunk.Length)],
            write => chunks.ForEach(chunk => write(chunk)),
            checksum);
    }

    /// <summary>Takes a data set over from another file: as it is stored, where that is as we store.</summary>
    /// <param name="old">The sample, open until the new one is written.</param>
    /// <param name="name">Name of the data set.</param>
    /// <param name="cancellationToken">Heard between chunks.</param>
    public static OutgoingSet Copy<T>(TrainingSampleReader old, string name, CancellationToken cancellationToken)
        where T : unmanaged, INumber<T>
    {
        var set = old.Find(name);
        return old.Guard(name, () => AsStored<T>(set)) is { } copy ? copy
            : Encode(name, typeof(T) == typeof(float) ? (SampleArray<T>)(object)old.ReadFloats(name) : (SampleArray<T>)(object)old.ReadIntegers(name), SampleStorage.Zstd, cancellationToken);
    }

    private static OutgoingSet? AsStored<T>(Hdf5DataSet set)
        where T : unmanaged, INumber<T>
    {
        var kind = typeof(T) == typeof(float) ? NumberKind.F32 : NumberKind.I64;
        if (set.Type.Kind != kind || set.HasGaps() || set.ByteLength() == 0)
        {
            return null;
        }

        string Checksum() => set.Notes.TryGetValue(SampleChecksum.Attribute, out var stored) ? stored : SampleChecksum.Of(kind, set.Shape, MemoryMarshal.AsBytes(SampleNumbers.Read<T>(set).AsSpan()));
        switch (set.Layout)
        {
            case ContiguousLayout when set.Filters.Count == 0:
                var numbers = SampleNumbers.Read<T>(set);
                return new OutgoingSet(set.Name, kind, set.Shape, [], [], [set.ByteLength()], write => write(MemoryMarshal.AsBytes(numbers.AsSpan())), SampleChecksum.Of(kind, set.Shape, MemoryMarshal.AsBytes(numbers.AsSpan())));
            case ChunkedLayout chunked when set.Filters is [{ Id: Hdf5Filter.Shuffle }, { Id: Hdf5Filter.Zstd }]:
                var places = set.Chunks().Places.OrderBy(place => place.Number).ToList();
                return places.Any(place => place.Skipped != 0) ? null : new OutgoingSet(
                    set.Name,
                    kind,
                    set.Shape,
                    chunked.Sizes[..^1],
                    set.Filters,
                    [.. places.Select(place => (long)place.Length)],
                    write => places.ForEach(place => write(set.StoredChunk(place))),
                    Checksum());
            default:
                return null;
        }
    }

    private static List<byte[]> Pack(ReadOnlySpan<byte> values, int chunkBytes, int valueBytes, CancellationToken cancellationToken)
    {
        using var zstd = new Compressor(Level);
        var (chunks, shuffled, packed) = (new List<byte[]>(), new byte[chunkBytes], new byte[Compressor.GetCompressBound(chunkBytes)]);
        for (var at = 0; at < values.Length; at += chunkBytes)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // The last one sticks out over the edge: chunks are of one size.
            var part = values[at..Math.Min(values.Length, at + chunkBytes)];
            if (part.Length < chunkBytes)
            {
                var filled = new byte[chunkBytes];
                part.CopyTo(filled);
                part = filled;
            }

            Shuffling.Do(part, shuffled, valueBytes);

            // In one call, which writes the length into the frame: the original's reader sets memory aside by it.
            chunks.Add(packed.AsSpan(0, zstd.Wrap(shuffled, packed)).ToArray());
        }

        return chunks;
    }
}
