using System.Buffers;
using System.IO.Compression;
using ZstdSharp;

namespace AceData.Samples.Hdf5;

/// <summary>Undoes the filters of chunks, one after another; not for several threads.</summary>
internal sealed class ChunkFilters : IDisposable
{
    private readonly IReadOnlyList<Hdf5Filter> _filters;
    private readonly int _chunkBytes;
    private readonly byte[] _one;
    private readonly byte[] _other;
    private Decompressor? _zstd;

    /// <param name="filters">In the order in which they were taken; all of them <see cref="Hdf5Filter.IsRead"/>.</param>
    /// <param name="chunkBytes">Bytes of a chunk, unpacked.</param>
    public ChunkFilters(IReadOnlyList<Hdf5Filter> filters, int chunkBytes)
    {
        (_filters, _chunkBytes) = (filters, chunkBytes);

        // Room for the sums of fletcher32, too.
        var room = chunkBytes + (4 * filters.Count);
        (_one, _other) = (ArrayPool<byte>.Shared.Rent(room), ArrayPool<byte>.Shared.Rent(room));
    }

    /// <summary>The values of a chunk, until the next one is asked for.</summary>
    /// <param name="stored">As it lies in the file.</param>
    /// <param name="skipped">A bit for each filter that was left out.</param>
    /// <exception cref="Hdf5Damage">It cannot be unpacked.</exception>
    public ReadOnlySpan<byte> Undo(ReadOnlySpan<byte> stored, uint skipped)
    {
        var present = stored;
        var free = _one;
        for (var i = _filters.Count - 1; i >= 0; i--)
        {
            if ((skipped & (1u << i)) != 0)
            {
                continue;
            }

            // How long it was before this step; what packs comes once, and everything else keeps the length.
            var sums = 0;
            for (var j = 0; j < i; j++)
            {
                sums += _filters[j].Id == Hdf5Filter.Fletcher32 && (skipped & (1u << j)) == 0 ? 4 : 0;
            }

            var target = free.AsSpan(0, _chunkBytes + sums);
            switch (_filters[i].Id)
            {
                case Hdf5Filter.Shuffle:
                    target = target[..RequireRoom(present.Length, target.Length)];
                    Shuffling.Undo(present, target, _filters[i].Values is [> 0 and <= 1024 and var size] ? (int)size : throw new Hdf5Damage("one of its filters has settings that cannot be"));
                    break;
                case Hdf5Filter.Zstd:
                    Unzstd(present, target);
                    break;
                case Hdf5Filter.Deflate:
                    Inflate(present, target);
                    break;
                default:
                    present = Fletcher32.Content(present);
                    continue;
            }

            present = target;
            free = free == _one ? _other : _one;
        }

        return present.Length == _chunkBytes ? present : throw Unpackable();
    }

    public void Dispose()
    {
        _zstd?.Dispose();
        ArrayPool<byte>.Shared.Return(_one);
        ArrayPool<byte>.Shared.Return(_other);
    }

    private static int RequireRoom(int length, int room) => length <= room ? length : throw Unpackable();

    private static Hdf5Damage Unpackable() => new("a chunk cannot be unpacked");

    private void Unzstd(ReadOnlySpan<byte> packed, Span<byte> target)
    {
        _zstd ??= new Decompressor();
        try
        {
            if (_zstd.Unwrap(packed, target) != target.Length)
            {
                throw Unpackable();
            }
        }
        catch (ZstdException)
        {
            throw Unpackable();
        }
    }

    private static void Inflate(ReadOnlySpan<byte> packed, Span<byte> target)
    {
        try
        {
            using var stream = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            if (stream.ReadAtLeast(target, target.Length, throwOnEndOfStream: false) != target.Length || stream.ReadByte() >= 0)
            {
                throw Unpackable();
            }
        }
        catch (InvalidDataException)
        {
            throw Unpackable();
        }
    }
}
