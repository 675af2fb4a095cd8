using AceData.Audio.Decoding;
using AceData.Nets.Tests.Comparing;
using static TorchSharp.torch;

namespace AceData.Nets.Tests.FrontEnds;

[Trait("Category", "Golden")]
public class ResampleGoldenTests : NetTest
{
    [Fact]
    public void Every_rate_and_signal_comes_out_as_torchaudio_makes_it()
    {
        using var golden = GoldenTensors.OrSkip("resample");
        foreach (var name in golden.CasesWith(".input").Where(name => !name.StartsWith("stereo", StringComparison.Ordinal)))
        {
            var rates = name.Split('.')[0].Split('_').Select(int.Parse).ToArray();
            var output = new SincResampler(rates[0], rates[1]).Process(golden.Floats(name + ".input"));

            if (golden.Has(name + ".exact"))
            {
                Near.Absolute([.. golden.Doubles(name + ".exact").Select(sample => (float)sample)], output, 2.5e-6, name + ".exact");
            }

            foreach (var way in new[] { ".functional", ".transform" }.Where(way => golden.Has(name + way)))
            {
                Near.Absolute(golden.Floats(name + way), output, 3e-5, name + way);
            }
        }
    }

    [Fact]
    public void Channels_do_not_touch_each_other()
    {
        using var golden = GoldenTensors.OrSkip("resample");
        foreach (var tensor in golden.Names.Where(name => name.StartsWith("stereo", StringComparison.Ordinal) && name.EndsWith(".input", StringComparison.Ordinal)))
        {
            using var scope = NewDisposeScope();
            var (input, expected) = (golden[tensor], golden[tensor[..^".input".Length] + ".functional"]);

            // The file does not say at which rates: those of the list that give the right length.
            var resampler = golden.Cases().EnumerateArray()
                .Select(entry => new SincResampler(entry.GetProperty("from_rate").GetInt32(), entry.GetProperty("to_rate").GetInt32()))
                .First(candidate => candidate.LengthOf((int)input.shape[1]) == expected.shape[1]);
            for (var channel = 0; channel < input.shape[0]; channel++)
            {
                Near.Absolute(expected[channel].data<float>().ToArray(), resampler.Process(input[channel].data<float>().ToArray()), 3e-5, $"{tensor} channel {channel}");
            }
        }
    }

    [Fact]
    public void Nothing_becomes_nothing_and_equal_rates_change_nothing()
    {
        Assert.Empty(new SincResampler(48000, 44100).Process(Array.Empty<float>()));
        Assert.Equal([1f, -2f, 3f], new SincResampler(48000, 48000).Process(new[] { 1f, -2f, 3f }));
    }
}
