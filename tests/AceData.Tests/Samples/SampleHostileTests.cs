using System.Diagnostics;
using AceData.Audio;
using AceData.Files;
using AceData.Samples;
using AceData.Testing;
using static AceData.Tests.Samples.SampleBytes;

namespace AceData.Tests.Samples;

/// <summary>MOD-D: files that were cut off, flipped or made to harm. Refused with a sentence or read right; never a crash, a hang, memory for nothing, or zeros.</summary>
public class SampleHostileTests
{
    // Descriptions of the packed sample: shape of the MERT features, its filters, the tree of their chunks.
    private static readonly byte[] MertShape = [1, 2, 1, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 4, 0];
    private static readonly byte[] Zstd = [0x0f, 0x7d, 8, 0, 1, 0, 1, 0];
    private static readonly byte[] Shuffle = [2, 0, 8, 0, 1, 0, 1, 0];
    private static readonly byte[] Float = [0x11, 0x20, 31, 0, 4, 0, 0, 0];

    public static TheoryData<string, string> Refused => new()
    {
        { "a thousand million values", "1000000000 × 4 values, more than there are in this file" },
        { "more values than numbers can say", "more than there are in this file" },
        { "plain, a thousand million values", "fewer values than it says" },
        { "plain, elsewhere", "leads outside of the file" },
        { "plain, never written", "values, more than there are in this file" },
        { "chunks of four thousand million", "chunks are far larger" },
        { "chunks of nothing", "size of its chunks" },
        { "chunks of other values", "other dimensions" },
        { "a chunk twice as long", "leads outside of the file" },
        { "a chunk outside", "lies outside of it" },
        { "a chunk without its packing", "cannot be unpacked" },
        { "a tree in a circle", "goes in a circle" },
        { "a tree of 200 levels", "damaged or goes in a circle" },
        { "names in a circle", "goes in a circle" },
        { "names without end", "longer than all names" },
        { "a name without an end", "outside of its names" },
        { "a name twice", "a name is in it twice" },
        { "a soft link", "is a link to elsewhere" },
        { "an external link", "is a link to elsewhere" },
        { "a soft link of the newer form", "is a link to elsewhere" },
        { "the root in itself", "is a folder or no data set" },
        { "values in another file", "lie in another file" },
        { "Blosc", "filter 32001 (Blosc)" },
        { "LZ4", "filter 32004 (LZ4)" },
        { "LZF", "filter 32000 (LZF)" },
        { "szip", "filter 4 (szip)" },
        { "a filter that nobody knows", "filter 65000," },
        { "packed twice", "packed twice" },
        { "a description in a circle", "goes on in a circle" },
        { "a description without end", "says too much of itself" },
        { "a key without end", "longer than all texts" },
        { "a key elsewhere", "outside of the file" },
        { "big endian", "big endian" },
        { "wide fractions", "unusual form" },
        { "a future version", "version 9" },
        { "short addresses", "not eight bytes" },
        { "something before it", "something else stands before" },
        { "a checksum of another one", "not those that were written" },
        { "values of another type", "not those that were written" },
        { "a bit in the newer form", "does not have the checksum" },
        { "no data sets at all", "has no 'target_latents'" },
        { "a page", "no HDF5 file" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_lies_is_refused_with_a_sentence_and_at_once(string what, string said)
    {
        var bytes = Make(what);
        var started = Stopwatch.StartNew();

        var refusal = Refusal(bytes);

        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.InRange(started.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.StartsWith("SAMPLE-", refusal.Code, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_that_they_are_made_of_is_good()
    {
        Assert.Equal(SampleMaker.Shown(Small), SampleMaker.Shown(Read(Packed)));
        Assert.Equal(SampleMaker.Shown(Small), SampleMaker.Shown(Read(Plain)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_cut_off_at_200_places_is_always_refused(bool isPacked)
    {
        var whole = isPacked ? Packed : Plain;
        for (var i = 0; i < 200; i++)
        {
            Assert.StartsWith("SAMPLE-", Refusal(whole[..(int)((long)i * whole.Length / 200)]).Code, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Two_thousand_flipped_bits_never_make_other_numbers(bool isPacked)
    {
        var whole = isPacked ? Packed : Plain;
        var numbers = Numbers(Small);
        var random = new Random(7);
        var refused = 0;
        for (var i = 0; i < 2000; i++)
        {
            var flipped = whole.ToArray();
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Assert.Equal(numbers, Numbers(Read(flipped)));
            }
            catch (AceDataException refusal) when (refusal.Code is SampleCodes.Damaged or SampleCodes.Foreign or SampleCodes.Unfit)
            {
                refused++;
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 << 20);
        }

        Assert.InRange(refused, 100, 1900);
    }

    [Fact]
    public void Pipes_folders_and_what_is_not_there_are_said()
    {
        using var folder = new TempDir();
        Directory.CreateDirectory(folder["folder.hdf5"]);

        Assert.Equal(FileCodes.FileMissing, Assert.Throws<AceDataException>(() => new TrainingSampleReader(folder["none.hdf5"])).Code);
        Assert.ThrowsAny<AceDataException>(() => new TrainingSampleReader(folder["folder.hdf5"]));
        if (OperatingSystem.IsLinux())
        {
            using var pipe = Process.Start(new ProcessStartInfo("/usr/bin/mkfifo", [folder["pipe.hdf5"]]))!; // not null: a program of its own was started
            pipe.WaitForExit();
            Assert.Equal(FileCodes.FileIsNotOne, Assert.Throws<AceDataException>(() => new TrainingSampleReader(folder["pipe.hdf5"])).Code);
            Assert.Equal(FileCodes.FileIsNotOne, Assert.Throws<AceDataException>(() => new TrainingSampleReader("/dev/zero")).Code);
        }
    }

    private static string Numbers(TrainingSample sample) => SampleMaker.Shown(sample with { Key = "", Notes = new Dictionary<string, string>() });

    private static byte[] Make(string what) => what switch
    {
        "a thousand million values" => Patch(Packed, MertShape, 8, Int64(1_000_000_000)),
        "more values than numbers can say" => Patch(Patch(Packed, MertShape, 8, Int64(long.MaxValue)), [1, 2, 1, 0, 0, 0, 0, 0, 0xff], 16, Int64(long.MaxValue)),
        "plain, a thousand million values" => Patch(Plain, MertShape, 8, Int64(30_000_000)),
        "plain, elsewhere" => Patch(Plain, MertLayout, 2, Int64(1 << 30)),
        "plain, never written" => Patch(Patch(Plain, MertShape, 8, Int64(30_000_000)), MertLayout, 2, Int64(-1)),
        "chunks of four thousand million" => Patch(Packed, MertChunk, 0, [0xff, 0xff, 0xff, 0xff]),
        "chunks of nothing" => Patch(Packed, MertChunk, 0, [0, 0, 0, 0]),
        "chunks of other values" => Patch(Packed, MertChunk, 8, [8]),
        "a chunk twice as long" => Patch(Packed, "TREE"u8, 24, [0xff, 0xff, 0xff, 0x7f]),
        "a chunk outside" => Patch(Packed, "TREE"u8, 32, Int64(1000)),
        "a chunk without its packing" => Patch(Packed, "TREE"u8, 28, [2]),
        "a tree in a circle" => Patch(Patch(Packed, "TREE"u8, 5, [1]), "TREE"u8, 24 + 24, Int64(Place(Packed, "TREE"u8))),
        "a tree of 200 levels" => Patch(Packed, "TREE"u8, 5, [200]),
        "names in a circle" => Patch(Patch(Packed, [.. "TREE"u8, 0], 5, [1]), [.. "TREE"u8, 0], 32, Int64(Place(Packed, [.. "TREE"u8, 0]))),
        "names without end" => Patch(Packed, "HEAP"u8, 8, Int64(1L << 40)),
        "a name without an end" => Patch(Packed, "SNOD"u8, 8, Int64(5000)),
        "a name twice" => Patch(Packed, "text_token_ids"u8, 0, "speaker_embds\0"u8),
        "a soft link" => Patch(Packed, "SNOD"u8, 24, [2]),
        "an external link" => Newer((6, [1, 8, 64, 1, (byte)'x', 4, 0, 0, (byte)'f', 0, (byte)'x'])),
        "a soft link of the newer form" => Newer((6, [1, 8, 1, 1, (byte)'x', 2, 0, (byte)'/', (byte)'x'])),
        "the root in itself" => Patch(Packed, "SNOD"u8, 16, Packed.AsSpan(64, 8)),
        "values in another file" => Patch(Packed, Mert([5, 0, 8, 0, 1, 0, 0, 0]), 0, [7, 0]),
        "Blosc" => Patch(Packed, Zstd, 0, [1, 0x7d]),
        "LZ4" => Patch(Packed, Zstd, 0, [4, 0x7d]),
        "LZF" => Patch(Packed, Zstd, 0, [0, 0x7d]),
        "szip" => Patch(Packed, Zstd, 0, [4, 0]),
        "a filter that nobody knows" => Patch(Packed, Zstd, 0, [0xe8, 0xfd]),
        "packed twice" => Patch(Packed, Shuffle, 0, [1, 0]),
        "a description in a circle" => Patch(Packed, Mert([1, 0, 24, 0, 0, 0, 0, 0]), 0, [0x10, 0, 16, 0, 0, 0, 0, 0, .. Int64(Place(Packed, Mert([1, 0, 24, 0, 0, 0, 0, 0]))), .. Int64(24)]),
        "a description without end" => Patch(Packed, Mert([1, 0, 24, 0, 0, 0, 0, 0]), -8, [0xff, 0xff, 0xff, 0x7f]),
        "a key without end" => Patch(Packed, KeyValue, 0, [0xff, 0xff, 0xff, 0x7f]),
        "a key elsewhere" => Patch(Packed, KeyValue, 4, Int64(1 << 30)),
        "big endian" => Patch(Packed, Float, 1, [0x21]),
        "wide fractions" => Patch(Packed, Float, 16, [126]),
        "a future version" => Patch(Packed, "HDF"u8, 7, [9]),
        "short addresses" => Patch(Packed, "HDF"u8, 12, [4]),
        "something before it" => Patch(Packed, "HDF"u8, 23, [1]),
        "a checksum of another one" => Patch(Packed, "acedata_crc32c"u8, 32, "00000000"u8),
        "values of another type" => Patch(Packed, Float, 0, [0x10]),
        "a bit in the newer form" => Patch(Newer((6, [1, 8, 64, 1, (byte)'x', 4, 0, 0, (byte)'f', 0, (byte)'x'])), "OHDR"u8, 12, [9]),
        "no data sets at all" => Newer(),
        "a page" => [.. "<!DOCTYPE html><html></html>"u8],
        _ => throw new ArgumentException(what),
    };

    private static byte[] MertLayout => [3, 1, .. Int64(Place(Plain, MertValues)), 112];

    private static byte[] MertValues => [.. new[] { 1 / 8f, 2 / 8f }.SelectMany(BitConverter.GetBytes)];

    private static byte[] MertChunk => [7, 0, 0, 0, 4, 0, 0, 0, 4, 0, 0, 0];

    private static byte[] KeyValue => [4, 0, 0, 0, .. Int64(Place(Packed, "GCOL"u8)), 1, 0, 0, 0];

    // A message of the features of MERT: the first one behind the beginning of their description.
    private static byte[] Mert(byte[] message)
    {
        var shape = Place(Packed, MertShape) - 8;
        var at = shape + Packed.AsSpan(shape).IndexOf(message);
        return Packed.AsSpan(at, 40).ToArray();
    }
}
