namespace AceData.Audio.Features;

/// <summary>The key of a song as it was measured.</summary>
/// <param name="Tonic">Pitch class with sharps: <c>C</c>, <c>C#</c> … <c>B</c>.</param>
/// <param name="Mode">Major or minor.</param>
/// <param name="Confidence">Calibrated probability (0…1) that tonic and mode are both right.</param>
/// <param name="MinorProbability">Probability (0…1) that the mode is minor, summed over all tonics.</param>
/// <param name="TuningCents">Deviation of the tuning from A4 = 440 Hz, in cents, −50…50.</param>
public sealed record KeyEstimate(
    string Tonic,
    KeyMode Mode,
    double Confidence,
    double MinorProbability,
    double TuningCents)
{
    private static readonly Dictionary<string, string> Flats = new() { ["C#"] = "Db", ["D#"] = "Eb", ["G#"] = "Ab", ["A#"] = "Bb" };

    /// <summary>The likelier mode over all tonics: what the tag says. It can differ from <see cref="Mode"/> where the best single key is not sure.</summary>
    public KeyMode LikelyMode => MinorProbability >= 0.5 ? KeyMode.Minor : KeyMode.Major;

    /// <summary>The key as musicians write it, the signature with fewer marks: <c>Bb major</c>, <c>Eb minor</c>, <c>C# minor</c>.</summary>
    public string Name => Mode == KeyMode.Major
        ? $"{Flats.GetValueOrDefault(Tonic, Tonic)} major"
        : $"{(Tonic is "D#" or "A#" ? Flats[Tonic] : Tonic)} minor";
}

/// <summary>Major or minor.</summary>
public enum KeyMode
{
    Major,
    Minor,
}
