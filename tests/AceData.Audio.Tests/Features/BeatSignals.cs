namespace AceData.Audio.Tests.Features;

/// <summary>Struck sounds whose beats are known because they are put there.</summary>
internal static class BeatSignals
{
    public const int SampleRate = 22050;

    /// <summary>The sounds that there are.</summary>
    public static readonly string[] Sounds = ["click", "kick", "snare", "pluck", "drums"];

    /// <summary>One sound at every beat.</summary>
    public static float[] Struck(string sound, IEnumerable<double> beats, double seconds, double noise = 0.002)
    {
        var random = new Random(5);
        var samples = new float[(int)(seconds * SampleRate)];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = (float)(noise * ((2 * random.NextDouble()) - 1));
        }

        var number = 0;
        foreach (var beat in beats)
        {
            var kind = sound != "drums" ? sound : number % 2 == 0 ? "kick" : "snare";
            Add(samples, kind, beat, 0.5, random);
            number++;
        }

        return samples;
    }

    /// <summary>Beats of one tempo.</summary>
    public static IEnumerable<double> Beats(double bpm, double first, double seconds)
    {
        for (var n = 0; first + (n * 60 / bpm) < seconds; n++)
        {
            yield return first + (n * 60 / bpm);
        }
    }

    /// <summary>Adds one struck sound.</summary>
    public static void Add(float[] samples, string kind, double at, double level, Random random)
    {
        var start = (int)Math.Round(at * SampleRate);
        var last = 0.0;
        for (var i = 0; i < SampleRate && start + i < samples.Length; i++)
        {
            var t = (double)i / SampleRate;
            var noise = (2 * random.NextDouble()) - 1;
            var value = kind switch
            {
                "click" => Math.Sin(2 * Math.PI * 1500 * t) * Math.Exp(-t * 120),
                "kick" => (Math.Sin(2 * Math.PI * ((55 * t) + (2 * (1 - Math.Exp(-t * 40))))) * Math.Exp(-t * 14)) + (0.3 * noise * Math.Exp(-t * 400)),
                "snare" => noise * Math.Exp(-t * 22),

                // Only its highs, as of metal.
                "hat" => (noise - last) / 2 * Math.Exp(-t * 60),
                _ => Math.Sin(2 * Math.PI * 220 * t) * (1 - Math.Exp(-t * 300)) * Math.Exp(-t * 6),
            };
            samples[start + i] += (float)(level * value);
            last = noise;
        }
    }
}
