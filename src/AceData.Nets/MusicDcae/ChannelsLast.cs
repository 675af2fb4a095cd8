using static TorchSharp.torch;

namespace AceData.Nets.MusicDcae;

/// <summary>
/// The order of numbers in memory. Shapes are [batch, channels, height, width] throughout, but the channels of one place lie side by side: convolutions
/// keep that order and are faster in it, and norms and linear layers, which work on the channels of a place, need no copy.
/// </summary>
internal static class ChannelsLast
{
    /// <summary>The same numbers, channels side by side in memory.</summary>
    public static Tensor Order(Tensor x) => x.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    /// <summary>Room for [batch, channels, height, width] numbers of the type and on the device of another tensor.</summary>
    public static Tensor Empty(long[] shape, Tensor like) => empty(shape[0], shape[2], shape[3], shape[1], dtype: like.dtype, device: like.device).permute(0, 3, 1, 2);

    /// <summary>[batch, channels, height, width] seen as [batch, height, width, channels].</summary>
    public static Tensor Open(Tensor x) => x.permute(0, 2, 3, 1);

    /// <summary>[batch, height, width, channels] seen as [batch, channels, height, width].</summary>
    public static Tensor Close(Tensor x) => x.permute(0, 3, 1, 2);
}
