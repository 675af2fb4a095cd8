namespace AceData.Audio.Tests.Features;

/// <summary>Chord progressions in a known key, played by a plain decaying tone of four harmonics.</summary>
internal sealed class TonalSignals(double cents = 0)
{
    public const int SampleRate = 22050;
    private const double ChordSeconds = 1.25;

    private readonly Dictionary<int, float[]> _notes = [];

    /// <summary>I–vi–IV–V–I–IV–V7–I in major, i–VI–iv–V–i–iv–V7–i in minor, with a bass.</summary>
    public float[] Cadences(int tonic, bool minor)
    {
        int[][] major = [[0, 4, 7], [9, 0, 4], [5, 9, 0], [7, 11, 2], [0, 4, 7], [5, 9, 0], [7, 11, 2, 5], [0, 4, 7]];
        int[][] harmonicMinor = [[0, 3, 7], [8, 0, 3], [5, 8, 0], [7, 11, 2], [0, 3, 7], [5, 8, 0], [7, 11, 2, 5], [0, 3, 7]];
        var chords = minor ? harmonicMinor : major;
        var chordLength = (int)(ChordSeconds * SampleRate);
        var samples = new float[chords.Length * chordLength];
        for (var chord = 0; chord < chords.Length; chord++)
        {
            Mix(samples, chord * chordLength, 40 + ((chords[chord][0] + tonic + 8) % 12));
            foreach (var note in chords[chord])
            {
                Mix(samples, chord * chordLength, 60 + ((note + tonic) % 12));
            }
        }

        return samples;
    }

    /// <summary>Strokes of noise, as a drum machine plays them: no pitch.</summary>
    public static float[] Drums(double seconds)
    {
        var random = new Random(3);
        var samples = new float[(int)(seconds * SampleRate)];
        for (var i = 0; i < samples.Length; i++)
        {
            var since = i % (SampleRate / 4) / (double)SampleRate;
            samples[i] = (float)(0.6 * ((2 * random.NextDouble()) - 1) * Math.Exp(-since * 40));
        }

        return samples;
    }

    /// <summary>One sample out of silence, twice a second.</summary>
    public static float[] Clicks(double seconds) =>
        [.. Enumerable.Range(0, (int)(seconds * SampleRate)).Select(i => i % (SampleRate / 2) == 0 ? 0.9f : 0)];

    private void Mix(float[] samples, int start, int pitch)
    {
        if (!_notes.TryGetValue(pitch, out var note))
        {
            _notes[pitch] = note = Play(pitch);
        }

        for (var i = 0; i < note.Length; i++)
        {
            samples[start + i] += note[i];
        }
    }

    private float[] Play(int pitch)
    {
        var frequency = 440 * Math.Pow(2, (pitch - 69 + (cents / 100)) / 12);
        var note = new float[(int)(ChordSeconds * SampleRate)];
        for (var harmonic = 1; harmonic <= 4; harmonic++)
        {
            for (var i = 0; i < note.Length; i++)
            {
                var time = i / (double)SampleRate;
                note[i] += (float)(0.08 / harmonic * Math.Exp(-1.5 * time) * Math.Sin(2 * Math.PI * frequency * harmonic * time));
            }
        }

        return note;
    }
}
