using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.Hubert;

/// <summary>
/// The front end of wav2vec 2.0 (Baevski et al. 2020): convolutions straight on the samples, a GELU after each. After the first stands a group norm
/// with a group per channel, so over all time of that channel: a chunk's padding is part of it.
/// </summary>
public sealed class HubertFeatureExtractor : nn.Module<Tensor, Tensor>
{
    private readonly ModuleList<ConvLayer> conv_layers;

    public HubertFeatureExtractor(HubertConfig config, Device? device = null)
        : base(nameof(HubertFeatureExtractor))
    {
        conv_layers = new ModuleList<ConvLayer>([.. Enumerable.Range(0, config.ConvDim.Count).Select(i => new ConvLayer(config, i, device))]);
        RegisterComponents();
    }

    /// <param name="waveform">[batch, samples]</param>
    /// <returns>[batch, channels, frames]</returns>
    public override Tensor forward(Tensor waveform)
    {
        var features = waveform.unsqueeze(1);
        foreach (var layer in conv_layers)
        {
            // The first ones are the largest tensors of the whole network, so none is kept longer than needed.
            var before = features;
            features = layer.call(before);
            before.Dispose();
        }

        return features;
    }

    private sealed class ConvLayer : nn.Module<Tensor, Tensor>
    {
        private readonly Conv1d conv;
        private readonly GroupNorm? layer_norm;

        public ConvLayer(HubertConfig config, int index, Device? device)
            : base(nameof(ConvLayer))
        {
            long channels = config.ConvDim[index];
            conv = nn.Conv1d(
                index == 0 ? 1 : config.ConvDim[index - 1], channels, config.ConvKernel[index], stride: config.ConvStride[index], bias: config.ConvBias, device: device);
            layer_norm = index == 0 ? nn.GroupNorm(channels, channels, eps: 1e-5, device: device) : null;
            RegisterComponents();
        }

        public override Tensor forward(Tensor features)
        {
            using var scope = NewDisposeScope();
            var convolved = conv.call(features);
            if (layer_norm is not null)
            {
                convolved = layer_norm.call(convolved);
            }

            return nn.functional.gelu(convolved).MoveToOuterDisposeScope();
        }
    }
}
