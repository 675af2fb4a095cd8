namespace AceData.Audio.Spectra;

/// <summary>The periodic Hann window.</summary>
public static class HannWindow
{
    /// <summary>w[n] = ½ − ½·cos(2πn/length).</summary>
    public static float[] Make(int length) => [.. Enumerable.Range(0, length).Select(n => (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * n / length))))];
}
