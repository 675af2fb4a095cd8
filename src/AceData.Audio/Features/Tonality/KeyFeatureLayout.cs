namespace AceData.Audio.Features.Tonality;

/// <summary>How the numbers of a section move when the music is transposed.</summary>
internal enum KeySectionKind
{
    /// <summary>12 pitch classes, zero mean, length 1.</summary>
    PitchClasses,

    /// <summary>Chord shapes × 12 roots, shares that sum to 1.</summary>
    Chords,

    /// <summary>Triad × triad (24 × 24), shares that sum to 1.</summary>
    TriadPairs,

    /// <summary>12 × 12 pitch classes, shares that sum to 12.</summary>
    PitchClassPairs,
}

/// <summary>One group of features.</summary>
/// <param name="Name">Name in the weights file.</param>
/// <param name="Kind">How it is normalised and transposed.</param>
/// <param name="Offset">Index of its first number.</param>
/// <param name="Length">How many numbers.</param>
internal sealed record KeySection(string Name, KeySectionKind Kind, int Offset, int Length);

/// <summary>The feature vector of a song: which numbers stand where, and how they turn with the tonic.</summary>
internal static class KeyFeatureLayout
{
    /// <summary>Number of tonics.</summary>
    public const int PitchClassCount = 12;

    static KeyFeatureLayout()
    {
        Upper = Add("upper", KeySectionKind.PitchClasses, 12);
        Harmonics = Add("harmonics", KeySectionKind.PitchClasses, 12);
        Bass = Add("bass", KeySectionKind.PitchClasses, 12);
        Triads = Add("triads", KeySectionKind.Chords, 24);
        Chords = Add("chords", KeySectionKind.Chords, ChordPosterior.ShapeCount * 12);
        TriadPairs = Add("triad_pairs", KeySectionKind.TriadPairs, 24 * 24);
        NotePairs = Add("note_pairs", KeySectionKind.PitchClassPairs, 144);
        NoteSteps = Add("note_steps", KeySectionKind.PitchClassPairs, 144);
        BassNotes = Add("bass_notes", KeySectionKind.PitchClassPairs, 144);
        BassSteps = Add("bass_steps", KeySectionKind.PitchClassPairs, 144);
        FirstTriads = Add("first_triads", KeySectionKind.Chords, 24);
        LastTriads = Add("last_triads", KeySectionKind.Chords, 24);
        Rotations = [.. Enumerable.Range(0, PitchClassCount).Select(Rotation)];
    }

    /// <summary>Whitened notes of C3…B6.</summary>
    public static KeySection Upper { get; }

    /// <summary>Plain log notes of E2…D#6.</summary>
    public static KeySection Harmonics { get; }

    /// <summary>Whitened notes of E1…D#3.</summary>
    public static KeySection Bass { get; }

    /// <summary>Share of each major and minor triad in the time.</summary>
    public static KeySection Triads { get; }

    /// <summary>Share of each triad, seventh chord, diminished and suspended chord.</summary>
    public static KeySection Chords { get; }

    /// <summary>Which triad follows which, about a second later.</summary>
    public static KeySection TriadPairs { get; }

    /// <summary>Which notes sound together.</summary>
    public static KeySection NotePairs { get; }

    /// <summary>Which note follows which, about a second later.</summary>
    public static KeySection NoteSteps { get; }

    /// <summary>Which bass sounds below which note.</summary>
    public static KeySection BassNotes { get; }

    /// <summary>Which bass follows which, about a second later.</summary>
    public static KeySection BassSteps { get; }

    /// <summary>Triads of the first six seconds.</summary>
    public static KeySection FirstTriads { get; }

    /// <summary>Triads of the last six seconds.</summary>
    public static KeySection LastTriads { get; }

    /// <summary>All sections in order.</summary>
    public static List<KeySection> Sections { get; } = [];

    /// <summary>Length of the feature vector.</summary>
    public static int Length { get; private set; }

    /// <summary>For each tonic: where the number that would stand at index i in the key of C is found.</summary>
    public static int[][] Rotations { get; }

    private static KeySection Add(string name, KeySectionKind kind, int length)
    {
        var section = new KeySection(name, kind, Length, length);
        Sections.Add(section);
        Length += length;
        return section;
    }

    private static int[] Rotation(int tonic)
    {
        var map = new int[Length];
        foreach (var section in Sections)
        {
            var width = section.Kind switch
            {
                KeySectionKind.TriadPairs => 24,
                KeySectionKind.PitchClassPairs => 12,
                _ => 0,
            };
            for (var i = 0; i < section.Length; i++)
            {
                map[section.Offset + i] = section.Offset + (width == 0
                    ? Turn(i, tonic)
                    : (Turn(i / width, tonic) * width) + Turn(i % width, tonic));
            }
        }

        return map;
    }

    /// <summary>Turns the root of entry <paramref name="index"/> (shape × 12 + root) by <paramref name="tonic"/> semitones.</summary>
    private static int Turn(int index, int tonic) => (index / 12 * 12) + ((index + tonic) % 12);
}
