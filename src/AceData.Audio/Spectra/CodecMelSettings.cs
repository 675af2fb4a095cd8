namespace AceData.Audio.Spectra;

/// <summary>How the music codec of ACE-Step turns sound into a picture; the defaults are its own.</summary>
public sealed record CodecMelSettings
{
    /// <summary>Hz</summary>
    public int SampleRate { get; init; } = 44100;

    /// <summary>Samples of a frame, a power of two; its Hann window has the same length.</summary>
    public int NFft { get; init; } = 2048;

    /// <summary>Samples between frames.</summary>
    public int HopLength { get; init; } = 512;

    public int NMels { get; init; } = 128;

    /// <summary>Hz</summary>
    public double FMin { get; init; } = 40;

    /// <summary>Hz</summary>
    public double FMax { get; init; } = 16000;

    /// <summary>Added under the root of the magnitude, so that silence is not zero.</summary>
    public double MagnitudeEps { get; init; } = 1e-6;

    /// <summary>Least number that a logarithm is taken of.</summary>
    public double LogFloor { get; init; } = 1e-5;

    /// <summary>Log-mel that becomes −1.</summary>
    public double MinMelValue { get; init; } = -11;

    /// <summary>Log-mel that becomes 1.</summary>
    public double MaxMelValue { get; init; } = 3;

    /// <summary>The sound is made a multiple of this long: eight frames are one column of latents.</summary>
    public int PadMultiple { get; init; } = 4096;
}
