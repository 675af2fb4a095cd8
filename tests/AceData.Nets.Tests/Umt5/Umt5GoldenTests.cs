using System.Globalization;
using AceData.Nets.Tests.Comparing;
using AceData.Nets.Umt5;
using AceData.Nets.Weights;
using static TorchSharp.torch;

namespace AceData.Nets.Tests.Umt5;

[Trait("Category", "Golden")]
public class Umt5GoldenTests : NetTest
{
    private const double Tolerance = 4e-5;

    [Fact]
    public void Valid_rows_are_those_of_the_original()
    {
        using var golden = GoldenTensors.OrSkip("umt5");
        using var net = Umt5Encoder.Load(golden.Folder, Placement.CpuFp32);
        foreach (var name in golden.CasesWith(".input_ids"))
        {
            using var scope = NewDisposeScope();
            var mask = golden[name + ".attention_mask"];
            var valid = mask.unsqueeze(-1).to(ScalarType.Float32);

            var hidden = net.call(golden[name + ".input_ids"], mask);

            Near.Absolute(golden[name + ".last_hidden_state"] * valid, hidden * valid, Tolerance, name);
        }
    }

    [Fact]
    public void The_stream_before_every_block_is_that_of_the_original()
    {
        using var golden = GoldenTensors.OrSkip("umt5");
        using var net = Umt5Encoder.Load(golden.Folder, Placement.CpuFp32);
        foreach (var name in golden.CasesWith(".hidden_0"))
        {
            using var scope = NewDisposeScope();
            var hiddens = golden.Names.Where(tensor => tensor.StartsWith(name + ".hidden_", StringComparison.Ordinal)).ToList();
            using var recorder = new Recorder(net, hiddens.Select(ModuleBefore));

            net.call(golden[name + ".input_ids"], golden[name + ".attention_mask"]);

            var valid = golden[name + ".attention_mask"].unsqueeze(-1).to(ScalarType.Float32);
            foreach (var tensor in hiddens)
            {
                Near.Absolute(golden[tensor] * valid, recorder[ModuleBefore(tensor)] * valid, Tolerance, tensor);
            }
        }
    }

    [Fact]
    public void Attention_looks_where_the_originals_looks()
    {
        using var golden = GoldenTensors.OrSkip("umt5");
        using var net = Umt5Encoder.Load(golden.Folder, Placement.CpuFp32);
        var last = ModelConfig.Read<Umt5Config>(golden.Folder).NumLayers - 1;
        foreach (var name in golden.CasesWith(".attention_probs_0"))
        {
            using var scope = NewDisposeScope();
            string[] modules = [Attention(0), Attention(last)];
            using var recorder = new Recorder(net, modules);

            net.call(golden[name + ".input_ids"], golden[name + ".attention_mask"]);

            foreach (var (module, tensor) in modules.Zip([name + ".attention_probs_0", name + ".attention_probs_last"]))
            {
                var probabilities = Layer(net, module).Probabilities(recorder[module + ".input0"], recorder[module + ".input1"], recorder[module + ".input2"]);
                Near.Absolute(golden[tensor], probabilities, Tolerance, tensor);
            }
        }
    }

    [Fact]
    public void Position_biases_are_those_of_the_original()
    {
        using var golden = GoldenTensors.OrSkip("umt5");
        using var net = Umt5Encoder.Load(golden.Folder, Placement.CpuFp32);
        var config = ModelConfig.Read<Umt5Config>(golden.Folder);
        using var scope = NewDisposeScope();
        foreach (var tensor in golden.Names.Where(name => name.StartsWith("position_bias_layer", StringComparison.Ordinal)))
        {
            var numbers = tensor["position_bias_layer".Length..].Split(".row").Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
            var expected = golden[tensor]; // [heads, length]
            var buckets = Umt5RelativePositions.Buckets(expected.shape[1], config.RelativeAttentionNumBuckets, config.RelativeAttentionMaxDistance, CPU);

            var bias = Layer(net, Attention(numbers[0])).PositionBias(buckets);

            Near.Absolute(expected, bias[0].select(1, numbers[1]), Tolerance, tensor);
        }
    }

    [Fact]
    public void Padding_changes_nothing()
    {
        using var golden = GoldenTensors.OrSkip("umt5");
        using var net = Umt5Encoder.Load(golden.Folder, Placement.CpuFp32);
        using var scope = NewDisposeScope();
        var ids = golden[golden.CasesWith(".input_ids")[0] + ".input_ids"];
        var padded = cat([ids, zeros_like(ids)], 1);

        var alone = net.call(ids, ones_like(ids));
        var beside = net.call(padded, cat([ones_like(ids), zeros_like(ids)], 1)).narrow(1, 0, ids.shape[1]);

        Near.Absolute(alone, beside, Tolerance, "rows before the padding");
    }

    private static string Attention(int layer) => $"encoder.block.{layer}.layer.0.SelfAttention";

    private static Umt5Attention Layer(Umt5Encoder net, string name) => (Umt5Attention)net.named_modules().First(module => module.name == name).module;

    private static string ModuleBefore(string hidden) =>
        int.Parse(hidden[(hidden.LastIndexOf('_') + 1)..], CultureInfo.InvariantCulture) is > 0 and var block ? $"encoder.block.{block - 1}" : "shared";
}
