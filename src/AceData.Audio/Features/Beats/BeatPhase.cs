namespace AceData.Audio.Features.Beats;

/// <summary>
/// Tells the beat from the places between the beats where as much may be struck: hats, the guitar of a reggae, the bass of a trance.
/// What is struck at the beat, at its quarters and at every second beat, band by band, goes into a linear score.
/// </summary>
internal static class BeatPhase
{
    private const double ReachSeconds = 0.03;
    private const int Slots = 8;

    /// <summary>Number of features: for each band what is struck at four quarters of the beat, and how unlike each other every second of two are.</summary>
    public const int FeatureCount = Onsets.Bands * 6;

    // AceData.EstimatorTraining beats prints them: 254 made songs of seeds 32 and 33, 240 of them right, 212 by the strongest phase alone.
    private static readonly double[] Weights =
    [
        3.89, -7.57, 1.32, 2.40, -2.36, 0.05,
        3.26, -0.07, 0.73, -2.36, -4.64, -3.28,
        3.99, -4.37, 2.67, 0.01, -0.39, -7.47,
        7.51, -5.88, 2.72, -1.53, -1.61, -1.69,
    ];

    /// <summary>How much a phase looks like the beat; only differences between phases of one song mean something.</summary>
    public static double Score(Onsets onsets, double phase, double interval)
    {
        var features = Features(onsets, phase, interval);
        var score = 0.0;
        for (var i = 0; i < features.Length; i++)
        {
            score += features[i] * Weights[i];
        }

        return score;
    }

    /// <summary>What a phase looks like, [feature count]: shares of what is struck in a band.</summary>
    public static double[] Features(Onsets onsets, double phase, double interval)
    {
        // [bands][slots]: eight slots of two beats, at their quarters.
        var struck = new double[Onsets.Bands, Slots];
        for (var i = 0; i < onsets.Count; i++)
        {
            var quarters = (onsets.Seconds[i] - phase) / interval * 4;
            var nearest = Math.Round(quarters);
            var near = 1 - (Math.Abs(quarters - nearest) * interval / 4 / ReachSeconds);
            if (near > 0)
            {
                var slot = (int)(((nearest % Slots) + Slots) % Slots);
                for (var band = 0; band < Onsets.Bands; band++)
                {
                    struck[band, slot] += near * Math.Min((byte)60, onsets.BandStrengths[band][i]);
                }
            }
        }

        var features = new double[FeatureCount];
        for (var band = 0; band < Onsets.Bands; band++)
        {
            var all = 1e-9;
            for (var slot = 0; slot < Slots; slot++)
            {
                all += struck[band, slot];
            }

            for (var quarter = 0; quarter < 4; quarter++)
            {
                features[(band * 6) + quarter] = (struck[band, quarter] + struck[band, quarter + 4]) / all;
            }

            features[(band * 6) + 4] = Math.Abs(struck[band, 0] - struck[band, 4]) / all;
            features[(band * 6) + 5] = Math.Abs(struck[band, 2] - struck[band, 6]) / all;
        }

        return features;
    }
}
