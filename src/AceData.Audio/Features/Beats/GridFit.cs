namespace AceData.Audio.Features.Beats;

/// <summary>A grid of equal beats laid over onsets so that the beats meet as much of them as can be.</summary>
/// <param name="First">First beat at or after 0, seconds.</param>
/// <param name="Interval">Seconds between two beats.</param>
internal readonly record struct GridFit(double First, double Interval)
{
    private const int FewestOnsets = 4;

    // A tag is rounded to whole beats, and a double of it errs twice as much.
    private const double Reach = 0.5;
    private const double RelativeReach = 0.006;

    private const double BinSeconds = 0.004;
    private const double KernelSeconds = 0.024;
    private const double NearSeconds = 0.035;
    private const int MostSteps = 4000;
    private const int MostCandidates = 6;

    /// <summary>The best grid near a tempo; null when next to nothing is struck.</summary>
    public static GridFit? Of(Onsets onsets, double beatsPerMinute)
    {
        if (onsets.Count < FewestOnsets)
        {
            return null;
        }

        var times = Array.ConvertAll(onsets.Seconds, second => (double)second);
        var weights = Weights(onsets);
        var reach = Math.Max(Reach, RelativeReach * beatsPerMinute);
        var (shortest, longest) = (60 / (beatsPerMinute + reach), 60 / (beatsPerMinute - reach));

        // A step moves the last beat against the first by one bin.
        var beats = (times[^1] - times[0]) / (60 / beatsPerMinute);
        var steps = (int)Math.Clamp((longest - shortest) * beats / BinSeconds, 1, MostSteps);
        var best = (Score: -1.0, Phase: 0.0, Interval: 60 / beatsPerMinute);
        for (var step = 0; step <= steps; step++)
        {
            var interval = shortest + ((longest - shortest) * step / steps);
            var phases = Phases(times, weights, interval);
            if (phases[0].Score > best.Score * (1 + 1e-9))
            {
                best = (phases[0].Score, phases[0].Phase, interval);
            }
        }

        // The interval is sure now; among the phases that are struck much, the one that looks like the beat.
        var chosen = Candidates(onsets, best.Interval).MaxBy(phase => BeatPhase.Score(onsets, phase, best.Interval));
        var (first, exact) = Exact(times, weights, chosen, best.Interval, (shortest, longest));
        first -= Math.Floor(first / exact) * exact;
        return new GridFit(first, exact);
    }

    /// <summary>Phases at which much is struck, seconds, the most first.</summary>
    internal static IReadOnlyList<double> Candidates(Onsets onsets, double interval) =>
        [.. Phases(Array.ConvertAll(onsets.Seconds, second => (double)second), Weights(onsets), interval).Take(MostCandidates).Select(phase => phase.Phase)];

    /// <summary>How much each onset says: all bands and half the low one again, because kick and bass keep the beat; no single crash decides.</summary>
    internal static double[] Weights(Onsets onsets) =>
        [.. onsets.Strengths.Zip(onsets.BandStrengths[0], (all, low) => Math.Min((byte)60, all) + (0.5 * Math.Min((byte)60, low)))];

    /// <summary>Tops of the onset strength over one beat, the greatest first; at least one.</summary>
    private static List<(double Score, double Phase)> Phases(double[] times, double[] weights, double interval)
    {
        var bins = Math.Max(8, (int)Math.Round(interval / BinSeconds));
        var histogram = new double[bins];
        for (var i = 0; i < times.Length; i++)
        {
            var turns = times[i] / interval;
            histogram[Math.Min(bins - 1, (int)((turns - Math.Floor(turns)) * bins))] += weights[i];
        }

        var reach = (int)Math.Round(KernelSeconds / interval * bins);
        var sums = new double[bins];
        for (var bin = 0; bin < bins; bin++)
        {
            for (var d = -reach; d <= reach; d++)
            {
                sums[bin] += histogram[(bin + d + bins) % bins] * (1 - (Math.Abs(d) / (reach + 1.0)));
            }
        }

        var tops = new List<(double Score, double Phase)>();
        for (var bin = 0; bin < bins; bin++)
        {
            if (sums[bin] >= sums[(bin + bins - 1) % bins] && sums[bin] > sums[(bin + 1) % bins])
            {
                tops.Add((sums[bin], (bin + 0.5) / bins * interval));
            }
        }

        tops.Sort((a, b) => b.Score.CompareTo(a.Score));
        return tops.Count > 0 ? tops : [(sums[0], 0.5 / bins * interval)];
    }

    /// <summary>The line through the onsets near the beats: by it the interval is exact over the whole song.</summary>
    private static (double First, double Interval) Exact(double[] times, double[] weights, double first, double interval, (double Shortest, double Longest) range)
    {
        for (var round = 0; round < 3; round++)
        {
            var (sum, sumN, sumT, sumNn, sumNt) = (0.0, 0.0, 0.0, 0.0, 0.0);
            for (var i = 0; i < times.Length; i++)
            {
                var n = Math.Round((times[i] - first) / interval);
                if (Math.Abs(times[i] - first - (n * interval)) < Math.Min(NearSeconds, interval / 4))
                {
                    sum += weights[i];
                    sumN += weights[i] * n;
                    sumT += weights[i] * times[i];
                    sumNn += weights[i] * n * n;
                    sumNt += weights[i] * n * times[i];
                }
            }

            var spread = (sum * sumNn) - (sumN * sumN);
            if (sum <= 0 || spread <= 0)
            {
                break;
            }

            interval = Math.Clamp(((sum * sumNt) - (sumN * sumT)) / spread, range.Shortest, range.Longest);
            first = (sumT - (interval * sumN)) / sum;
        }

        return (first, interval);
    }
}
