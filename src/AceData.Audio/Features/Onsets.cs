namespace AceData.Audio.Features;

/// <summary>
/// The moments at which something is struck, in order: all that a beat grid needs of a song, in some kilobytes. Of a song that is
/// longer than 20 minutes only the first 20.
/// </summary>
/// <param name="Seconds">[count]: when, ascending.</param>
/// <param name="Strengths">[count]: how much over all bands, in tenths of a standard deviation above the usual, 0…255.</param>
/// <param name="LowStrengths">[count]: how much below 160 Hz (kick and bass), likewise.</param>
public sealed record Onsets(float[] Seconds, byte[] Strengths, byte[] LowStrengths)
{
    /// <summary>No onsets.</summary>
    public static Onsets None { get; } = new([], [], []);

    /// <summary>Number of onsets.</summary>
    public int Count => Seconds.Length;
}
