using AceData.Nets.MusicDcae;
using AceData.Nets.Tests.Comparing;
using AceData.Nets.Weights;
using static TorchSharp.torch;

namespace AceData.Nets.Tests.MusicDcae;

[Trait("Category", "Golden")]
public class DcaeGoldenTests : NetTest
{
    [Fact]
    public void The_encoder_gives_what_the_original_gives_at_every_stage()
    {
        using var golden = GoldenTensors.OrSkip("music_dcae");
        using var net = DcaeEncoder.Load(golden.Folder, Placement.CpuFp32);
        foreach (var @case in golden.CasesWith(".mel").Where(name => name.StartsWith("enc.", StringComparison.Ordinal)))
        {
            Compare(golden, net, @case, ".mel", ".z", 8e-5, "down_blocks");
        }
    }

    [Fact]
    public void The_decoder_gives_what_the_original_gives_at_every_stage()
    {
        using var golden = GoldenTensors.OrSkip("music_dcae");
        using var net = DcaeDecoder.Load(golden.Folder, Placement.CpuFp32);
        foreach (var @case in golden.CasesWith(".z").Where(name => name.StartsWith("dec.", StringComparison.Ordinal)))
        {
            Compare(golden, net, @case, ".z", ".mel", 1e-5, "up_blocks");
        }
    }

    private static void Compare(GoldenTensors golden, nn.Module<Tensor, Tensor> net, string @case, string input, string output, double tolerance, string stages)
    {
        using var scope = NewDisposeScope();
        var names = net.named_modules().Select(module => module.name).ToList();
        var inside = golden.Names.Where(name => name.StartsWith(@case + ".", StringComparison.Ordinal))
            .Select(name => (Tensor: name, Module: ModuleOf(name[(@case.Length + 1)..], stages, names))).Where(part => part.Module is not null).ToList();
        using var recorder = new Recorder(net, inside.Select(part => part.Module!));

        var result = net.call(golden[@case + input]);

        Near.Absolute(golden[@case + output], result, tolerance, @case);
        foreach (var (tensor, module) in inside)
        {
            if (tensor.EndsWith(".conv_in", StringComparison.Ordinal) && stages == "up_blocks")
            {
                // There the golden's tensor has the shortcut in it.
                continue;
            }

            Near.Relative(golden[tensor], recorder[module!], 7e-6, tensor);
        }
    }

    // Whose output a tensor of the golden is; null for what is no output of a module.
    private static string? ModuleOf(string tensor, string stages, List<string> names)
    {
        // The first attention block of the net.
        var attention = names.First(name => name.EndsWith(".attn", StringComparison.Ordinal));
        return tensor switch
        {
            "conv_in" => "conv_in",
            "vit0.to_q" => attention + ".to_q",
            "vit0.to_out" => attention + ".to_out",
            "vit0.attn" => attention,
            "vit0.out" => attention[..^".attn".Length],
            _ when tensor.StartsWith("stage", StringComparison.Ordinal) => LastOf($"{stages}.{tensor["stage".Length..]}", names),
            _ => null,
        };
    }

    private static string LastOf(string stage, List<string> names) =>
        names.Where(name => name.StartsWith(stage + ".", StringComparison.Ordinal) && !name[(stage.Length + 1)..].Contains('.', StringComparison.Ordinal)).Last();
}
