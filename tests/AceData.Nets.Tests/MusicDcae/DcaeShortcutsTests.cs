using AceData.Nets.Layers;
using AceData.Nets.MusicDcae;
using static TorchSharp.torch;

namespace AceData.Nets.Tests.MusicDcae;

/// <summary>The ways round, beside the plain form of the original: neighbours laid out as channels and averaged, channels repeated and laid out as neighbours.</summary>
public class DcaeShortcutsTests : NetTest
{
    [Theory]
    [InlineData(6, 6)]
    [InlineData(6, 12)]
    [InlineData(6, 24)]
    public void The_way_down_is_the_mean_of_consecutive_channels_of_the_four_neighbours(long inputs, long outputs)
    {
        using var scope = NewDisposeScope();
        var (larger, smaller) = (ChannelsLast.Order(randn(2, inputs, 4, 10)), ChannelsLast.Order(randn(2, outputs, 2, 5)));
        var expected = smaller.Plus(DcaeShortcuts.Mean(nn.functional.pixel_unshuffle(larger, 2), outputs));

        Assert.InRange((DcaeShortcuts.AddDown(smaller, larger) - expected).abs().max().item<float>(), 0, 1e-6);
    }

    [Theory]
    [InlineData(6, 6)]
    [InlineData(12, 6)]
    [InlineData(24, 6)]
    public void The_way_up_is_repeated_channels_as_four_neighbours(long inputs, long outputs)
    {
        using var scope = NewDisposeScope();
        var (smaller, larger) = (ChannelsLast.Order(randn(2, inputs, 2, 5)), ChannelsLast.Order(randn(2, outputs, 4, 10)));
        var expected = larger.Plus(nn.functional.pixel_shuffle(DcaeShortcuts.Repeat(smaller, outputs * 4), 2));

        Assert.True(DcaeShortcuts.AddUp(larger, smaller).equal(expected).all().item<bool>());
    }
}
