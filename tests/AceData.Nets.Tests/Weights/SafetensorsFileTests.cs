using System.Text;
using AceData.Nets.Weights;
using AceData.Testing;
using static TorchSharp.torch;

namespace AceData.Nets.Tests.Weights;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly TempDir _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_listed_without_its_numbers_being_read()
    {
        var header = """{"__metadata__":{"format":"pt"},"b":{"dtype":"BF16","shape":[2,3],"data_offsets":[4,16]},"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"none":{"dtype":"I64","shape":[0,7],"data_offsets":[16,16]}}   """;
        using var weights = new SafetensorsFile(Write(SafetensorsBytes.Of(header, 16)));

        Assert.Equal(["a: F32[]", "b: BF16[2, 3]", "none: I64[0, 7]"], weights.Entries.Select(entry => $"{entry.Name}: {entry.Description}"));
        Assert.Equal("pt", weights.Metadata["format"]);
    }

    [Fact]
    public void Numbers_of_every_type_arrive_in_torch_as_they_are_stored()
    {
        var header = """
            {"bool":{"dtype":"BOOL","shape":[2],"data_offsets":[0,2]},"u8":{"dtype":"U8","shape":[1],"data_offsets":[2,3]},"i8":{"dtype":"I8","shape":[1],"data_offsets":[3,4]},
            "i16":{"dtype":"I16","shape":[1],"data_offsets":[4,6]},"f16":{"dtype":"F16","shape":[1],"data_offsets":[6,8]},"bf16":{"dtype":"BF16","shape":[1],"data_offsets":[8,10]},
            "i32":{"dtype":"I32","shape":[1],"data_offsets":[10,14]},"f32":{"dtype":"F32","shape":[1],"data_offsets":[14,18]},"i64":{"dtype":"I64","shape":[1],"data_offsets":[18,26]},
            "f64":{"dtype":"F64","shape":[1],"data_offsets":[26,34]}}
            """;
        byte[] data =
        [
            1, 0, 200, 0xFE, .. BitConverter.GetBytes((short)-300), .. BitConverter.GetBytes((Half)1.5f), 0xC0, 0x3F,
            .. BitConverter.GetBytes(-70000), .. BitConverter.GetBytes(0.1f), .. BitConverter.GetBytes(1L << 40), .. BitConverter.GetBytes(0.1),
        ];
        using var weights = new SafetensorsFile(Write(SafetensorsBytes.Of(Encoding.UTF8.GetBytes(header), data)));
        using var scope = NewDisposeScope();

        Assert.Equal([true, false], weights.Load("bool").data<bool>().ToArray());
        Assert.Equal(200, weights.Load("u8").item<byte>());
        Assert.Equal(-2, weights.Load("i8").item<sbyte>());
        Assert.Equal(-300, weights.Load("i16").item<short>());
        Assert.Equal(1.5f, weights.Load("f16", Placement.CpuFp32).item<float>());
        Assert.Equal(1.5f, weights.Load("bf16", Placement.CpuFp32).item<float>());
        Assert.Equal(-70000, weights.Load("i32").item<int>());
        Assert.Equal(0.1f, weights.Load("f32").item<float>());
        Assert.Equal(1L << 40, weights.Load("i64", Placement.CpuFp32).item<long>());
        Assert.Equal(0.1, weights.Load("f64").item<double>());
        Assert.Equal(ScalarType.BFloat16, weights.Load("bf16").dtype);
    }

    [Fact]
    public void A_loaded_tensor_stays_when_the_file_is_closed_and_gone()
    {
        var path = Write(SafetensorsBytes.Vector(1, 2, 3));
        Tensor loaded;
        using (var weights = WeightsFile.Open(path))
        {
            loaded = weights.Load("w");
        }

        File.Delete(path);

        using (loaded)
        {
            Assert.Equal([1f, 2f, 3f], loaded.data<float>().ToArray());
        }
    }

    [Fact]
    public void A_tensor_larger_than_one_piece_is_whole()
    {
        var values = Enumerable.Range(0, 5_000_000).Select(number => (float)number).ToArray();
        using var weights = new SafetensorsFile(Write(SafetensorsBytes.Vector(values)));
        using var loaded = weights.Load("w");
        using var converted = weights.Load("w", new Placement(ComputeDevice.Cpu, Precision.Bf16));

        Assert.Equal(values, loaded.data<float>().ToArray());
        Assert.Equal(5_013_504f, converted[^1].to(ScalarType.Float32).item<float>());
    }

    [Fact]
    public void A_file_that_is_cut_while_it_is_open_is_said()
    {
        var path = Write(SafetensorsBytes.Vector(new float[100_000]));
        using var weights = new SafetensorsFile(path);
        using (var cut = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            cut.SetLength(1000);
        }

        var refusal = Assert.Throws<WeightsException>(() => weights.Load("w"));

        Assert.Equal(WeightsException.Bad, refusal.Code);
        Assert.Contains("ends too early", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_a_missing_name_and_a_folder_without_weights_are_said()
    {
        using var weights = new SafetensorsFile(Write(SafetensorsBytes.Vector(1)));

        Assert.Equal(WeightsException.Missing, Assert.Throws<WeightsException>(() => WeightsFile.Open(_folder["no.safetensors"])).Code);
        Assert.Contains("'v'", Assert.Throws<WeightsException>(() => weights.Load("v")).Message, StringComparison.Ordinal);
        var empty = Directory.CreateDirectory(_folder["empty"]).FullName;
        Assert.Contains("model.safetensors", Assert.Throws<WeightsException>(() => WeightsFile.Open(empty)).Message, StringComparison.Ordinal);
    }

    private string Write(byte[] content)
    {
        var path = _folder["model.safetensors"];
        using var file = new FileStream(path, FileMode.Create);
        file.Write(content);
        return path;
    }
}
