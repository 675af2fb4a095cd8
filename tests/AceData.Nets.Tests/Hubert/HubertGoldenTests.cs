using System.Globalization;
using System.Text.Json;
using AceData.Nets.Hubert;
using AceData.Nets.Tests.Comparing;
using AceData.Nets.Weights;
using static TorchSharp.torch;

namespace AceData.Nets.Tests.Hubert;

[Trait("Category", "Golden")]
public class HubertGoldenTests : NetTest
{
    [Theory]
    [InlineData("hubert", 5e-5)]
    [InlineData("mert", 7e-5)]
    [InlineData("hubert_edges", 5e-5)]
    public void Every_stage_gives_what_the_original_gives(string name, double tolerance)
    {
        using var golden = GoldenTensors.OrSkip(name);
        using var net = HubertModel.Load(golden.Folder, Placement.CpuFp32);
        foreach (var @case in golden.CasesWith(".waveform"))
        {
            using var scope = NewDisposeScope();
            var (whole, inside) = Tolerances(golden, @case, tolerance);
            var stages = golden.Names.Where(tensor => tensor.StartsWith(@case + ".", StringComparison.Ordinal))
                .Select(tensor => (Tensor: tensor, Module: ModuleOf(tensor[(@case.Length + 1)..]))).Where(stage => stage.Module is not null).ToList();
            using var recorder = new Recorder(net, stages.Select(stage => stage.Module!));

            var hidden = net.call(golden[@case + ".waveform"]);

            Near.Absolute(golden[@case + ".last_hidden_state"], hidden, whole, name + " " + @case);
            Assert.False(hidden.isnan().any().item<bool>(), @case);
            foreach (var (tensor, module) in stages)
            {
                Near.Relative(golden[tensor], recorder[module!], inside, name + " " + tensor, atLeast: 1);
            }
        }
    }

    [Theory]
    [InlineData("hubert")]
    [InlineData("mert")]
    [InlineData("hubert_edges")]
    public void All_weight_files_of_a_folder_give_the_same_numbers(string name)
    {
        using var golden = GoldenTensors.OrSkip(name);
        var files = Directory.GetFiles(golden.Folder, "*.safetensors").Where(file => Path.GetFileName(file) != "cases.safetensors");
        using var scope = NewDisposeScope();
        var waveform = golden[golden.CasesWith(".waveform")[0] + ".waveform"];
        var outputs = files.Select(file =>
        {
            using var weights = WeightsFile.Open(file);
            using var net = HubertModel.Load(ModelConfig.Read<HubertConfig>(golden.Folder), weights, Placement.CpuFp32);
            return net.call(waveform);
        }).ToList();

        Assert.NotEmpty(outputs);
        Assert.All(outputs, output => Assert.True(output.equal(outputs[0]).all().item<bool>()));
    }

    [Theory]
    [InlineData("hubert")]
    [InlineData("hubert_edges")]
    public void The_weight_of_the_positional_convolution_is_that_of_the_original(string name)
    {
        using var golden = GoldenTensors.OrSkip(name);
        using var net = HubertModel.Load(golden.Folder, Placement.CpuFp32);
        using var scope = NewDisposeScope();
        var weights = net.state_dict();

        var weight = Nets.Layers.WeightNorm.Weight(weights["encoder.pos_conv_embed.conv.weight_g"], weights["encoder.pos_conv_embed.conv.weight_v"]);

        Near.Relative(golden["pos_conv.effective_weight"], weight, 1e-6, name);
    }

    [Fact]
    public void Frames_follow_from_samples_and_too_few_are_refused()
    {
        using var golden = GoldenTensors.OrSkip("hubert_edges");
        using var net = HubertModel.Load(golden.Folder, Placement.CpuFp32);
        var cases = golden.Cases();

        Assert.All(cases.GetProperty("frames").EnumerateArray(), pair => Assert.Equal(pair[1].GetInt64(), net.Config.Frames(pair[0].GetInt64())));
        Assert.All(cases.GetProperty("too_short").EnumerateArray(), samples =>
        {
            using var waveform = zeros(1, samples.GetInt64());
            Assert.Contains(samples.ToString(), Assert.Throws<ArgumentException>(() => net.call(waveform)).Message, StringComparison.Ordinal);
        });
    }

    private static (double Whole, double Inside) Tolerances(GoldenTensors golden, string @case, double tolerance)
    {
        if (!File.Exists(Path.Combine(golden.Folder, "cases.json")))
        {
            return (tolerance, tolerance);
        }

        // A list of pickles has the same file name.
        return golden.Cases().TryGetProperty("cases", out var cases) && cases.ValueKind == JsonValueKind.Object && cases.TryGetProperty(@case, out var own)
            ? (own.GetProperty("tolerance").GetDouble(), own.GetProperty("intermediate_tolerance").GetDouble())
            : (tolerance, tolerance);
    }

    // Whose output a tensor of the golden is; null for what is no output of a module.
    private static string? ModuleOf(string tensor)
    {
        if (tensor.StartsWith("conv_layer_", StringComparison.Ordinal))
        {
            return "feature_extractor.conv_layers." + tensor["conv_layer_".Length..];
        }

        if (tensor.StartsWith("layer_", StringComparison.Ordinal))
        {
            var parts = tensor.Split('_', 3);
            var layer = "encoder.layers." + int.Parse(parts[1], CultureInfo.InvariantCulture);
            return parts.Length == 2 ? layer : parts[2] switch
            {
                "input" => "encoder.layer_norm",
                "attention" or "feed_forward" => layer + "." + parts[2],
                _ => layer + ".attention." + parts[2],
            };
        }

        return tensor switch
        {
            "conv0_raw" => "feature_extractor.conv_layers.0.conv",
            "conv0_norm" => "feature_extractor.conv_layers.0.layer_norm",
            "conv_features" => "feature_extractor",
            "projection" => "feature_projection",
            "pos_conv" => "encoder.pos_conv_embed",
            _ => null,
        };
    }
}
