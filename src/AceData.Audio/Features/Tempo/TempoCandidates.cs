namespace AceData.Audio.Features.Tempo;

/// <summary>The tempi that a song may have: its pulse and what stands in a simple ratio to it.</summary>
internal static class TempoCandidates
{
    public const double Slowest = 38;
    public const double Fastest = 260;

    private const double FamilyFrom = 70;
    private const int Steps = 280;

    private static readonly double[] Ratios = [1.0 / 3, 0.5, 2.0 / 3, 0.75, 1, 4.0 / 3, 1.5, 2, 3];
    private static readonly double[] SecondRatios = [0.5, 1, 2];

    /// <summary>Candidates of a song, made exact: all of a family are, once its pulse is.</summary>
    /// <returns>The strongest family first; each tempo once.</returns>
    public static IReadOnlyList<TempoCandidate> Of(OnsetEnvelopes envelopes, Periodicity periodicity)
    {
        var salience = new double[Steps];
        for (var i = 0; i < Steps; i++)
        {
            salience[i] = periodicity.Salience(Tempo(i));
        }

        var mean = salience.Average();
        var first = Array.IndexOf(salience, salience.Max());
        var second = -1;
        for (var i = 0; i < Steps; i++)
        {
            // The octave wraps around: 139 and 70 beats are the same family.
            var isPeak = salience[i] >= salience[(i + 1) % Steps] && salience[i] >= salience[(i + Steps - 1) % Steps];
            if (isPeak && !SameFamily(Tempo(i), Tempo(first)) && (second < 0 || salience[i] > salience[second]))
            {
                second = i;
            }
        }

        var found = new List<TempoCandidate>();
        Add(first, Ratios, isMain: true);
        if (second >= 0)
        {
            Add(second, SecondRatios, isMain: false);
        }

        return found;

        void Add(int index, double[] ratios, bool isMain)
        {
            var pulse = TempoRefinement.Refine(envelopes, Tempo(index));
            foreach (var ratio in ratios)
            {
                var tempo = pulse * ratio;
                if (tempo is >= Slowest and <= Fastest && !found.Exists(c => Math.Abs(Math.Log2(c.BeatsPerMinute / tempo)) < 0.03))
                {
                    found.Add(new TempoCandidate(tempo, mean > 0 ? salience[index] / mean : 0, isMain, ratio));
                }
            }
        }
    }

    private static double Tempo(int step) => FamilyFrom * Math.Pow(2, (double)step / Steps);

    private static bool SameFamily(double a, double b)
    {
        var octaves = Math.Log2(a / b);
        return Math.Abs(octaves - Math.Round(octaves)) < 0.06;
    }
}

/// <summary>A tempo that a song may have.</summary>
/// <param name="BeatsPerMinute">Tempo.</param>
/// <param name="Salience">How much the pulse of its family stands out: over the mean of all pulses.</param>
/// <param name="IsMain">True for the strongest family.</param>
/// <param name="Ratio">Its ratio to the family's pulse between 70 and 140.</param>
internal sealed record TempoCandidate(double BeatsPerMinute, double Salience, bool IsMain, double Ratio);
