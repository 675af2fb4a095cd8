using AceData.Nets.Hubert;
using AceData.Nets.Layers;
using AceData.Nets.MusicDcae;
using AceData.Nets.Tests.Comparing;
using AceData.Nets.Umt5;
using AceData.Nets.Weights;
using static TorchSharp.torch;

namespace AceData.Nets.Tests;

/// <summary>
/// The same goldens on a graphics card. In float32 they hold what they hold on the processor, in bfloat16 what <see cref="PrecisionGoldenTests"/> allows: another order of adding,
/// and nothing else, lies between them.
/// </summary>
[Trait("Category", "Gpu")]
public class CardGoldenTests : NetTest
{
    private static readonly ComputeDevice Card = new(0);
    private static readonly Placement Exact = new(Card, Precision.Fp32);
    private static readonly Placement Half = new(Card, Precision.Bf16);

    public CardGoldenTests() => Assert.SkipUnless(cuda_is_available(), "There is no card that this backend can use.");

    [Theory]
    [InlineData("hubert")]
    [InlineData("mert")]
    [InlineData("hubert_edges")]
    public void Features_are_those_of_the_original(string name)
    {
        using var golden = GoldenTensors.OrSkip(name);
        using var exact = HubertModel.Load(golden.Folder, Exact);
        using var half = HubertModel.Load(golden.Folder, Half);
        foreach (var @case in golden.CasesWith(".waveform"))
        {
            using var scope = NewDisposeScope();
            var (waveform, expected) = (golden[@case + ".waveform"].to(Card.ToTorch()), golden[@case + ".last_hidden_state"]);

            Near.Absolute(expected, exact.call(waveform).cpu(), 7e-5, $"{name} {@case}");
            Turned(expected, half.call(waveform.to(ScalarType.BFloat16)), 5e-3, $"{name} {@case}");
        }
    }

    [Fact]
    public void Hidden_states_of_prompts_are_those_of_the_original()
    {
        using var golden = GoldenTensors.OrSkip("umt5");
        using var exact = Umt5Encoder.Load(golden.Folder, Exact);
        using var half = Umt5Encoder.Load(golden.Folder, Half);
        foreach (var @case in golden.CasesWith(".input_ids"))
        {
            using var scope = NewDisposeScope();
            var (ids, mask, expected) = (golden[@case + ".input_ids"].to(Card.ToTorch()), golden[@case + ".attention_mask"], golden[@case + ".last_hidden_state"]);
            var valid = mask.unsqueeze(-1).to(ScalarType.Float32);

            Near.Absolute(expected * valid, exact.call(ids, mask.to(Card.ToTorch())).cpu() * valid, 4e-5, @case);
            Turned(expected, half.call(ids, mask.to(Card.ToTorch())), 1e-2, @case, mask.to(ScalarType.Float32));
        }
    }

    [Fact]
    public void Latents_are_those_of_the_original()
    {
        using var golden = GoldenTensors.OrSkip("music_dcae");
        using var exact = DcaeEncoder.Load(golden.Folder, Exact);
        using var half = DcaeEncoder.Load(golden.Folder, Half);
        foreach (var @case in golden.CasesWith(".mel").Where(name => name.StartsWith("enc.", StringComparison.Ordinal)))
        {
            using var scope = NewDisposeScope();
            var mel = golden[@case + ".mel"];
            var expected = golden[@case + ".z"];
            Near.Absolute(expected, exact.call(mel.to(Card.ToTorch())).cpu(), 8e-5, @case);

            // As in PrecisionGoldenTests: the original in bfloat16 moves them by up to 0.04.
            var stop = TestContext.Current.CancellationToken;
            Near.Absolute(exact.Encode(mel, cancellationToken: stop).cpu(), half.Encode(mel, cancellationToken: stop).cpu(), 0.1, @case + " in bfloat16");
        }
    }

    [Fact]
    public void Pictures_and_sound_are_those_of_the_original()
    {
        using var codec = GoldenTensors.OrSkip("music_dcae");
        using var decoder = DcaeDecoder.Load(codec.Folder, Exact);
        foreach (var @case in codec.CasesWith(".z").Where(name => name.StartsWith("dec.", StringComparison.Ordinal)))
        {
            using var scope = NewDisposeScope();
            Near.Absolute(codec[@case + ".mel"], decoder.call(codec[@case + ".z"].to(Card.ToTorch())).cpu(), 1e-5, @case);
        }

        using var voice = GoldenTensors.OrSkip("music_vocoder");
        using var vocoder = MusicVocoder.Load(voice.Folder, Exact);
        foreach (var @case in voice.CasesWith(".mel"))
        {
            using var scope = NewDisposeScope();
            Near.Absolute(voice[@case + ".wav"], vocoder.call(voice[@case + ".mel"].to(Card.ToTorch())).cpu(), 1e-5, @case);
        }
    }

    [Fact]
    public void Latents_sound_as_on_the_processor_whole_and_in_windows()
    {
        using var codec = GoldenTensors.OrSkip("music_dcae");
        using var voice = GoldenTensors.OrSkip("music_vocoder");
        using var scope = NewDisposeScope();
        var stop = TestContext.Current.CancellationToken;
        var here = new LatentPlayer(DcaeDecoder.Load(codec.Folder, Placement.CpuFp32), MusicVocoder.Load(voice.Folder, Placement.CpuFp32));
        var card = new LatentPlayer(DcaeDecoder.Load(codec.Folder, Exact), MusicVocoder.Load(voice.Folder, Exact));
        var latents = codec[codec.Names.First(name => name.StartsWith("decode.plain", StringComparison.Ordinal) && name.EndsWith(".latents", StringComparison.Ordinal))][0];

        Near.Absolute(here.Play(latents, stop), card.Play(latents, stop), 2e-5, "whole");
        Near.Absolute(here.PlayInWindows(latents, stop), card.PlayInWindows(latents, stop), 2e-5, "in windows");
    }

    [Fact]
    public void Nothing_that_was_computed_stays_on_the_card()
    {
        using var golden = GoldenTensors.OrSkip("mert");
        using var net = HubertModel.Load(golden.Folder, Exact);
        using var meter = NvidiaMeter.Open();
        var waveform = golden[golden.CasesWith(".waveform")[0] + ".waveform"].to(Card.ToTorch());
        var held = Enumerable.Range(0, 20).Select(_ =>
        {
            using var scope = NewDisposeScope();
            net.call(waveform).cpu();
            return meter!.Read()!.Card.FreeBytes; // not null: there is a card
        }).ToList();

        Assert.Equal(held[3], held[^1]);
    }

    private static void Turned(Tensor expected, Tensor actual, double allowed, string what, Tensor? mask = null)
    {
        var distance = nn.functional.cosine_similarity(expected, actual.cpu().to(ScalarType.Float32), -1).neg().Plus(1);
        var largest = (mask is null ? distance : distance * mask).max().item<float>();
        Assert.True(largest <= allowed, FormattableString.Invariant($"{what}: turned by {largest:0.0e+00}, allowed is {allowed:0.0e+00}"));
    }
}
