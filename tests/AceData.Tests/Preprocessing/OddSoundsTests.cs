using AceData.Jobs;
using AceData.Testing;

namespace AceData.Tests.Preprocessing;

/// <summary>Sounds of every length, rate and number of channels become samples of the right length, or are refused with a reason.</summary>
public sealed class OddSoundsTests : IDisposable
{
    private readonly PreprocessFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2, 22050, 1, 3)]
    [InlineData(4, 44100, 2, 4)]
    [InlineData(4, 44100, 8, 4)]
    [InlineData(4, 8000, 1, 4)]
    [InlineData(4, 192000, 2, 4)]
    public async Task A_sample_is_as_long_as_the_sound_and_at_least_three_seconds(int seconds, int rate, int channels, int expected)
    {
        var tune = Signals.Tune(5, seconds, rate);
        _folder.Add("song", WavFile.Pcm16([.. tune.SelectMany(sample => Enumerable.Repeat(sample, channels))], rate, channels));

        var result = await _folder.RunAsync();

        Assert.Empty(result.Failed);
        var sample = _folder.Read("song");
        Assert.Equal(((expected * 44100) + 4095) / 4096, sample.TargetLatents.Shape[2]);
        Assert.Equal(((expected * 24000) + 319) / 320, sample.MertSslHiddenStates.Shape[0]);
        Assert.Equal(((expected * 16000) + 319) / 320, sample.MhubertSslHiddenStates.Shape[0]);
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task Of_a_long_song_the_first_six_minutes_are_used_and_it_is_said()
    {
        const int rate = 8000;
        _folder.Add("long", WavFile.Pcm16(Signals.Tune(5, 400, rate), rate));

        var result = await _folder.RunAsync();

        Assert.Empty(result.Failed);
        Assert.Equal(((360 * 44100) + 4095) / 4096, _folder.Read("long").TargetLatents.Shape[2]);
        Assert.Equal(72 * 374, _folder.Read("long").MertSslHiddenStates.Shape[0]);
        Assert.Contains(_folder.Events.OfType<JobWarning>(), warning => warning.Code == "AUDIO-LONG" && warning.Text.Contains("first 6 minutes", StringComparison.Ordinal));
    }
}
