using AceData.Nets.Layers;
using AceData.Nets.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.Hubert;

/// <summary>
/// HuBERT (Hsu et al. 2021) as in mHuBERT-147, and MERT-v1 (Li et al. 2023), which has the same parts: after transformers' modeling_hubert.py and
/// MERT's modeling_MERT.py. Left out: dropout, masking of frames in training (<c>masked_spec_embed</c>), all outputs but the last.
/// </summary>
public sealed class HubertModel : nn.Module<Tensor, Tensor>
{
    /// <summary>Weights of training only.</summary>
    internal static readonly string[] TrainingOnly = ["masked_spec_embed"];

    private readonly HubertFeatureExtractor feature_extractor;
    private readonly HubertFeatureProjection feature_projection;
    private readonly HubertEncoder encoder;

    public HubertModel(HubertConfig config, Device? device = null)
        : base(nameof(HubertModel))
    {
        feature_extractor = new HubertFeatureExtractor(config, device);
        feature_projection = new HubertFeatureProjection(config, device);
        encoder = new HubertEncoder(config, device);
        Config = config;
        RegisterComponents();
    }

    public HubertConfig Config { get; }

    /// <summary>Loads a model folder.</summary>
    /// <exception cref="WeightsException">Configuration or weights are missing, damaged, or of another network.</exception>
    public static HubertModel Load(string folder, Placement placement)
    {
        using var weights = WeightsFile.Open(folder);
        return Load(ModelConfig.Read<HubertConfig>(folder), weights, placement);
    }

    /// <summary>Loads weights from a file of any name.</summary>
    /// <exception cref="WeightsException">The weights are damaged or of another network.</exception>
    public static HubertModel Load(HubertConfig config, WeightsFile weights, Placement placement) =>
        Checkpoint.Load(device => new HubertModel(config, device), config.Size(), weights, placement, new LoadOptions { Rename = WeightNorm.Rename, DeadWeights = TrainingOnly });

    /// <param name="waveform">[batch, samples], normalised by the caller.</param>
    /// <returns>[batch, frames, hidden]</returns>
    /// <exception cref="ArgumentException">There are too few samples for a single frame.</exception>
    public override Tensor forward(Tensor waveform)
    {
        if (Config.Frames(waveform.shape[^1]) < 1)
        {
            throw new ArgumentException($"{waveform.shape[^1]} samples are too few for a single frame of this network.", nameof(waveform));
        }

        using var scope = NewDisposeScope();
        var features = feature_extractor.call(waveform).transpose(1, 2); // [batch, frames, channels]
        var hidden_states = feature_projection.call(features); // [batch, frames, hidden]
        return encoder.call(hidden_states).MoveToOuterDisposeScope();
    }

    /// <summary>The positional convolution and the layers.</summary>
    private sealed class HubertEncoder : nn.Module<Tensor, Tensor>
    {
        private readonly HubertPositionalConvolution pos_conv_embed;
        private readonly LayerNorm layer_norm;
        private readonly ModuleList<HubertLayer> layers;
        private readonly bool _normsFirst;

        public HubertEncoder(HubertConfig config, Device? device)
            : base(nameof(HubertEncoder))
        {
            pos_conv_embed = new HubertPositionalConvolution(config, device);
            layer_norm = nn.LayerNorm(config.HiddenSize, config.LayerNormEps, device: device);
            layers = new ModuleList<HubertLayer>([.. Enumerable.Range(0, config.NumHiddenLayers).Select(_ => new HubertLayer(config, device))]);
            _normsFirst = config.DoStableLayerNorm;
            RegisterComponents();
        }

        public override Tensor forward(Tensor hidden_states)
        {
            hidden_states = hidden_states.Plus(pos_conv_embed.call(hidden_states));
            if (!_normsFirst)
            {
                hidden_states = layer_norm.call(hidden_states);
            }

            foreach (var layer in layers)
            {
                hidden_states = layer.call(hidden_states);
            }

            return _normsFirst ? layer_norm.call(hidden_states) : hidden_states;
        }
    }
}
