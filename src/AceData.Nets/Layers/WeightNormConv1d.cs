using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.Layers;

/// <summary>A convolution along time whose weight the checkpoint holds as direction and length, see <see cref="WeightNorm"/>.</summary>
public sealed class WeightNormConv1d : nn.Module<Tensor, Tensor>
{
    private readonly Parameter weight_g;
    private readonly Parameter weight_v;
    private readonly Parameter bias;
    private readonly long _padding;
    private readonly long _dilation;
    private readonly long _groups;

    /// <param name="channels">Of input and output.</param>
    /// <param name="kernel">Taps.</param>
    /// <param name="padding">Zeros on both sides.</param>
    /// <param name="dilation">Step between taps.</param>
    /// <param name="groups">Groups of channels that do not see each other.</param>
    /// <param name="lengthPerTap">Whether there is a length for each tap (HuBERT) and not for each output channel.</param>
    /// <param name="device">Where the parameters are made.</param>
    public WeightNormConv1d((long In, long Out) channels, long kernel, long padding, long dilation = 1, long groups = 1, bool lengthPerTap = false, Device? device = null)
        : base(nameof(WeightNormConv1d))
    {
        weight_g = new Parameter(ones(lengthPerTap ? [1, 1, kernel] : [channels.Out, 1, 1], device: device));
        weight_v = new Parameter(empty([channels.Out, channels.In / groups, kernel], device: device));
        bias = new Parameter(zeros(channels.Out, device: device));
        (_padding, _dilation, _groups) = (padding, dilation, groups);
        RegisterComponents();
    }

    /// <param name="x">[batch, channels, length]</param>
    /// <returns>[batch, channels, length]</returns>
    public override Tensor forward(Tensor x)
    {
        using var weight = WeightNorm.Weight(weight_g, weight_v);
        return nn.functional.conv1d(x, weight, bias, padding: _padding, dilation: _dilation, groups: _groups);
    }
}
