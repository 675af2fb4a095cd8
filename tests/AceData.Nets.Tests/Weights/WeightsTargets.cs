using System.Text;
using AceData.Nets.Weights;
using AceData.Testing;
using AceData.Testing.Fuzzing;

namespace AceData.Nets.Tests.Weights;

/// <summary>The readers of weights as targets of the fuzzer: an input is read wholly or refused with a <see cref="WeightsException"/>; nothing else may happen.</summary>
internal static class WeightsTargets
{
    private const long MostBytes = 220L << 20;

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("safetensors", Safetensors(), ["\"dtype\"", "\"shape\"", "\"data_offsets\"", "__metadata__", "\"F32\"", "\"BF16\"", "\"U8\"", "[0,4]", "[0,0]", "[]", "{}"], bytes => Read(bytes, "model.safetensors")),
        new("torch archive", Archives(), Words, bytes => Read(bytes, "model.bin")),
        new("torch pickle", [PickleBytes.Good(), .. Pickles()], Words, bytes => Read(PickleBytes.Archive(bytes), "model.bin")),
        new("torch legacy", [PickleBytes.Legacy(PickleBytes.Good())], Words, bytes => Read(bytes, "model.bin")),
        new("weights index", [Encoding.UTF8.GetBytes("""{"metadata":{"total_size":4},"weight_map":{"w":"part.safetensors"}}""")], ["../", "C:\\", "part.safetensors", "model.safetensors.index.json", "weight_map"], ReadIndex),
        new("model config", [Encoding.UTF8.GetBytes("""{"d_model":768,"layers":[1,2],"name":"x","_class":"y"}""")], ["d_model", "layers", "name", "1e30", "null"], ReadConfig),
    ];

    private static string[] Words =>
    [
        "\u0080\u0002", "\u0080\u0004", "cos\nsystem\n", "ctorch._utils\n_rebuild_tensor_v2\n", "ccollections\nOrderedDict\n", "ctorch\nFloatStorage\n", ")R", "(t", "\u0085", "\u0086", "\u0094", "\u0093",
        "q\0", "h\0", "}u", "]e", "s", "b", "Q", ".", "PK\u0001\u0002", "PK\u0003\u0004", "PK\u0005\u0006", "PK\u0006\u0006", "PK\u0006\u0007", "archive/data.pkl", "archive/data/0",
    ];

    private static byte[][] Safetensors() =>
    [
        SafetensorsBytes.Vector(1, 2, 3),
        SafetensorsBytes.Vector(new float[100]),
        SafetensorsBytes.Of("""{"__metadata__":{"format":"pt"},"b":{"dtype":"BF16","shape":[2,3],"data_offsets":[4,16]},"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"none":{"dtype":"I64","shape":[0,7],"data_offsets":[16,16]}}   """, 16),
    ];

    private static byte[][] Archives() => [PickleBytes.Archive(PickleBytes.Good()), .. GoldenFiles("good_*.bin").Where(bytes => bytes[0] == 'P')];

    private static IEnumerable<byte[]> Pickles()
    {
        foreach (var archive in Archives())
        {
            using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(archive));
            using var list = zip.Entries.First(entry => entry.Name == "data.pkl").Open();
            using var bytes = new MemoryStream();
            list.CopyTo(bytes);
            yield return bytes.ToArray();
        }
    }

    private static IEnumerable<byte[]> GoldenFiles(string pattern) =>
        Goldens.Find("mert") is { } folder ? Directory.GetFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes) : [];

    private static bool Read(byte[] bytes, string name)
    {
        using var folder = TempDir.InMemory();
        Save(folder, name, bytes);
        return Bounded(() =>
        {
            using var weights = WeightsFile.Open(folder[name]);
            foreach (var entry in weights.Entries)
            {
                weights.Read(entry, 0, new byte[entry.ByteLength]);
            }

            (weights as PytorchFile)?.Verify(CancellationToken.None);
        });
    }

    private static bool ReadIndex(byte[] bytes)
    {
        using var folder = TempDir.InMemory();
        Save(folder, "part.safetensors", SafetensorsBytes.Of("""{"w":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}""", 4));
        Save(folder, "model.safetensors.index.json", bytes);
        return Bounded(() => WeightsFile.Open(folder.Path).Dispose());
    }

    private static bool ReadConfig(byte[] bytes) => Bounded(() => ModelConfig.Parse<FuzzedConfig>("config.json", bytes));

    private static bool Bounded(Action read)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var taken = true;
        try
        {
            read();
        }
        catch (WeightsException exception)
        {
            taken = false;
            Assert.InRange(exception.Message.Length, 20, 2000);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        Assert.False(File.Exists("PWNED"));
        return taken;
    }

    private static void Save(TempDir folder, string name, byte[] bytes)
    {
        using var file = new FileStream(folder[name], FileMode.CreateNew);
        file.Write(bytes);
    }

    private sealed record FuzzedConfig
    {
        public required int DModel { get; init; }

        public IReadOnlyList<long> Layers { get; init; } = [];

        public string Name { get; init; } = "";
    }
}
