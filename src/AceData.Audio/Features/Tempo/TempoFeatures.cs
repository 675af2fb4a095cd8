namespace AceData.Audio.Features.Tempo;

/// <summary>
/// What the ranker knows of a candidate: the tempo itself, the autocorrelation at simple multiples of its beat, the spectrum at
/// multiples of its rate, and the pattern of the beat it would make. The order of the numbers is part of the trained weights.
/// </summary>
internal static class TempoFeatures
{
    private static readonly double[] Lags = [0.25, 1.0 / 3, 0.5, 2.0 / 3, 0.75, 1, 1.5, 2, 3, 4, 6, 8];
    private static readonly double[] Rates = [0.25, 1.0 / 3, 0.5, 2.0 / 3, 1, 1.5, 2, 3, 4];
    private static readonly double[] Phases = [0, 0.25, 1.0 / 3, 0.5, 2.0 / 3, 0.75];

    private const int General = 12;
    private const int PatternPerEnvelope = 9;

    /// <summary>Number of features of a candidate.</summary>
    public static int Count { get; } = General + (OnsetEnvelopes.Count * (Lags.Length + Rates.Length + PatternPerEnvelope));

    /// <summary>The features of one candidate, [count], all finite.</summary>
    public static float[] Of(TempoCandidate candidate, OnsetEnvelopes envelopes, Periodicity periodicity)
    {
        var features = new float[Count];
        var next = 0;
        var beat = 60 / candidate.BeatsPerMinute;
        var octaves = Math.Log2(candidate.BeatsPerMinute / 100);
        Add(octaves);
        Add(octaves * octaves);
        Add(Math.Log2(1e-3 + (OnsetsPerSecond(envelopes.Envelopes[OnsetEnvelopes.All]) * beat)));
        Add(Math.Log2(1e-3 + OnsetsPerSecond(envelopes.Envelopes[OnsetEnvelopes.All])));
        Add(candidate.Salience);
        Add(candidate.IsMain ? 1 : 0);
        Add(Math.Log2(candidate.Ratio));
        Add(Math.Abs(Math.Log2(candidate.Ratio)));
        foreach (var strength in envelopes.Strengths.Skip(1))
        {
            // Which bands are struck: drums, or strings, or a lone piano.
            Add(Math.Log2((strength + 1e-3) / (envelopes.Strengths[OnsetEnvelopes.All] + 1e-3)));
        }

        for (var e = 0; e < OnsetEnvelopes.Count; e++)
        {
            foreach (var lag in Lags)
            {
                Add(periodicity.AcfNear(e, beat * lag));
            }

            foreach (var rate in Rates)
            {
                Add(periodicity.SpectrumNear(e, rate / beat));
            }
        }

        var phase = BestPhase(envelopes, beat);
        for (var e = 0; e < OnsetEnvelopes.Count; e++)
        {
            AddPattern(envelopes.Envelopes[e], envelopes.Envelopes[OnsetEnvelopes.Low], beat, phase);
        }

        return next == Count ? features : throw new InvalidOperationException($"{next} features where {Count} were counted.");

        void Add(double value) => features[next++] = double.IsFinite(value) ? (float)value : 0;

        void AddPattern(float[] envelope, float[] low, double beatSeconds, double start)
        {
            foreach (var offset in Phases)
            {
                Add(MeanAt(envelope, beatSeconds, start + (offset * beatSeconds)));
            }

            // Every second beat against the others: kick and snare in turn say that this is the beat.
            var even = MeanAt(envelope, 2 * beatSeconds, start);
            var odd = MeanAt(envelope, 2 * beatSeconds, start + beatSeconds);
            var lowEven = MeanAt(low, 2 * beatSeconds, start);
            var lowOdd = MeanAt(low, 2 * beatSeconds, start + beatSeconds);
            Add(Math.Abs(even - odd));
            Add((even - odd) * Math.Sign(lowEven - lowOdd));
            var (one, three) = lowEven >= lowOdd ? (0, 2) : (1, 3);
            Add(Math.Abs(MeanAt(envelope, 4 * beatSeconds, start + (one * beatSeconds)) - MeanAt(envelope, 4 * beatSeconds, start + (three * beatSeconds))));
        }
    }

    /// <summary>Seconds at which the first beat lies so that beats meet the most onsets, the low band counted half again.</summary>
    private static double BestPhase(OnsetEnvelopes envelopes, double beat)
    {
        const int steps = 24;
        var (best, greatest) = (0.0, -1.0);
        for (var i = 0; i < steps; i++)
        {
            var start = beat * i / steps;
            var mean = MeanAt(envelopes.Envelopes[OnsetEnvelopes.All], beat, start) + (0.5 * MeanAt(envelopes.Envelopes[OnsetEnvelopes.Low], beat, start));
            if (mean > greatest)
            {
                (best, greatest) = (start, mean);
            }
        }

        return best;
    }

    // A candidate is exact to a percent only and people are not exact either: a beat takes the greatest of its neighbours.
    private static double MeanAt(float[] envelope, double period, double start)
    {
        var (sum, count) = (0.0, 0);
        for (var time = start; ; time += period)
        {
            var at = (int)Math.Round(time * OnsetBands.FramesPerSecond);
            if (at + 1 >= envelope.Length)
            {
                return count == 0 ? 0 : sum / count;
            }

            if (at >= 1)
            {
                sum += Math.Max(envelope[at], Math.Max(envelope[at - 1], envelope[at + 1]));
                count++;
            }
        }
    }

    private static double OnsetsPerSecond(float[] envelope)
    {
        var peaks = 0;
        for (var t = 1; t + 1 < envelope.Length; t++)
        {
            peaks += envelope[t] > 1 && envelope[t] >= envelope[t - 1] && envelope[t] > envelope[t + 1] ? 1 : 0;
        }

        return envelope.Length == 0 ? 0 : peaks / (envelope.Length / OnsetBands.FramesPerSecond);
    }
}
