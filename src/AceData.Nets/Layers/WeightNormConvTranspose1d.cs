using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.Layers;

/// <summary>
/// A transposed convolution along time whose weight the checkpoint holds as direction and length, see <see cref="WeightNorm"/>. Its weight is
/// [in, out, kernel] and there is a length for each <b>input</b> channel.
/// </summary>
public sealed class WeightNormConvTranspose1d : nn.Module<Tensor, Tensor>
{
    private readonly Parameter weight_g;
    private readonly Parameter weight_v;
    private readonly Parameter bias;
    private readonly long _stride;
    private readonly long _padding;

    public WeightNormConvTranspose1d(long inputs, long outputs, long kernel, long stride, Device? device = null)
        : base(nameof(WeightNormConvTranspose1d))
    {
        weight_g = new Parameter(ones([inputs, 1, 1], device: device));
        weight_v = new Parameter(empty([inputs, outputs, kernel], device: device));
        bias = new Parameter(zeros(outputs, device: device));
        (_stride, _padding) = (stride, (kernel - stride) / 2);
        RegisterComponents();
    }

    /// <param name="x">[batch, inputs, length]</param>
    /// <returns>[batch, outputs, length · stride], if kernel − stride is even.</returns>
    public override Tensor forward(Tensor x)
    {
        using var weight = WeightNorm.Weight(weight_g, weight_v);
        return nn.functional.conv_transpose1d(x, weight, bias, stride: _stride, padding: _padding);
    }
}
