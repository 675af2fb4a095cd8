namespace AceData.Tests.Datasets.Checking;

/// <summary>Fingerprints of songs that nobody made.</summary>
internal static class SoundBytes
{
    private const int Bands = 9;

    /// <summary>The fingerprint of a song: bands some decibels apart from song to song, as real ones are, and any signs.</summary>
    public static byte[] Of(int seed, double seconds)
    {
        var random = new Random(seed);
        var bytes = new byte[Bands + Math.Min(180 * 16, (int)(seconds * 16))];
        random.NextBytes(bytes);
        var tilt = random.NextDouble() - 0.5;
        for (var band = 0; band < Bands; band++)
        {
            bytes[band] = (byte)(128 - (5 * (band - 4)) + (6 * tilt * (band - 4)) + random.Next(-6, 7));
        }

        return bytes;
    }

    /// <summary>The same after a codec: some of its signs the other way round.</summary>
    public static byte[] Worn(byte[] song, double share, int wear = 0)
    {
        var (random, worn) = (new Random(wear), song.ToArray());
        for (var i = 0; i < (worn.Length - Bands) * 8 * share; i++)
        {
            worn[random.Next(Bands, worn.Length)] ^= (byte)(1 << random.Next(8));
        }

        return worn;
    }
}
