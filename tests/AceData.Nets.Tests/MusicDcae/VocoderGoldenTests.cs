using System.Globalization;
using AceData.Nets.Layers;
using AceData.Nets.MusicDcae;
using AceData.Nets.Tests.Comparing;
using AceData.Nets.Weights;
using static TorchSharp.torch;

namespace AceData.Nets.Tests.MusicDcae;

[Trait("Category", "Golden")]
public class VocoderGoldenTests : NetTest
{
    [Fact]
    public void Sound_and_every_stage_are_those_of_the_original()
    {
        using var golden = GoldenTensors.OrSkip("music_vocoder");
        using var net = MusicVocoder.Load(golden.Folder, Placement.CpuFp32);
        foreach (var @case in golden.CasesWith(".mel"))
        {
            using var scope = NewDisposeScope();
            var stages = golden.Names.Where(name => name.StartsWith(@case + ".", StringComparison.Ordinal))
                .Select(name => (Tensor: name, Module: ModuleOf(name[(@case.Length + 1)..]))).Where(stage => stage.Module is not null).ToList();
            using var recorder = new Recorder(net, stages.Select(stage => stage.Module!));

            var sound = net.call(golden[@case + ".mel"]);

            Near.Absolute(golden[@case + ".wav"], sound, 1e-5, @case);
            foreach (var (tensor, module) in stages)
            {
                Compare(golden[tensor], recorder[module!], tensor);
            }

            CompareMeans(golden, net, recorder, @case);
        }
    }

    [Fact]
    public void All_weight_files_of_a_folder_give_the_same_sound()
    {
        using var golden = GoldenTensors.OrSkip("music_vocoder");
        var files = Directory.GetFiles(golden.Folder, "*.safetensors").Where(file => Path.GetFileName(file) != "cases.safetensors");
        using var scope = NewDisposeScope();
        var mel = golden[golden.CasesWith(".mel")[0] + ".mel"];
        var sounds = files.Select(file =>
        {
            using var weights = WeightsFile.Open(file);
            using var net = MusicVocoder.Load(ModelConfig.Read<VocoderConfig>(golden.Folder), weights, Placement.CpuFp32);
            return net.call(mel);
        }).ToList();

        Assert.NotEmpty(sounds);
        Assert.All(sounds, sound => Assert.True(sound.equal(sounds[0]).all().item<bool>()));
    }

    [Fact]
    public void Weights_from_direction_and_length_are_those_of_the_original()
    {
        using var golden = GoldenTensors.OrSkip("music_vocoder");
        using var net = MusicVocoder.Load(golden.Folder, Placement.CpuFp32);
        using var scope = NewDisposeScope();
        var weights = net.state_dict();
        foreach (var tensor in golden.Names.Where(name => name.StartsWith("effective.", StringComparison.Ordinal)))
        {
            var name = "head." + tensor["effective.".Length..];
            Near.Relative(golden[tensor], WeightNorm.Weight(weights[name + ".weight_g"], weights[name + ".weight_v"]), 1e-6, tensor);
        }
    }

    // The means of a level's blocks are no module's output: worked out again from what the level's blocks read.
    private static void CompareMeans(GoldenTensors golden, MusicVocoder net, Recorder recorder, string @case)
    {
        var head = (VocoderHead)net.named_modules().First(module => module.name == "head").module;
        foreach (var tensor in golden.Names.Where(name => name.StartsWith(@case + ".mrf", StringComparison.Ordinal)))
        {
            var level = int.Parse(tensor[(@case.Length + ".mrf".Length)..], CultureInfo.InvariantCulture);
            Compare(golden[tensor], head.Mean(recorder[$"head.ups.{level}"], level), tensor);
        }
    }

    // Of long ones the file has every eighth step.
    private static void Compare(Tensor expected, Tensor actual, string what) =>
        Near.Relative(expected, actual.shape[2] == expected.shape[2] ? actual : actual.index_select(2, Arithmetic.Range(actual.shape[2], 8)), 2e-5, what);

    private static string? ModuleOf(string tensor) => tensor switch
    {
        "stem" => "backbone.channel_layers.0",
        "backbone" => "backbone",
        "conv_pre" => "head.conv_pre",
        _ when tensor.StartsWith("stage", StringComparison.Ordinal) => "backbone.stages." + tensor["stage".Length..],
        _ when tensor.StartsWith("up", StringComparison.Ordinal) => "head.ups." + tensor["up".Length..],
        _ => null,
    };
}
