using AceData.Audio.Spectra;

namespace AceData.Audio.Features.Tempo;

/// <summary>How clearly and how steadily a song pulses; the base of "no tempo" and of "stable".</summary>
/// <param name="Agreement">Share (0…1) of short windows whose own pulse is that of the song, octaves aside.</param>
/// <param name="Coherence">How much of the onsets keeps in phase with the beat over the whole song.</param>
/// <param name="Salience">How much the pulse stands out of all pulses.</param>
/// <param name="LocalTempi">Pulse of each short window, 70…140.</param>
internal sealed record PulseClarity(double Agreement, double Coherence, double Salience, IReadOnlyList<double> LocalTempi)
{
    private const double WindowSeconds = 8;
    private const double HopSeconds = 2;
    private const double Tolerance = 0.06;

    /// <summary>Number of features for the gate.</summary>
    public const int FeatureCount = 8;

    /// <summary>Measures the clarity of a pulse.</summary>
    /// <param name="envelopes">The song.</param>
    /// <param name="beatsPerMinute">Refined tempo of the song.</param>
    /// <param name="salience">Its salience.</param>
    public static PulseClarity Of(OnsetEnvelopes envelopes, double beatsPerMinute, double salience)
    {
        var local = LocalPulses(envelopes.Envelopes[OnsetEnvelopes.All]);
        var agreeing = local.Count(pulse => Distance(pulse, beatsPerMinute) < Tolerance);
        return new PulseClarity(
            local.Count == 0 ? 0 : (double)agreeing / local.Count,
            Coherence24(envelopes.Envelopes[OnsetEnvelopes.All], beatsPerMinute),
            salience,
            local);
    }

    /// <summary>Numbers for the gate, [feature count].</summary>
    public float[] Features(OnsetEnvelopes envelopes)
    {
        var seconds = envelopes.Frames / OnsetBands.FramesPerSecond;
        var effective = Coherence * Math.Sqrt(Math.Min(seconds, 60) / 45);
        return
        [
            (float)Agreement,
            (float)Coherence,
            (float)effective,
            (float)Math.Log(1e-3 + effective),
            (float)Salience,
            (float)Math.Log2(1e-3 + envelopes.Strengths[OnsetEnvelopes.All]),
            (float)Math.Log2(1e-3 + envelopes.Strengths[OnsetEnvelopes.Low]),
            (float)Math.Log2(Math.Min(seconds, 60) / 30),
        ];
    }

    /// <summary>Octaves between two pulses, whole octaves aside: 0…½.</summary>
    private static double Distance(double a, double b)
    {
        var octaves = Math.Log2(a / b);
        return Math.Abs(octaves - Math.Round(octaves));
    }

    private static double Coherence24(float[] envelope, double beatsPerMinute)
    {
        // In pieces of up to 60 s, so that a long song is not asked to keep its phase for minutes.
        var length = Math.Min(envelope.Length, (int)(60 * OnsetBands.FramesPerSecond));
        var (sum, pieces) = (0.0, 0);
        for (var start = 0; start + length <= envelope.Length && length > 0; start += length)
        {
            var best = 0.0;
            foreach (var multiple in new[] { 0.5, 1, 2, 4 })
            {
                var (re, im, hannSum) = (0.0, 0.0, 0.0);
                var mean = 0.0;
                for (var t = 0; t < length; t++)
                {
                    mean += envelope[start + t] / length;
                }

                var step = 2 * Math.PI * multiple * beatsPerMinute / 60 / OnsetBands.FramesPerSecond;
                for (var t = 0; t < length; t++)
                {
                    var hann = 0.5 - (0.5 * Math.Cos(2 * Math.PI * t / length));
                    var (sin, cos) = Math.SinCos(step * t);
                    var value = (envelope[start + t] - mean) * hann;
                    re += value * cos;
                    im += value * sin;
                    hannSum += hann;
                }

                best = Math.Max(best, Math.Sqrt((re * re) + (im * im)) / hannSum);
            }

            sum += best;
            pieces++;
        }

        return pieces == 0 ? 0 : sum / pieces;
    }

    private static List<double> LocalPulses(float[] envelope)
    {
        const int size = 2048;
        const int steps = 140;
        var fps = OnsetBands.FramesPerSecond;
        var length = (int)(WindowSeconds * fps);
        var fft = new RealFft(size);
        var (buffer, re, im) = (new float[size], new float[(size / 2) + 1], new float[(size / 2) + 1]);
        var hann = HannWindow.Make(length);
        var pulses = new List<double>();
        for (var start = 0; start + length <= envelope.Length; start += (int)(HopSeconds * fps))
        {
            var mean = 0f;
            for (var t = 0; t < length; t++)
            {
                mean += envelope[start + t] / length;
            }

            Array.Clear(buffer);
            for (var t = 0; t < length; t++)
            {
                buffer[t] = (envelope[start + t] - mean) * hann[t];
            }

            fft.Transform(buffer, re, im);
            for (var k = 0; k <= size / 2; k++)
            {
                re[k] = MathF.Sqrt((re[k] * re[k]) + (im[k] * im[k]));
            }

            var (best, greatest) = (0.0, 0.0);
            for (var i = 0; i < steps; i++)
            {
                var tempo = 70 * Math.Pow(2, (double)i / steps);
                var sum = 0.0;
                foreach (var (multiple, weight) in new[] { (0.5, 0.5), (1.0, 1.0), (2.0, 1.0), (4.0, 0.7), (8.0, 0.3) })
                {
                    var position = multiple * tempo / 60 / fps * size;
                    var k = (int)position;
                    sum += k < size / 2 ? weight * (re[k] + ((position - k) * (re[k + 1] - re[k]))) : 0;
                }

                if (sum > greatest)
                {
                    (best, greatest) = (tempo, sum);
                }
            }

            if (best > 0)
            {
                pulses.Add(best);
            }
        }

        return pulses;
    }
}
