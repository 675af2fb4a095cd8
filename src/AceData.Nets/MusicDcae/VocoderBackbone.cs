using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.MusicDcae;

/// <summary>The part of the vocoder that works on mel frames: stages of ConvNeXt blocks, wider from stage to stage.</summary>
public sealed class VocoderBackbone : nn.Module<Tensor, Tensor>
{
    private readonly ModuleList<Sequential> channel_layers;
    private readonly ModuleList<Sequential> stages;
    private readonly LayerNorm norm;

    public VocoderBackbone(VocoderConfig config, Device? device = null)
        : base(nameof(VocoderBackbone))
    {
        var (dims, kernel) = (config.Dims, config.KernelSizes[0]);

        // The way in repeats the first and last frame beyond the ends; everything else pads with zeros.
        var stem = nn.Sequential(
            nn.Conv1d(config.InputChannels, dims[0], kernel, padding: kernel / 2, padding_mode: PaddingModes.Replicate, device: device),
            new ChannelsFirstNorm(dims[0], device));
        channel_layers = new ModuleList<Sequential>([stem, .. Enumerable.Range(1, dims.Count - 1).Select(stage => nn.Sequential(
            new ChannelsFirstNorm(dims[stage - 1], device),
            nn.Conv1d(dims[stage - 1], dims[stage], 1L, device: device)))]);
        stages = new ModuleList<Sequential>([.. dims.Select((channels, stage) => nn.Sequential(
            Enumerable.Range(0, config.Depths[stage]).Select(_ => new ConvNextBlock(channels, kernel, device))))]);
        norm = nn.LayerNorm(dims[^1], 1e-6, device: device);
        RegisterComponents();
    }

    /// <param name="mel">[batch, mels, frames]</param>
    /// <returns>[batch, channels, frames]</returns>
    public override Tensor forward(Tensor mel)
    {
        using var scope = NewDisposeScope();
        var x = mel;
        foreach (var (layer, stage) in channel_layers.Zip(stages))
        {
            x = stage.call(layer.call(x)); // [batch, channels of the stage, frames]
        }

        return norm.call(x.transpose(1, 2)).transpose(1, 2).MoveToOuterDisposeScope();
    }
}
