using System.Buffers.Binary;
using System.Text;
using AceData.Audio;
using AceData.Samples;
using AceData.Samples.Hdf5;
using AceData.Testing;

namespace AceData.Tests.Samples;

/// <summary>Files of samples as bytes, whole and with places that say something else.</summary>
internal static class SampleBytes
{
    /// <summary>A sample whose files are mostly description.</summary>
    public static TrainingSample Small { get; } = new()
    {
        Key = "kurz",
        TargetLatents = new(Count(2 * 3 * 5), 2, 3, 5),
        AttentionMask = new(new[] { 1f, 1, 1, 1, 0 }, 5),
        TextTokenIds = new(new long[] { 5, 275, 1 }, 3),
        TextAttentionMask = new(new[] { 1f, 1, 1 }, 3),
        SpeakerEmbds = new(new float[6], 6),
        LyricTokenIds = new(new long[] { 261, 2 }, 2),
        LyricMask = new(new[] { 1f, 1 }, 2),
        MertSslHiddenStates = new(Count(7 * 4), 7, 4),
        MhubertSslHiddenStates = new(Count(4 * 3), 4, 3),
        Notes = new Dictionary<string, string> { ["words"] = "9f86" },
    };

    /// <summary>The smallest sample that there is, packed.</summary>
    public static byte[] Packed { get; } = Write(SampleStorage.Zstd);

    /// <summary>The smallest sample that there is, as it is.</summary>
    public static byte[] Plain { get; } = Write(SampleStorage.Plain);

    /// <summary>Writes something else over a place.</summary>
    /// <param name="bytes">The file; it stays as it is.</param>
    /// <param name="mark">What stands at the place, or before it.</param>
    /// <param name="offset">Bytes from the beginning of the mark.</param>
    /// <param name="value">What is written.</param>
    /// <param name="nth">Which of the places with this mark.</param>
    public static byte[] Patch(byte[] bytes, ReadOnlySpan<byte> mark, int offset, ReadOnlySpan<byte> value, int nth = 0)
    {
        var copy = bytes.ToArray();
        value.CopyTo(copy.AsSpan(Place(bytes, mark, nth) + offset));
        return copy;
    }

    /// <summary>Where a mark stands.</summary>
    public static int Place(byte[] bytes, ReadOnlySpan<byte> mark, int nth = 0)
    {
        var at = bytes.AsSpan().IndexOf(mark);
        for (; nth > 0; nth--)
        {
            at += 1 + bytes.AsSpan(at + 1).IndexOf(mark);
        }

        return at >= 0 ? at : throw new ArgumentException($"There is no {Encoding.Latin1.GetString(mark)}.", nameof(mark));
    }

    public static byte[] Int64(long number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        return bytes;
    }

    /// <summary>A file of the newer form whose root says what is given.</summary>
    public static byte[] Newer(params (byte Kind, byte[] Content)[] messages)
    {
        var content = new Hdf5Bytes();
        foreach (var (kind, message) in messages)
        {
            content.Add(kind).UInt16(message.Length).Add(0).Add(message);
        }

        var root = Sealed(new Hdf5Bytes().Add("OHDR"u8).Add(2, 2).UInt32(content.Written.Length).Add(content.Written));
        var first = Sealed(new Hdf5Bytes().Add(0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A).Add(2, 8, 8, 0).Int64(0).Int64(-1).Int64(48 + root.Length).Int64(48));
        return [.. first, .. root];
    }

    /// <summary>Reads a file wholly.</summary>
    public static TrainingSample Read(byte[] bytes)
    {
        using var folder = TempDir.InMemory();
        using (var file = new FileStream(folder["a.hdf5"], FileMode.CreateNew))
        {
            file.Write(bytes);
        }

        using var reader = new TrainingSampleReader(folder["a.hdf5"]);
        return reader.ReadAll(CancellationToken.None);
    }

    /// <summary>The sentence with which a file is refused.</summary>
    public static AceDataException Refusal(byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = Assert.Throws<AceDataException>(() => Read(bytes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40 << 20);
        Assert.Contains("a.hdf5", refusal.Message, StringComparison.Ordinal);
        Assert.InRange(refusal.Message.Length, 40, 600);
        return refusal;
    }

    private static byte[] Sealed(Hdf5Bytes bytes) => [.. bytes.Written, .. new Hdf5Bytes().UInt32(Lookup3.Of(bytes.Written)).Written];

    private static float[] Count(int count) => [.. Enumerable.Range(1, count).Select(i => i / 8f)];

    private static byte[] Write(SampleStorage storage)
    {
        using var folder = TempDir.InMemory();
        TrainingSampleWriter.WriteAsync(folder["a.hdf5"], Small, storage, CancellationToken.None).GetAwaiter().GetResult();
        return File.ReadAllBytes(folder["a.hdf5"]);
    }
}
