using System.IO.Compression;
using AceData.Nets.Weights;
using AceData.Testing;

namespace AceData.Nets.Tests.Weights;

/// <summary>Archives from strangers under the name of a PyTorch file. None is ever unpacked to the disk; each is read or refused in bounds.</summary>
public sealed class ZipHostileTests : IDisposable
{
    private static readonly Dictionary<string, (Func<byte[]> File, string? Refusal)> Cases = new()
    {
        ["a good one"] = (() => Archive(), null),
        ["a name that leads up"] = (() => Archive(("archive/../../evil", [1])), "no name that PyTorch gives"),
        ["a full path"] = (() => Archive(("/etc/evil", [1])), "no name that PyTorch gives"),
        ["a drive"] = (() => Archive(("C:\\evil", [1])), "no name that PyTorch gives"),
        ["a path of Windows that leads up"] = (() => Archive(("archive\\..\\..\\evil", [1])), "no name that PyTorch gives"),
        ["a stream behind a colon"] = (() => Archive(("archive/data/0:evil", [1])), "no name that PyTorch gives"),
        ["a name with a dot at its end"] = (() => Archive(("archive/evil.", [1])), "no name that PyTorch gives"),
        ["a device of Windows"] = (() => Archive(("archive/CON", [1])), null),
        ["a zero character"] = (() => Archive(("archive/a\0b", [1])), "no name that PyTorch gives"),
        ["a folder"] = (() => Archive(("archive/data/", [])), "no name that PyTorch gives"),
        ["a link"] = (() => Archive(external: 0xA1FF0000), "a link or a device"),
        ["a device file"] = (() => Archive(external: 0x61FF0000), "a link or a device"),
        ["a name twice"] = (() => Archive(("archive/data/0", [9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9])), "twice"),
        ["two lists"] = (() => Archive(("archive/data.pkl", PickleBytes.Good())), "twice"),
        ["a list in another folder, too"] = (() => Archive(("evil/data.pkl", PickleBytes.Good())), "without weights of PyTorch"),
        ["a list deeper down only"] = (() => PickleBytes.Archive(("archive/x/data.pkl", PickleBytes.Good()), ("archive/data/0", PickleBytes.Numbers())), "without weights of PyTorch"),
        ["a list whose name only ends so"] = (() => PickleBytes.Archive(("archive/evildata.pkl", PickleBytes.Good()), ("archive/data/0", PickleBytes.Numbers())), "without weights of PyTorch"),
        ["a program of TorchScript"] = (() => Archive(("archive/constants.pkl", [1])), "TorchScript"),
        ["an archive in the archive"] = (() => PickleBytes.Archive(("archive/42.zip", PickleBytes.Archive(("archive/41.zip", new byte[1000])))), "without weights of PyTorch"),
        ["numbers packed 1000 to 1"] = (() => PickleBytes.Archive(CompressionLevel.SmallestSize, ("archive/data.pkl", PickleBytes.Good()), ("archive/data/0", new byte[20_000_000])), "packed"),
        ["100,000 entries"] = (() => PickleBytes.Archive([.. Enumerable.Range(0, 100_000).Select(n => ($"archive/data/{n}", Array.Empty<byte>()))]), "too many entries"),
        ["an encrypted entry"] = (() => Changed(Archive(), 0x02014b50, 8, 1), "encrypted"),
        ["an entry that only the directory calls stored"] = (() => Changed(Archive(), 0x04034b50, 8, 8), "something else than the directory"),
        ["an entry with another name than in the directory"] = (() => Changed(Archive(), 0x04034b50, 30, (byte)'b'), "something else than the directory"),
        ["an entry with another length than in the directory"] = (() => Changed(Archive(), 0x04034b50, 22, 200), "something else than the directory"),
        ["an entry longer than the file"] = (() => Changed(Changed(Archive(), 0x02014b50, 27, 0x70), 0x02014b50, 23, 0x70), "lies outside"),
        ["an entry of two lengths"] = (() => Changed(Archive(), 0x02014b50, 25, 0x70), "two lengths"),
        ["an entry on another"] = (() => SecondOnFirst(), "something else than the directory"),
        ["a directory elsewhere"] = (() => Changed(Archive(), 0x06054b50, 16, 0), "not where it should be"),
        ["a directory of another length"] = (() => Changed(Archive(), 0x06054b50, 12, 0), "not where it should be"),
        ["more entries than there are"] = (() => Changed(Changed(Archive(), 0x06054b50, 8, 200), 0x06054b50, 10, 200), "damaged"),
        ["fewer entries than there are"] = (() => Changed(Changed(Archive(), 0x06054b50, 8, 1), 0x06054b50, 10, 1), "another length"),
        ["several parts"] = (() => Changed(Archive(), 0x06054b50, 4, 1), "several parts"),
        ["bytes before the archive"] = (() => [(byte)'P', (byte)'K', 3, 4, .. Archive()], "not where it should be"),
        ["bytes behind the archive"] = (() => [.. Archive(), 1], "was cut off"),
        ["a wrong checksum of the list"] = (() => Changed(Archive(), 0x02014b50, 16, 0x55), "checksum of its list"),
        ["a number of another bit"] = (() => Flipped(), "checksum of its numbers"),
        ["big endian numbers"] = (() => PickleBytes.Archive(("archive/data.pkl", PickleBytes.Good()), ("archive/byteorder", "big"u8.ToArray()), ("archive/data/0", PickleBytes.Numbers())), "not little endian"),
        ["a beginning, an end and nothing between"] = (() => [(byte)'P', (byte)'K', 3, 4, (byte)'P', (byte)'K', 5, 6, .. new byte[12], 4, 0, 0, 0, 0, 0], "an empty archive"),
        ["nothing but an end"] = (() => [(byte)'P', (byte)'K', 5, 6, .. new byte[18]], "holds no weights"),
    };

    private readonly TempDir _folder = TempDir.InMemory();

    public static TheoryData<string> Names => [.. Cases.Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void An_archive_of_a_stranger_is_read_or_refused_in_bounds(string name)
    {
        var (make, refusal) = Cases[name];
        var content = make();
        var path = _folder["pytorch_model.bin"];
        using (var file = new FileStream(path, FileMode.CreateNew))
        {
            file.Write(content);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        WeightsException? refused = null;
        try
        {
            using var weights = WeightsFile.Open(path);
            Assert.IsType<PytorchFile>(weights).Verify(TestContext.Current.CancellationToken);
        }
        catch (WeightsException exception)
        {
            refused = exception;
        }

        Assert.True((refusal is null) == (refused is null), refused?.Message);
        Assert.Contains(refusal ?? string.Empty, refused?.Message ?? string.Empty, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, content.Length + (64L << 20));
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    private static byte[] Archive(params (string Name, byte[] Content)[] more) =>
        PickleBytes.Archive([("archive/data.pkl", PickleBytes.Good()), ("archive/data/0", PickleBytes.Numbers()), .. more]);

    private static byte[] Archive(uint external)
    {
        var archive = Archive();
        BitConverter.GetBytes(external).CopyTo(archive, Find(archive, 0x02014b50) + 38);
        return archive;
    }

    /// <summary>One byte of the first structure of a kind.</summary>
    private static byte[] Changed(byte[] archive, uint signature, int offset, byte value)
    {
        archive[Find(archive, signature) + offset] = value;
        return archive;
    }

    private static byte[] Flipped()
    {
        var archive = Archive();
        archive[archive.AsSpan().IndexOf(PickleBytes.Numbers())] ^= 1;
        return archive;
    }

    private static byte[] SecondOnFirst()
    {
        var archive = Archive();
        var first = Find(archive, 0x02014b50);
        var second = first + 4 + archive.AsSpan(first + 4).IndexOf("PK\u0001\u0002"u8);
        archive.AsSpan(first + 42, 4).CopyTo(archive.AsSpan(second + 42));
        return archive;
    }

    private static int Find(byte[] archive, uint signature) => archive.AsSpan().IndexOf(BitConverter.GetBytes(signature));
}
