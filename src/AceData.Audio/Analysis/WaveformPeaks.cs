namespace AceData.Audio.Analysis;

/// <summary>
/// The outline of a song for a picture of it: the least and the greatest sample of each of <see cref="Columns"/> equal parts of its
/// length, in steps of 1/127 of the song's greatest amplitude.
/// </summary>
/// <param name="Maxima">[columns], −127…127.</param>
/// <param name="Minima">[columns], −127…127.</param>
/// <param name="Peak">Greatest amplitude of the song, 0…1 nominally: what 127 stands for.</param>
public sealed record WaveformPeaks(sbyte[] Maxima, sbyte[] Minima, float Peak)
{
    /// <summary>Number of parts: more than a screen has pixels, 8 KB a song.</summary>
    public const int Columns = 4000;

    /// <summary>All of it but <see cref="Peak"/>, for a page: [2 × columns] signed bytes, the maxima first.</summary>
    public byte[] ToBytes() => [.. Maxima.Concat(Minima).Select(value => unchecked((byte)value))];
}
