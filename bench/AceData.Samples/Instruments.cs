namespace AceData.Samples;

/// <summary>Sounds made from scratch; pitches are MIDI note numbers, lengths are seconds.</summary>
internal static class Instruments
{
    private const double Rate = Mixer.SampleRate;

    public static float[] Kick() => Render(0.45, t => Math.Tanh(2.5 * Math.Sin(Math.Tau * ((46 * t) + (7 * (1 - Math.Exp(-t * 30))))) * Math.Exp(-t * 8)));

    public static float[] Snare()
    {
        var noise = Noise(3);
        return HighPass(Render(0.3, t => (0.8 * noise() * Math.Exp(-t * 17)) + (0.6 * Math.Sin(Math.Tau * 185 * t) * Math.Exp(-t * 28))), 160);
    }

    public static float[] Clap()
    {
        var noise = Noise(5);
        return HighPass(Render(0.35, t => noise() * (Burst(t) + Burst(t - 0.011) + Burst(t - 0.023) + (0.7 * (t > 0.03 ? Math.Exp(-(t - 0.03) * 18) : 0)))), 900);

        static double Burst(double t) => t < 0 ? 0 : Math.Exp(-t * 300);
    }

    public static float[] Hat(double decay)
    {
        var noise = Noise(7);
        return HighPass(HighPass(Render(Math.Min(0.4, 6 / decay), t => noise() * Math.Exp(-t * decay)), 7000), 7000);
    }

    public static float[] Bass(int note, double length) =>
        LowPass(Render(length, t => (Saw(note, t) + Math.Sin(Math.Tau * Hertz(note) * t)) * Envelope(t, length, 0.005, 0.03)), t => 180 + (900 * Math.Exp(-t * 9)));

    /// <summary>Two operators, as in the electric pianos of the 1980s (J. Chowning, 1973).</summary>
    public static float[] ElectricPiano(int note, double length) => Render(length + 0.3, t =>
    {
        var f = Math.Tau * Hertz(note) * t;
        var body = Math.Sin(f + (1.3 * Math.Exp(-t * 3) * Math.Sin(f)));
        var bell = 0.25 * Math.Exp(-t * 12) * Math.Sin(f + (1.5 * Math.Sin(14 * f)));
        return (body + bell) * Math.Exp(-t * 1.6) * Envelope(t, length + 0.3, 0.003, 0.2) * (1 + (0.15 * Math.Sin(Math.Tau * 4.5 * t)));
    });

    public static float[] Pad(int note, double length) =>
        LowPass(Render(length + 0.5, t => (Saw(note - 0.07, t) + Saw(note, t + 0.3) + Saw(note + 0.08, t + 0.7)) / 3 * Envelope(t, length + 0.5, 0.35, 0.5)), t => 900 + (500 * Math.Sin(Math.Tau * t / (2 * length))));

    public static float[] Stab(int note, double length) =>
        LowPass(Render(length, t => (Saw(note - 0.06, t) + Saw(note + 0.06, t)) / 2 * Envelope(t, length, 0.003, 0.08)), t => 500 + (4500 * Math.Exp(-t * 14)));

    public static float[] Lead(int note, double length) => LowPass(Render(length + 0.05, t =>
    {
        var vibrato = 0.12 * Math.Min(1, t * 3) * Math.Sin(Math.Tau * 5.3 * t) / Math.Max(1, t * 5);
        var f = Math.Tau * ((Hertz(note) * t) + vibrato);
        return (Math.Sin(f) + (0.35 * Math.Sin(2 * f)) + (0.15 * Math.Sin(3 * f))) * Envelope(t, length + 0.05, 0.04, 0.09);
    }), _ => 3200);

    /// <summary>A plucked string (K. Karplus, A. Strong, 1983).</summary>
    public static float[] Pluck(int note, double length)
    {
        var noise = Noise(note);
        var period = Rate / Hertz(note);
        var delay = (int)(period - 0.5);
        var tune = period - 0.5 - delay;
        var line = LowPass(Render((delay + 3) / Rate, _ => noise()), _ => 4000);
        var sound = new float[(int)(length * Rate)];
        for (var i = 0; i < sound.Length; i++)
        {
            // Half a sample is the delay of the mean of two neighbours; the rest of the period is interpolated.
            sound[i] = i < delay + 2 ? line[i] : (float)(0.996 * 0.5 * (At(i - delay) + At(i - delay - 1)));
            double At(int k) => (sound[k] * (1 - tune)) + (sound[Math.Max(0, k - 1)] * tune);
        }

        return [.. sound.Select((sample, i) => (float)(sample * 2.5 * Envelope(i / Rate, length, 0.001, 0.1)))];
    }

    private static double Hertz(double note) => 440 * Math.Pow(2, (note - 69) / 12);

    // Harmonics up to 8 kHz only: a plain ramp would alias.
    private static double Saw(double note, double t)
    {
        var f = Hertz(note);
        var sum = 0.0;
        for (var k = 1; k * f < 8000 && k <= 40; k++)
        {
            sum += Math.Sin(Math.Tau * k * f * t) / k;
        }

        return sum * 0.6;
    }

    private static double Envelope(double t, double length, double attack, double release) =>
        Math.Clamp(Math.Min(t / attack, (length - t) / release), 0, 1);

    private static Func<double> Noise(int seed)
    {
        var random = new Random(seed);
        return () => (random.NextDouble() * 2) - 1;
    }

    private static float[] Render(double length, Func<double, double> sample)
    {
        var sound = new float[(int)(length * Rate)];
        for (var i = 0; i < sound.Length; i++)
        {
            sound[i] = (float)sample(i / Rate);
        }

        return sound;
    }

    private static float[] LowPass(float[] sound, Func<double, double> cutoff)
    {
        var (first, second) = (0.0, 0.0);
        for (var i = 0; i < sound.Length; i++)
        {
            var a = 1 - Math.Exp(-Math.Tau * cutoff(i / Rate) / Rate);
            first += a * (sound[i] - first);
            second += a * (first - second);
            sound[i] = (float)second;
        }

        return sound;
    }

    private static float[] HighPass(float[] sound, double cutoff)
    {
        var low = LowPass([.. sound], _ => cutoff);
        return [.. sound.Select((sample, i) => sample - low[i])];
    }
}
