using System.Text.Json;
using AceData.Audio.Spectra;
using AceData.Nets.Layers;
using AceData.Nets.Tests.Comparing;
using AceData.Nets.Weights;
using static TorchSharp.torch;

namespace AceData.Nets.Tests.FrontEnds;

[Trait("Category", "Golden")]
public class LogMelGoldenTests : NetTest
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    [Fact]
    public void Pictures_are_those_of_the_original()
    {
        using var golden = GoldenTensors.OrSkip("log_mel");
        var (settings, mel) = Read(golden);
        foreach (var entry in golden.Cases().EnumerateArray())
        {
            var name = entry.GetProperty("name").GetString()!;
            var tolerance = entry.GetProperty("suggested_tolerance").GetDouble();
            using var scope = NewDisposeScope();
            var (audio, expected, normalised) = (golden[name + ".audio"], golden[name + ".mel"], golden[name + ".normalised"]);
            Assert.Equal(golden.Longs(name + ".padded_length")[0], mel.PaddedLength((int)audio.shape[1]));
            for (var channel = 0; channel < audio.shape[0]; channel++)
            {
                var samples = audio[channel].data<float>().ToArray();
                var padded = samples.Concat(new float[mel.PaddedLength(samples.Length) - samples.Length]).ToArray();

                Near.Absolute(expected[channel].data<float>().ToArray(), mel.LogMel(padded), tolerance, name + ".mel");
                Near.Absolute(normalised[channel].data<float>().ToArray(), mel.Picture(samples), tolerance / 7, name + ".normalised");
                if (golden.Has(name + ".linear_strided"))
                {
                    // [bins / 16, frames] there, [frames, bins] here.
                    var linear = tensor(mel.Magnitudes(padded)).view(-1, (settings.NFft / 2) + 1).T.AtLeast(1e-5).log();
                    Near.Absolute(golden[name + ".linear_strided"][channel], linear.index_select(0, Arithmetic.Range(linear.shape[0], 16)), Math.Max(tolerance, 1e-2), name + ".linear");
                }

                if (golden.Has(name + ".mel64"))
                {
                    Near.Absolute([.. golden.Doubles(name + ".mel64").Skip(channel * padded.Length / settings.HopLength * settings.NMels).Take(settings.NMels * padded.Length / settings.HopLength).Select(value => (float)value)], mel.LogMel(padded), tolerance, name + ".mel64");
                }
            }
        }
    }

    [Fact]
    public void Frames_of_unpadded_sound_are_those_of_the_original()
    {
        using var golden = GoldenTensors.OrSkip("log_mel");
        var (_, mel) = Read(golden);
        foreach (var name in golden.CasesWith(".audio").Where(name => name.StartsWith("raw.", StringComparison.Ordinal)))
        {
            using var scope = NewDisposeScope();
            var (audio, expected) = (golden[name + ".audio"], golden[name + ".mel"]);
            for (var channel = 0; channel < audio.shape[0]; channel++)
            {
                Near.Absolute(expected[channel].data<float>().ToArray(), mel.LogMel(audio[channel].data<float>().ToArray()), 2e-4, name);
            }
        }
    }

    [Fact]
    public void Filters_and_window_are_those_of_the_checkpoint()
    {
        using var golden = GoldenTensors.OrSkip("log_mel");
        var file = Path.Combine(golden.Folder, "filterbank.safetensors");
        Assert.SkipUnless(File.Exists(file), $"There is no {file}.");
        using var weights = WeightsFile.Open(file);
        using var scope = NewDisposeScope();
        var (settings, _) = Read(golden);
        var expected = weights.Load("fb"); // [bins, mels]
        var filters = new MelFilterBank(settings.SampleRate, (int)expected.shape[0], settings.NMels, settings.FMin, settings.FMax);

        Near.Absolute(expected, tensor(Enumerable.Range(0, (int)expected.shape[0]).SelectMany(bin => Enumerable.Range(0, settings.NMels).Select(mel => filters[bin, mel])).ToArray()).view_as(expected), 1e-6, "filters");
        Near.Absolute(weights.Load("window").data<float>().ToArray(), HannWindow.Make(settings.NFft), 1e-6, "window");
    }

    private static (CodecMelSettings Settings, CodecMel Mel) Read(GoldenTensors golden)
    {
        var json = File.ReadAllBytes(Path.Combine(golden.Folder, "config.json"));
        var settings = JsonSerializer.Deserialize<CodecMelSettings>(json, Options)!;
        return (settings, new CodecMel(settings));
    }
}
