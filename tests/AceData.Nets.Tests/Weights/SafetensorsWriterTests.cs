using System.Text;
using AceData.Nets.Weights;
using AceData.Testing;
using static TorchSharp.torch;

namespace AceData.Nets.Tests.Weights;

public sealed class SafetensorsWriterTests : IDisposable
{
    private readonly TempDir _folder = new();

    public SafetensorsWriterTests() => TorchRuntime.Load();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_list_is_that_of_the_reference_writer_to_the_byte()
    {
        using var scope = NewDisposeScope();
        var bytes = Written(
            [
                OutgoingTensor.From("b", tensor(new float[] { 1, 2 })),
                OutgoingTensor.From("flag", tensor(new[] { true })),
                OutgoingTensor.From("a\"é\n", tensor(new float[] { 3 })),
                OutgoingTensor.From("step", tensor(7L)),
                OutgoingTensor.From("half", ones(1, 2, dtype: ScalarType.BFloat16)),
            ],
            new Dictionary<string, string> { ["format"] = "pt" });

        var list = """{"__metadata__":{"format":"pt"},"step":{"dtype":"I64","shape":[],"data_offsets":[0,8]},"a\"é\n":{"dtype":"F32","shape":[1],"data_offsets":[8,12]},"b":{"dtype":"F32","shape":[2],"data_offsets":[12,20]},"half":{"dtype":"BF16","shape":[1,2],"data_offsets":[20,24]},"flag":{"dtype":"BOOL","shape":[1],"data_offsets":[24,25]}}""";
        var padded = Encoding.UTF8.GetBytes(list).Length is var length ? list + new string(' ', (8 - (length % 8)) % 8) : list;
        Assert.Equal(padded, Encoding.UTF8.GetString(bytes, 8, bytes.Length - 8 - 25));
        Assert.Equal(0, (bytes.Length - 25) % 8);
        Assert.Equal([7, 0, 0, 0, 0, 0, 0, 0, .. BitConverter.GetBytes(3f), .. BitConverter.GetBytes(1f), .. BitConverter.GetBytes(2f), 0x80, 0x3F, 0x80, 0x3F, 1], bytes[^25..]);
    }

    [Fact]
    public void What_was_written_is_read_and_written_again_to_the_same_bytes()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var first = Written([OutgoingTensor.From("w", randn(300, 200).t()), OutgoingTensor.From("large", randn(5_000_000)), OutgoingTensor.From("none", empty(0, 3))], null);

        var path = Save(first);
        using var weights = new SafetensorsFile(path);
        var second = Written(weights.Entries.Reverse().Select(entry => OutgoingTensor.From(weights, entry)), weights.Metadata);

        Assert.Equal([200L, 300L], weights.Load("w").shape);
        Assert.True(first.AsSpan().SequenceEqual(second));
    }

    [Fact]
    [Trait("Category", "Golden")]
    public void Files_of_the_reference_are_written_again_to_the_same_bytes()
    {
        Assert.SkipWhen(Goldens.Find("mert") is null, Goldens.Missing("mert"));
        var compared = 0;
        foreach (var path in Directory.GetFiles(Goldens.Find("mert")!, "*.safetensors", SearchOption.AllDirectories))
        {
            using var weights = new SafetensorsFile(path);
            if (weights.Metadata.Count > 1)
            {
                continue;
            }

            Assert.True(Written(weights.Entries.Select(entry => OutgoingTensor.From(weights, entry)), weights.Metadata).AsSpan().SequenceEqual(File.ReadAllBytes(path)), path);
            compared++;
        }

        Assert.True(compared > 0, "There is no file to compare.");
    }

    [Fact]
    public void Names_that_are_taken_and_wrong_lengths_are_refused()
    {
        using var scope = NewDisposeScope();
        var one = OutgoingTensor.From("a", ones(2));

        Assert.Throws<ArgumentException>(() => Written([one, one], null));
        Assert.Throws<ArgumentException>(() => Written([one with { Name = "__metadata__" }], null));
        Assert.Throws<ArgumentException>(() => Written([one with { Shape = [3] }], null));
        Assert.Throws<NotSupportedException>(() => OutgoingTensor.From("c", ones(2, dtype: ScalarType.ComplexFloat32)));
    }

    private static byte[] Written(IEnumerable<OutgoingTensor> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        using var memory = new MemoryStream();
        SafetensorsWriter.Write(tensors, metadata, bytes => memory.Write(bytes));
        return memory.ToArray();
    }

    private string Save(byte[] content)
    {
        using var file = new FileStream(_folder["a.safetensors"], FileMode.CreateNew);
        file.Write(content);
        return file.Name;
    }
}
