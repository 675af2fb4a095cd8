using AceData.Audio.Decoding;
using AceData.Testing;

namespace AceData.Audio.Tests.Decoding;

public class ResamplerTests(FfmpegFixture songs)
{
    [Theory]
    [InlineData(22050, 16000, 440)]
    [InlineData(22050, 16000, 6500)]
    [InlineData(16000, 22050, 3000)]
    [InlineData(44100, 16000, 1000)]
    public void A_sine_comes_out_as_the_same_sine(int from, int to, double frequency)
    {
        var output = new Resampler(from, to).Process(Signals.Sine(frequency, 1, from));
        var expected = Signals.Sine(frequency, 1, to);
        Assert.Equal(to, output.Length);
        for (var i = to / 10; i < to * 9 / 10; i++)
        {
            Assert.Equal(expected[i], output[i], 0.001f);
        }
    }

    [Fact]
    public void What_would_fold_back_is_gone()
    {
        var output = new Resampler(22050, 16000).Process(Signals.Sine(9500, 1));
        Assert.All(output[1600..^1600], sample => Assert.InRange(sample, -1e-4f, 1e-4f));
    }

    [Fact]
    public async Task A_short_song_is_heard_as_if_it_were_decoded_for_the_clip()
    {
        var path = songs.Folder["song.flac"];
        var token = TestContext.Current.CancellationToken;
        var probe = await songs.Decoder.ProbeAsync(path, token);
        var own = new Resampler(22050, 16000).Process((await songs.Decoder.DecodeAsync(path, probe, null, 22050, token)).Samples);
        var decoded = (await songs.Decoder.DecodeAsync(path, probe, null, 16000, token)).Samples;

        // The song has noise up to the edge of the band, where the two filters differ by design.
        var (error, energy) = (0.0, 0.0);
        for (var i = 1000; i < Math.Min(own.Length, decoded.Length) - 1000; i++)
        {
            error += Math.Pow(own[i] - decoded[i], 2);
            energy += Math.Pow(decoded[i], 2);
        }

        Assert.InRange(error / energy, 0, 0.01);
    }

    [Fact]
    public void Nothing_becomes_nothing() => Assert.Empty(new Resampler(22050, 16000).Process([]));
}
