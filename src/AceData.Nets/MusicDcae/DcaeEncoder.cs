using AceData.Nets.Layers;
using AceData.Nets.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.MusicDcae;

/// <summary>
/// The encoder of ACE-Step's music codec: a deep-compression autoencoder (Chen et al. 2024; diffusers' autoencoder_dc.py) on log-mel pictures, eight
/// times smaller in both directions. Its first stages only convolve, so a long song passes through them in stretches of time; the last one attends to all
/// time and sees the whole song.
/// </summary>
public sealed class DcaeEncoder : nn.Module<Tensor, Tensor>
{
    private const long TileFrames = 2048;

    private readonly Conv2d conv_in;
    private readonly ModuleList<ModuleList<nn.Module<Tensor, Tensor>>> down_blocks;
    private readonly Conv2d conv_out;
    private readonly long _latentChannels;
    private readonly int _convolving;
    private readonly long _reduction;

    public DcaeEncoder(DcaeConfig config, Device? device = null)
        : base(nameof(DcaeEncoder))
    {
        var channels = config.EncoderBlockOutChannels;
        conv_in = nn.Conv2d(config.InChannels, channels[0], kernel_size: 3, padding: 1, device: device);
        down_blocks = new ModuleList<ModuleList<nn.Module<Tensor, Tensor>>>([.. Enumerable.Range(0, channels.Count).Select(stage =>
        {
            var blocks = DcaeStages.Blocks(
                config.EncoderBlockTypes[stage], config.EncoderLayersPerBlock[stage], channels[stage], config.AttentionHeadDim, config.EncoderQkvMultiscales[stage], device);
            return new ModuleList<nn.Module<Tensor, Tensor>>(
                [.. stage == channels.Count - 1 ? blocks : blocks.Append(new DcaeDownBlock(channels[stage], channels[stage + 1], device))]);
        })]);
        conv_out = nn.Conv2d(channels[^1], config.LatentChannels, kernel_size: 3, padding: 1, device: device);
        _latentChannels = config.LatentChannels;
        _convolving = config.EncoderBlockTypes.TakeWhile(type => !DcaeConfig.Attends(type)).Count();
        _reduction = 1L << (channels.Count - 1);
        (Shrink, Halo) = SeenBy(config.EncoderLayersPerBlock.Take(_convolving), channels.Count);
        RegisterComponents();
    }

    /// <summary>Mel frames that the convolving stages make into one column.</summary>
    internal long Shrink { get; }

    /// <summary>Mel frames that one of those columns sees to each side, rounded up to whole columns.</summary>
    internal long Halo { get; }

    /// <summary>Loads the encoder's half of a model folder; the decoder's weights stay in the file.</summary>
    /// <exception cref="WeightsException">Configuration or weights are missing, damaged, or of another network.</exception>
    public static DcaeEncoder Load(string folder, Placement placement)
    {
        var config = ModelConfig.Read<DcaeConfig>(folder);
        using var weights = WeightsFile.Open(folder);
        return Checkpoint.Load(device => new DcaeEncoder(config, device), config.EncoderSize(), weights, placement, Checkpoint.Part("encoder", "decoder"));
    }

    /// <summary>
    /// The latents of a song. What grows with its length are a few maps of the last stage, about 3 MB for a second in float32.
    /// </summary>
    /// <param name="mel">float32 [batch, 2, 128, frames], log-mel spread to about −1 … 1; frames are a multiple of 8.</param>
    /// <param name="tileFrames">Mel frames that pass through the first stages together, a multiple of 8.</param>
    /// <param name="cancellationToken">Heard before each stretch of time and each block.</param>
    /// <returns>float32 [batch, 8, 16, frames / 8], as ACE-Step is trained on them.</returns>
    /// <exception cref="ArgumentException">A shape or <paramref name="tileFrames"/> does not fit.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Tensor Encode(Tensor mel, long tileFrames = TileFrames, CancellationToken cancellationToken = default)
    {
        RequireShape(mel);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tileFrames);
        if (tileFrames % Shrink != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(tileFrames), tileFrames, $"Frames of a stretch must be a multiple of {Shrink}.");
        }

        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        var x = mel.to(conv_in.weight.dtype).to(conv_in.weight.device);
        var columns = TimeTiles.Apply(stretch => Convolve(stretch, cancellationToken), x, tileFrames, Halo, Shrink, cancellationToken);
        var z = Finish(columns, cancellationToken).to(ScalarType.Float32);
        return DcaeLatents.FromEncoder(z).MoveToOuterDisposeScope();
    }

    /// <param name="x">[batch, 2, 128, frames]</param>
    /// <returns>[batch, 8, 16, frames / 8], neither shifted nor scaled.</returns>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        return Finish(Convolve(x), CancellationToken.None).MoveToOuterDisposeScope();
    }

    // The stages that see a bounded stretch of time.
    internal Tensor Convolve(Tensor x, CancellationToken cancellationToken = default)
    {
        using var scope = NewDisposeScope();
        x = conv_in.call(ChannelsLast.Order(x)); // [batch, 128, 128, frames]
        foreach (var stage in down_blocks.Take(_convolving))
        {
            x = DcaeStages.Through(stage, x, cancellationToken); // twice the channels, half of both sizes
        }

        return x.MoveToOuterDisposeScope();
    }

    // The stages that attend to all time. What comes in is disposed, like all that is as long as the song.
    private Tensor Finish(Tensor x, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        var given = x;
        x = ChannelsLast.Order(given);
        given.Dispose();
        foreach (var stage in down_blocks.Skip(_convolving))
        {
            x = DcaeStages.Through(stage, x, cancellationToken); // [batch, 1024, 16, frames / 8]
        }

        return conv_out.call(x).Add(DcaeShortcuts.Mean(x, _latentChannels)).MoveToOuterDisposeScope();
    }

    private void RequireShape(Tensor mel)
    {
        var shape = mel.shape;
        if (shape.Length != 4 || shape[1] != conv_in.in_channels || shape[2..].Any(size => size < 1 || size % _reduction != 0))
        {
            throw new ArgumentException($"Log-mel of shape [{string.Join(", ", shape)}]; the codec takes [batch, {conv_in.in_channels}, mel bins, frames], both multiples of {_reduction}.", nameof(mel));
        }
    }

    // conv_in sees one frame to each side; in a stage each block has two convolutions and the way down one, whose steps are 2^stage frames.
    private static (long Shrink, long Halo) SeenBy(IEnumerable<int> layers, int stages)
    {
        var (step, seen, stage) = (1L, 1L, 0);
        foreach (var count in layers)
        {
            var last = ++stage == stages;
            seen += ((2 * count) + (last ? 0 : 1)) * step;
            step *= last ? 1 : 2;
        }

        return (step, (seen + step - 1) / step * step);
    }
}
