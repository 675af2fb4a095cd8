using AceData.Nets.Layers;
using AceData.Nets.MusicDcae;
using AceData.Nets.Tests.Comparing;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.Tests.MusicDcae;

public class DcaeTilingTests : NetTest
{
    [Theory]
    [InlineData(64, 400)]
    [InlineData(8, 120)]
    [InlineData(96, 104)]
    [InlineData(400, 400)]
    public void Stretches_of_time_give_the_latents_of_the_whole(long tile, long frames)
    {
        using var net = TinyNets.Encoder();
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var mel = randn([1, 2, 32, frames], generator: TinyNets.Seeded((ulong)frames));

        var whole = DcaeLatents.FromEncoder(net.call(mel));
        var tiled = net.Encode(mel, tile, TestContext.Current.CancellationToken);

        Near.Relative(whole, tiled, 2e-6, $"{frames} frames in stretches of {tile}");
    }

    [Fact]
    public void The_halo_is_no_longer_than_what_a_column_sees()
    {
        using var net = TinyNets.Encoder();
        Assert.Equal(8, net.Shrink);
        Assert.Equal(48, net.Halo); // it sees 44

        // A change 44 frames away must reach a column, or the halo test above could pass with any halo.
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var mel = randn([1, 2, 32, 240], generator: TinyNets.Seeded(1));
        var changed = mel.clone();
        changed.narrow(3, 120 - 8, 1).Add(5);
        var difference = (net.Convolve(mel, TestContext.Current.CancellationToken) - net.Convolve(changed, TestContext.Current.CancellationToken)).abs().amax([0, 1, 2]).data<float>().ToArray();
        var reached = difference.Select((value, column) => (value, column)).Where(pair => pair.value > 0).Select(pair => pair.column).ToArray();

        // Columns whose 8 frames lie within 44 frames of frame 112.
        Assert.InRange(reached.Min(), (112 - 44) / 8 - 1, 14);
        Assert.InRange(reached.Max(), 14, (112 + 44) / 8);
        Assert.True(reached.Max() - reached.Min() >= 8, $"only columns {reached.Min()} to {reached.Max()} were reached");
    }

    [Theory]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(49)]
    public void Attention_gives_the_same_in_stretches_and_sees_little_more_than_one_at_once(long tile)
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        using var whole = TinyNets.Filled(new DcaeAttention(16, 4, [5, 3], tile: 1000));
        using var tiled = TinyNets.Filled(new DcaeAttention(16, 4, [5, 3], tile: tile));
        var seen = new List<long>();
        var projection = (Linear)tiled.named_modules().Single(module => module.name == "to_q").module;
        projection.register_forward_hook((_, places, result) =>
        {
            seen.Add(places.shape[2]);
            return result;
        });
        var x = ChannelsLast.Order(randn([2, 16, 6, 50], generator: TinyNets.Seeded(4)));

        Near.Relative(whole.call(x), tiled.call(x), 2e-6, $"attention in stretches of {tile}");

        Assert.Equal((50 + tile - 1) / tile, seen.Count);
        Assert.True(seen.Max() <= tile + 4, $"{seen.Max()} columns at once");
    }

    [Fact]
    public void The_gated_convolution_gives_the_same_in_stretches()
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        using var whole = new DcaeGluConvolution(8, tile: 1000);
        using var tiled = new DcaeGluConvolution(8, tile: 7);
        foreach (var (from, to) in whole.parameters().Zip(tiled.parameters()))
        {
            to.copy_(from.normal_(0, 0.3, TinyNets.Seeded(2)));
        }

        var x = ChannelsLast.Order(randn([2, 8, 16, 50], generator: TinyNets.Seeded(3)));
        Near.Relative(whole.call(x), tiled.call(x), 1e-6, "gated convolution");
    }
}
