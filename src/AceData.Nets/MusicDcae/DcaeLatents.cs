using AceData.Nets.Layers;
using static TorchSharp.torch;

namespace AceData.Nets.MusicDcae;

/// <summary>Between what the encoder gives and the latents that ACE-Step is trained on. Numbers of ACE-Step's <c>music_dcae_pipeline.py</c>.</summary>
public static class DcaeLatents
{
    private const double Scale = 0.1786;
    private const double Shift = -1.9091;

    /// <summary>Log-mel of 0 … 1 before it is spread to −1 … 1.</summary>
    private const double LowestMel = -11;
    private const double HighestMel = 3;

    /// <summary>(z + 1.9091) · 0.1786</summary>
    /// <param name="z">What the encoder gives.</param>
    public static Tensor FromEncoder(Tensor z) => z.Plus(-Shift).Times(Scale);

    /// <summary>The way back.</summary>
    public static Tensor ToDecoder(Tensor latents) => latents.DividedBy(Scale).Plus(Shift);

    /// <summary>The log-mel of what the decoder gives.</summary>
    public static Tensor LogMel(Tensor normalised) => normalised.Times(0.5).Plus(0.5).Times(HighestMel - LowestMel).Plus(LowestMel);
}
