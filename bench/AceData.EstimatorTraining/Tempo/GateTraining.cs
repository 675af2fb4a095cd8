using AceData.Audio.Features.Tempo;

namespace AceData.EstimatorTraining.Tempo;

/// <summary>Trains "is there a tempo at all": logistic regression, both classes of equal weight, then the threshold of least silence.</summary>
internal static class GateTraining
{
    /// <param name="rows">Clarity of the chosen candidate, and whether the song has a tempo.</param>
    /// <param name="silenced">Share of songs with a tempo that may be silenced wrongly.</param>
    public static LinearScorer Train(IReadOnlyList<(float[] Features, bool HasTempo)> rows, double silenced)
    {
        var count = PulseClarity.FeatureCount;
        var (mean, scale) = RankerTraining.Standardise([.. rows.Select(r => r.Features)], count);
        var scaled = rows.Select(r => RankerTraining.Scaled(r.Features, mean, scale)).ToArray();
        var weights = new double[count];
        var bias = 0.0;
        var positives = rows.Count(r => r.HasTempo);
        for (var step = 0; step < 4000; step++)
        {
            var gradient = new double[count];
            var biasGradient = 0.0;
            for (var r = 0; r < rows.Count; r++)
            {
                var p = 1 / (1 + Math.Exp(-(RankerTraining.Dot(weights, scaled[r]) + bias)));
                var weight = rows[r].HasTempo ? 0.5 / positives : 0.5 / (rows.Count - positives);
                var g = weight * (p - (rows[r].HasTempo ? 1 : 0));
                biasGradient += g;
                for (var i = 0; i < count; i++)
                {
                    gradient[i] += g * scaled[r][i];
                }
            }

            for (var i = 0; i < count; i++)
            {
                weights[i] -= 0.5 * (gradient[i] + (0.002 * weights[i]));
            }

            bias -= 0.5 * biasGradient;
        }

        // Raise the bias where equal weights would silence more songs than is allowed.
        var positiveScores = rows.Select((r, i) => (r.HasTempo, Score: RankerTraining.Dot(weights, scaled[i]) + bias)).Where(r => r.HasTempo).Select(r => r.Score).Order().ToArray();
        var negativeScores = rows.Select((r, i) => (r.HasTempo, Score: RankerTraining.Dot(weights, scaled[i]) + bias)).Where(r => !r.HasTempo).Select(r => r.Score).Order().ToArray();
        var allowed = positiveScores[(int)(silenced * positiveScores.Length)];
        var needed = negativeScores[(int)(0.98 * (negativeScores.Length - 1))];
        var threshold = needed < allowed ? (needed + allowed) / 2 : allowed;
        return new LinearScorer(mean, scale, [.. weights.Select(w => (float)w)], (float)(bias - threshold));
    }
}
