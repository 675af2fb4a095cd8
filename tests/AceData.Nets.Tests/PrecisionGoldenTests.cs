using System.Globalization;
using AceData.Nets.Hubert;
using AceData.Nets.Layers;
using AceData.Nets.MusicDcae;
using AceData.Nets.Tests.Comparing;
using AceData.Nets.Umt5;
using AceData.Nets.Weights;
using static TorchSharp.torch;

namespace AceData.Nets.Tests;

/// <summary>bfloat16 is near enough to be offered: what it moves is measured against the original in float32.</summary>
[Trait("Category", "Golden")]
public class PrecisionGoldenTests : NetTest
{
    private static readonly Placement Half = new(ComputeDevice.Cpu, Precision.Bf16);

    // The original itself runs in bfloat16 and moves these by up to 1e-3 and 2e-3.
    [Theory]
    [InlineData("hubert")]
    [InlineData("mert")]
    public void Features_turn_by_less_than_a_hundredth(string name)
    {
        using var golden = GoldenTensors.OrSkip(name);
        using var net = HubertModel.Load(golden.Folder, Half);
        foreach (var @case in golden.CasesWith(".waveform"))
        {
            using var scope = NewDisposeScope();
            var expected = golden[@case + ".last_hidden_state"];
            var actual = net.call(golden[@case + ".waveform"].to(ScalarType.BFloat16));

            Assert.Equal(ScalarType.BFloat16, actual.dtype);
            AtMost(5e-3, nn.functional.cosine_similarity(expected, actual.to(ScalarType.Float32), -1).neg().Plus(1).max(), $"{name} {@case}");
        }
    }

    // In the original, too, latents move by up to 0.04, on average by 0.009.
    [Fact]
    public void Latents_move_by_less_than_a_tenth()
    {
        using var golden = GoldenTensors.OrSkip("music_dcae");
        using var net = DcaeEncoder.Load(golden.Folder, Half);
        using var exact = DcaeEncoder.Load(golden.Folder, Placement.CpuFp32);
        foreach (var @case in golden.CasesWith(".mel").Where(name => name.StartsWith("enc.", StringComparison.Ordinal)))
        {
            using var scope = NewDisposeScope();
            var mel = golden[@case + ".mel"];
            var stop = TestContext.Current.CancellationToken;
            var moved = (net.Encode(mel, cancellationToken: stop) - exact.Encode(mel, cancellationToken: stop)).abs();

            AtMost(0.1, moved.max(), @case);
            AtMost(0.03, moved.mean(), @case);
        }
    }

    [Fact]
    public void Hidden_states_of_prompts_turn_by_less_than_a_hundredth()
    {
        using var golden = GoldenTensors.OrSkip("umt5");
        using var net = Umt5Encoder.Load(golden.Folder, Half);
        foreach (var @case in golden.CasesWith(".input_ids"))
        {
            using var scope = NewDisposeScope();
            var mask = golden[@case + ".attention_mask"];
            var distance = nn.functional.cosine_similarity(golden[@case + ".last_hidden_state"], net.call(golden[@case + ".input_ids"], mask).to(ScalarType.Float32), -1).neg().Plus(1);

            AtMost(1e-2, (distance * mask.to(ScalarType.Float32)).max(), @case);
        }
    }

    private static void AtMost(double allowed, Tensor measured, string what)
    {
        var value = measured.item<float>();
        Assert.True(value <= allowed, string.Create(CultureInfo.InvariantCulture, $"{what}: {value:0.0e+00}, allowed is {allowed:0.0e+00}"));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {value:0.0e+00}"));
    }
}
