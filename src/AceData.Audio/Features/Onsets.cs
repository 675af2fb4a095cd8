namespace AceData.Audio.Features;

/// <summary>
/// The moments at which something is struck, in order: all that a beat grid needs of a song, in some kilobytes. Of a song that is
/// longer than 20 minutes only the first 20.
/// </summary>
/// <param name="Seconds">[count]: when, ascending.</param>
/// <param name="Strengths">[count]: how much over all bands, in tenths of a standard deviation above the usual, 0…255.</param>
/// <param name="BandStrengths">[bands][count]: how much in each band, likewise: kick and bass, low mids, snare and voice, hats.</param>
public sealed record Onsets(float[] Seconds, byte[] Strengths, byte[][] BandStrengths)
{
    /// <summary>Number of bands: below 160 Hz, 700 Hz, 3 kHz, and above.</summary>
    public const int Bands = 4;

    /// <summary>No onsets.</summary>
    public static Onsets None { get; } = new([], [], [[], [], [], []]);

    /// <summary>Number of onsets.</summary>
    public int Count => Seconds.Length;
}
