using AceData.Nets.MusicDcae;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.Tests.MusicDcae;

/// <summary>What the codec refuses, and that it can be stopped.</summary>
public class DcaeEdgesTests : NetTest
{
    [Theory]
    [InlineData(0)]
    [InlineData(-8)]
    [InlineData(12)]
    public void Stretches_that_never_end_or_cut_a_column_are_refused(long tile)
    {
        using var net = TinyNets.Encoder();
        using var mel = zeros(1, 2, 32, 64);
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => net.Encode(mel, tile, TestContext.Current.CancellationToken));
        Assert.Equal("tileFrames", refused.ParamName);
    }

    [Theory]
    [InlineData(2, 32, 64)]
    [InlineData(1, 1, 32, 64)]
    [InlineData(1, 2, 36, 64)]
    [InlineData(1, 2, 32, 60)]
    [InlineData(1, 2, 32, 0)]
    public void A_picture_of_another_shape_is_refused_with_both_shapes(params int[] shape)
    {
        using var net = TinyNets.Encoder();
        using var mel = zeros([.. shape.Select(size => (long)size)]);
        var refused = Assert.Throws<ArgumentException>(() => net.Encode(mel, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains($"[{string.Join(", ", shape)}]", refused.Message, StringComparison.Ordinal);
        Assert.Contains("[batch, 2, mel bins, frames]", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, 4, 9)]
    [InlineData(1, 8, 4, 9)]
    [InlineData(1, 4, 4, 0)]
    public void Latents_of_another_shape_are_refused_with_both_shapes(params int[] shape)
    {
        using var net = TinyNets.Decoder();
        using var latents = zeros([.. shape.Select(size => (long)size)]);
        var refused = Assert.Throws<ArgumentException>(() => net.Decode(latents, TestContext.Current.CancellationToken));
        Assert.Contains($"[{string.Join(", ", shape)}]", refused.Message, StringComparison.Ordinal);
        Assert.Contains("[batch, 4, rows, columns]", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_encoder_stops_in_the_middle_of_a_song_and_leaves_nothing()
    {
        using var net = TinyNets.Encoder();
        using var mel = zeros(1, 2, 32, 640);
        StopsAtOnce(net, stop => net.Encode(mel, 64, stop).Dispose());
    }

    [Fact]
    public void The_decoder_stops_between_its_blocks_and_leaves_nothing()
    {
        using var net = TinyNets.Decoder();
        using var latents = zeros(1, 4, 4, 9);
        StopsAtOnce(net, stop => net.Decode(latents, stop).Dispose());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Playing_stops_too(bool inWindows)
    {
        using var decoder = TinyNets.Decoder();
        using var vocoder = TinyNets.Vocoder();
        using var latents = zeros(4, 16, 700);
        var player = new LatentPlayer(decoder, vocoder);
        StopsAtOnce(decoder, stop => (inWindows ? player.PlayInWindows(latents, stop) : player.Play(latents, stop)).Dispose());
    }

    // Stopped when the first convolution has run once, a network does not come to its second block.
    private static void StopsAtOnce(nn.Module<Tensor, Tensor> net, Action<CancellationToken> work)
    {
        using var stopping = new CancellationTokenSource();
        var (first, last) = (0, 0);
        Hook("conv_in", () =>
        {
            first++;
            stopping.Cancel();
        });
        Hook("conv_out", () => last++);
        var idle = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        Assert.Throws<OperationCanceledException>(() => work(stopping.Token));

        Assert.Equal((1, 0), (first, last));
        Assert.Equal(idle, DisposeScopeManager.Statistics.ThreadTotalLiveCount);

        void Hook(string name, Action called) => ((Conv2d)net.named_modules().Single(module => module.name == name).module).register_forward_hook((_, _, result) =>
        {
            called();
            return result;
        });
    }
}
