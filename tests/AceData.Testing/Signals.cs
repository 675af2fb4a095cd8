namespace AceData.Testing;

/// <summary>Sounds whose properties are known because they are made.</summary>
public static class Signals
{
    /// <summary>A sine, amplitude 0…1.</summary>
    public static float[] Sine(double frequency, double seconds, int sampleRate = 22050, double amplitude = 0.5) =>
        [.. Enumerable.Range(0, (int)(seconds * sampleRate)).Select(i => (float)(amplitude * Math.Sin(2 * Math.PI * frequency * i / sampleRate)))];

    /// <summary>Silence.</summary>
    public static float[] Silence(double seconds, int sampleRate = 22050) => new float[(int)(seconds * sampleRate)];

    /// <summary>White noise of a fixed seed.</summary>
    public static float[] Noise(double seconds, int sampleRate = 22050, double amplitude = 0.3, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, (int)(seconds * sampleRate)).Select(_ => (float)(amplitude * ((2 * random.NextDouble()) - 1)))];
    }

    /// <summary>Chords of four beats each over struck beats at a tempo: music enough for tempo and key.</summary>
    /// <param name="beatsPerMinute">Tempo.</param>
    /// <param name="seconds">Length.</param>
    /// <param name="roots">MIDI notes of the chords' roots, one after another.</param>
    /// <param name="minor">True for minor triads.</param>
    /// <param name="sampleRate">Hz.</param>
    public static float[] Loop(double beatsPerMinute, double seconds, int[] roots, bool minor, int sampleRate = 22050)
    {
        var samples = new float[(int)(seconds * sampleRate)];
        var random = new Random(7);
        var beatSeconds = 60 / beatsPerMinute;
        for (var i = 0; i < samples.Length; i++)
        {
            var time = (double)i / sampleRate;
            var beat = (int)(time / beatSeconds);
            var since = time - (beat * beatSeconds);
            var root = roots[beat / 4 % roots.Length];
            var chord = 0.0;
            foreach (var interval in new[] { 0, minor ? 3 : 4, 7, 12 })
            {
                chord += Math.Sin(2 * Math.PI * 440 * Math.Pow(2, (root + interval - 69) / 12.0) * time);
            }

            var kick = beat % 2 == 0 ? Math.Sin(2 * Math.PI * 60 * since) * Math.Exp(-since * 18) : 0;
            var snare = beat % 2 == 1 ? ((2 * random.NextDouble()) - 1) * Math.Exp(-since * 25) : 0;
            samples[i] = (float)((0.06 * chord * (0.5 + (0.5 * Math.Exp(-since * 3)))) + (0.45 * kick) + (0.3 * snare));
        }

        return samples;
    }

    /// <summary>A tune of its own for each seed, over drums that are the same for all: different songs with one beat.</summary>
    /// <param name="seed">Which tune.</param>
    /// <param name="seconds">Length.</param>
    /// <param name="sampleRate">Hz.</param>
    public static float[] Tune(int seed, double seconds, int sampleRate = 22050)
    {
        const double NoteSeconds = 0.25;
        var (random, noise) = (new Random(seed), new Random(7));
        var samples = new float[(int)(seconds * sampleRate)];
        var (note, frequencies) = (-1, new double[3]);
        for (var i = 0; i < samples.Length; i++)
        {
            var time = (double)i / sampleRate;
            if ((int)(time / NoteSeconds) != note)
            {
                note = (int)(time / NoteSeconds);
                frequencies = [.. frequencies.Select(_ => 440 * Math.Pow(2, random.Next(-10, 28) / 12.0))];
            }

            var since = time - (note * NoteSeconds);
            var tone = frequencies.Sum(frequency => Math.Sin(2 * Math.PI * frequency * time) + (0.3 * Math.Sin(4 * Math.PI * frequency * time)));
            var kick = note % 4 == 0 ? Math.Sin(2 * Math.PI * 60 * since) * Math.Exp(-since * 18) : 0;
            var snare = note % 4 == 2 ? ((2 * noise.NextDouble()) - 1) * Math.Exp(-since * 25) : 0;
            samples[i] = (float)((0.07 * tone * Math.Exp(-since * 3)) + (0.4 * kick) + (0.3 * snare));
        }

        return samples;
    }
}
