using AceData.Nets.Layers;
using static TorchSharp.torch;

namespace AceData.Nets.Hubert;

/// <summary>
/// What tells frames their place: a wide grouped convolution over the neighbours, added to the frames. Its weight has a
/// length for each tap.
/// </summary>
public sealed class HubertPositionalConvolution : nn.Module<Tensor, Tensor>
{
    private readonly WeightNormConv1d conv;
    private readonly bool _dropsLast;

    public HubertPositionalConvolution(HubertConfig config, Device? device = null)
        : base(nameof(HubertPositionalConvolution))
    {
        conv = new WeightNormConv1d(
            (config.HiddenSize, config.HiddenSize), config.NumConvPosEmbeddings, config.NumConvPosEmbeddings / 2, groups: config.NumConvPosEmbeddingGroups, lengthPerTap: true, device: device);

        // An even width, padded by half of it on both sides, gives one frame too many.
        _dropsLast = config.NumConvPosEmbeddings % 2 == 0;
        RegisterComponents();
    }

    /// <param name="hidden_states">[batch, frames, hidden]</param>
    /// <returns>[batch, frames, hidden], to be added.</returns>
    public override Tensor forward(Tensor hidden_states)
    {
        using var scope = NewDisposeScope();
        var convolved = conv.call(hidden_states.transpose(1, 2));
        if (_dropsLast)
        {
            convolved = convolved.narrow(2, 0, convolved.shape[2] - 1);
        }

        return nn.functional.gelu(convolved.transpose(1, 2).contiguous()).MoveToOuterDisposeScope();
    }
}
