using AceData.Nets.Hubert;
using AceData.Nets.MusicDcae;
using TorchSharp;
using static TorchSharp.torch;

namespace AceData.Nets.Tests;

/// <summary>Tensors live outside of what .NET collects, so a network that leaves some behind fills a card in an hour.</summary>
public class TensorCountTests : NetTest
{
    [Fact]
    public void Umt5_leaves_no_tensor_behind() => LeavesNothing(TinyNets.Umt5, net =>
    {
        using var ids = ones([2, 9], ScalarType.Int64);
        using var mask = ones([2, 9], ScalarType.Int64);
        net.call(ids, mask).Dispose();
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Hubert_and_mert_leave_no_tensor_behind(bool stable) => LeavesNothing(() => TinyNets.Hubert(stable), net =>
    {
        using var waveform = randn(2, 3000);
        net.call(waveform).Dispose();
        var chunks = SslChunks.Cut(new float[7000].Select((_, i) => MathF.Sin(i)).ToArray(), 21000, SslListener.MHubert with { ChunkSamples = 2000 });
        SslFeatures.Of(net, chunks, batch: 3, TestContext.Current.CancellationToken).Dispose();
    });

    [Fact]
    public void The_encoder_leaves_no_tensor_behind() => LeavesNothing(TinyNets.Encoder, net =>
    {
        using var mel = randn(1, 2, 32, 160);
        net.Encode(mel, tileFrames: 64).Dispose();
        net.call(mel).Dispose();
    });

    [Fact]
    public void The_decoder_leaves_no_tensor_behind() => LeavesNothing(TinyNets.Decoder, net =>
    {
        using var latents = randn(1, 4, 4, 9);
        net.Decode(latents).Dispose();
    });

    [Fact]
    public void The_player_leaves_no_tensor_behind()
    {
        using var decoder = TinyNets.Decoder();
        LeavesNothing(TinyNets.Vocoder, vocoder =>
        {
            var player = new LatentPlayer(decoder, vocoder);
            using var few = randn(4, 16, 3);
            using var many = randn(4, 16, 70);
            player.Play(few).Dispose();
            player.PlayInWindows(many).Dispose();
        });
    }

    private static void LeavesNothing<T>(Func<T> make, Action<T> use)
        where T : nn.Module
    {
        var net = make();
        var parameters = net.parameters().ToList();
        var idle = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var i = 0; i < 2; i++)
        {
            // In no scope: it would dispose what the network leaves.
            use(net);
            Assert.Equal(idle, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        }

        net.Dispose();

        Assert.NotEmpty(parameters);
        Assert.All(parameters, parameter => Assert.True(parameter.IsInvalid));
    }
}
