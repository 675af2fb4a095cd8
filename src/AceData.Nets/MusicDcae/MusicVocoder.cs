using AceData.Nets.Layers;
using AceData.Nets.Weights;
using static TorchSharp.torch;

namespace AceData.Nets.MusicDcae;

/// <summary>
/// From log-mel to sound, one channel at a time: ACE-Step's <c>ADaMoSHiFiGANV1</c> (its <c>music_vocoder.py</c>; after Fish Audio's vocoder), needed to
/// listen to latents. Left out: drop path, template input.
/// </summary>
public sealed class MusicVocoder : nn.Module<Tensor, Tensor>
{
    /// <summary>The log-mel front end of training, which files may hold.</summary>
    internal static readonly string[] FrontEnd = ["mel_transform.*"];

    private readonly VocoderBackbone backbone;
    private readonly VocoderHead head;

    public MusicVocoder(VocoderConfig config, Device? device = null)
        : base(nameof(MusicVocoder))
    {
        backbone = new VocoderBackbone(config, device);
        head = new VocoderHead(config, device);
        Config = config;
        RegisterComponents();
    }

    public VocoderConfig Config { get; }

    /// <summary>Loads a model folder.</summary>
    /// <exception cref="WeightsException">Configuration or weights are missing, damaged, or of another network.</exception>
    public static MusicVocoder Load(string folder, Placement placement)
    {
        using var weights = WeightsFile.Open(folder);
        return Load(ModelConfig.Read<VocoderConfig>(folder), weights, placement);
    }

    /// <summary>Loads weights from a file of any name.</summary>
    /// <exception cref="WeightsException">The weights are damaged or of another network.</exception>
    public static MusicVocoder Load(VocoderConfig config, WeightsFile weights, Placement placement) =>
        Checkpoint.Load(device => new MusicVocoder(config, device), config.Size(), weights, placement, new LoadOptions { Rename = WeightNorm.Rename, DeadWeights = FrontEnd });

    /// <param name="mel">[batch, mels, frames], natural logarithm.</param>
    /// <returns>[batch, 1, frames · hop], −1 … 1</returns>
    public override Tensor forward(Tensor mel)
    {
        using var scope = NewDisposeScope();
        return head.call(backbone.call(mel)).MoveToOuterDisposeScope();
    }
}
