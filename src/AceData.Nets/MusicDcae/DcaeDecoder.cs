using AceData.Nets.Layers;
using AceData.Nets.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.MusicDcae;

/// <summary>The decoder of ACE-Step's music codec, from latents to log-mel pictures (diffusers' autoencoder_dc.py).</summary>
public sealed class DcaeDecoder : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d conv_in;
    private readonly ModuleList<ModuleList<nn.Module<Tensor, Tensor>>> up_blocks;
    private readonly RmsNorm norm_out;
    private readonly Conv2d conv_out;
    private readonly long _channels;

    public DcaeDecoder(DcaeConfig config, Device? device = null)
        : base(nameof(DcaeDecoder))
    {
        var channels = config.DecoderBlockOutChannels;
        conv_in = nn.Conv2d(config.LatentChannels, channels[^1], kernel_size: 3, padding: 1, device: device);
        up_blocks = new ModuleList<ModuleList<nn.Module<Tensor, Tensor>>>([.. Enumerable.Range(0, channels.Count).Select(stage =>
        {
            var blocks = DcaeStages.Blocks(
                config.DecoderBlockTypes[stage], config.DecoderLayersPerBlock[stage], channels[stage], config.AttentionHeadDim, config.DecoderQkvMultiscales[stage], device);
            return new ModuleList<nn.Module<Tensor, Tensor>>(
                [.. stage == channels.Count - 1 ? blocks : blocks.Prepend(new DcaeUpBlock(channels[stage + 1], channels[stage], device))]);
        })]);
        norm_out = new RmsNorm(channels[0], 1e-5, hasBias: true, device);
        conv_out = nn.Conv2d(channels[0], config.InChannels, kernel_size: 3, padding: 1, device: device);
        _channels = channels[^1];
        RegisterComponents();
    }

    /// <summary>Loads the decoder's half of a model folder; the encoder's weights stay in the file.</summary>
    /// <exception cref="WeightsException">Configuration or weights are missing, damaged, or of another network.</exception>
    public static DcaeDecoder Load(string folder, Placement placement)
    {
        var config = ModelConfig.Read<DcaeConfig>(folder);
        using var weights = WeightsFile.Open(folder);
        return Checkpoint.Load(device => new DcaeDecoder(config, device), config.DecoderSize(), weights, placement, Checkpoint.Part("decoder", "encoder"));
    }

    /// <summary>The log-mel of latents.</summary>
    /// <param name="latents">float32 [batch, 8, 16, columns], as ACE-Step makes them.</param>
    /// <param name="cancellationToken">Heard before each block.</param>
    /// <returns>float32 [batch, 2, 128, 8 · columns], natural logarithm.</returns>
    /// <exception cref="ArgumentException">The shape does not fit.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Tensor Decode(Tensor latents, CancellationToken cancellationToken = default)
    {
        var shape = latents.shape;
        if (shape.Length != 4 || shape[1] != conv_in.in_channels || shape.Contains(0))
        {
            throw new ArgumentException($"Latents of shape [{string.Join(", ", shape)}]; the codec takes [batch, {conv_in.in_channels}, rows, columns].", nameof(latents));
        }

        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        var z = DcaeLatents.ToDecoder(latents).to(conv_in.weight.dtype).to(conv_in.weight.device);
        return DcaeLatents.LogMel(Through(z, cancellationToken).to(ScalarType.Float32)).MoveToOuterDisposeScope();
    }

    /// <param name="z">[batch, 8, 16, columns]</param>
    /// <returns>[batch, 2, 128, 8 · columns], spread to about −1 … 1.</returns>
    public override Tensor forward(Tensor z) => Through(z, CancellationToken.None);

    private Tensor Through(Tensor z, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        var x = conv_in.call(ChannelsLast.Order(z)).Add(DcaeShortcuts.Repeat(z, _channels)); // [batch, 1024, 16, columns]
        foreach (var stage in up_blocks.Reverse())
        {
            x = DcaeStages.Through(stage, x, cancellationToken); // half the channels, twice both sizes from stage to stage
        }

        x = ChannelsLast.Close(norm_out.Over(ChannelsLast.Open(x)));
        return conv_out.call(nn.functional.relu(x, inplace: true)).MoveToOuterDisposeScope();
    }
}
