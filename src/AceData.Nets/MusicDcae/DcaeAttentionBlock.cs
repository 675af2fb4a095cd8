using static TorchSharp.torch;

namespace AceData.Nets.MusicDcae;

/// <summary>"EfficientViTBlock": attention, then the gated convolution; each adds itself to what came in.</summary>
public sealed class DcaeAttentionBlock : nn.Module<Tensor, Tensor>
{
    private readonly DcaeAttention attn;
    private readonly DcaeGluConvolution conv_out;

    public DcaeAttentionBlock(long channels, long headDim, IReadOnlyList<int> kernels, Device? device = null)
        : base(nameof(DcaeAttentionBlock))
    {
        attn = new DcaeAttention(channels, headDim, kernels, device);
        conv_out = new DcaeGluConvolution(channels, device);
        RegisterComponents();
    }

    /// <param name="x">[batch, channels, height, width]</param>
    /// <returns>[batch, channels, height, width]</returns>
    public override Tensor forward(Tensor x)
    {
        using var attended = attn.call(x);
        return conv_out.call(attended);
    }
}
