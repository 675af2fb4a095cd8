using AceData.Nets.Layers;
using AceData.Nets.Umt5;
using AceData.Nets.Weights;
using AceData.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace AceData.Nets.Tests;

public sealed class CheckpointTests : NetTest, IDisposable
{
    private const string Config = """
        {"vocab_size": 50, "d_model": 16, "d_kv": 4, "d_ff": 24, "num_layers": 2, "num_heads": 4, "relative_attention_num_buckets": 16}
        """;

    private readonly TempDir _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_network_is_built_in_the_type_that_it_computes_in()
    {
        using var net = Load(Precision.Bf16);

        Assert.All(net.named_parameters(), parameter => Assert.Equal((parameter.name, ScalarType.BFloat16, DeviceType.CPU), (parameter.name, parameter.parameter.dtype, parameter.parameter.device_type)));
        Assert.All(net.parameters(), parameter => Assert.False(parameter.requires_grad));
        Assert.False(net.training);
    }

    [Fact]
    public void A_network_computes_with_the_numbers_of_its_file_and_lives_on_when_the_scope_around_it_ends()
    {
        using var original = Write();
        Umt5Encoder net;
        using (NewDisposeScope())
        {
            net = Umt5Encoder.Load(_folder.Path, Placement.CpuFp32);
        }

        using (net)
        {
            using var scope = NewDisposeScope();
            var (ids, mask) = (tensor(new[] { 3L, 1, 4, 1, 5 }).unsqueeze(0), ones(1, 5));
            Assert.True(original.call(ids, mask).equal(net.call(ids, mask)).all().item<bool>());
        }
    }

    [Theory]
    [InlineData("float16", ScalarType.Float32)]
    [InlineData("bfloat16", ScalarType.BFloat16)]
    public void A_stream_that_outgrows_float16_is_computed_in_float32(string asked, ScalarType used)
    {
        using var original = Write(louder: 1e6);
        using var net = Umt5Encoder.Load(_folder.Path, new Placement(ComputeDevice.Cpu, Precision.Find(asked)!)); // not null: a known name
        using var scope = NewDisposeScope();
        var (ids, mask) = (tensor(new[] { 3L, 1, 4, 1, 5 }).unsqueeze(0), ones(1, 5));

        Assert.All(net.parameters(), parameter => Assert.Equal(used, parameter.dtype));
        Assert.True(net.call(ids, mask).isfinite().all().item<bool>());
        original.to(ScalarType.Float16);
        Assert.False(original.call(ids, mask).isfinite().all().item<bool>(), "In float16 it would be lost.");
    }

    [Fact]
    public void A_network_that_does_not_fit_its_file_leaves_no_tensor_behind()
    {
        Write().Dispose();
        File.WriteAllText(_folder["config.json"], Config.Replace("\"d_ff\": 24", "\"d_ff\": 20", StringComparison.Ordinal));
        Assert.Throws<StateDictMismatchException>(() => Umt5Encoder.Load(_folder.Path, Placement.CpuFp32));

        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Assert.Throws<StateDictMismatchException>(() => Umt5Encoder.Load(_folder.Path, Placement.CpuFp32));
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private Umt5Encoder Load(Precision precision)
    {
        Write().Dispose();
        return Umt5Encoder.Load(_folder.Path, new Placement(ComputeDevice.Cpu, precision));
    }

    private Umt5Encoder Write(double louder = 1)
    {
        var net = TinyNets.Filled(new Umt5Encoder(RealConfigs.Parse<Umt5Config>(Config)));
        using var quiet = no_grad();
        foreach (var (_, parameter) in net.named_parameters().Where(parameter => parameter.name.EndsWith("wo.weight", StringComparison.Ordinal)))
        {
            parameter.MultiplyBy(louder);
        }

        File.WriteAllText(_folder["config.json"], Config);
        using var file = File.Create(_folder["model.safetensors"]);
        SafetensorsWriter.Write(
            net.state_dict().Select(pair => new OutgoingTensor(pair.Key, ElementType.F32, pair.Value.shape, sink => sink(pair.Value.bytes.ToArray()))), new Dictionary<string, string>(), file.Write);
        return net;
    }
}
