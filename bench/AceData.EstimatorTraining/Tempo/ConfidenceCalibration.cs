namespace AceData.EstimatorTraining.Tempo;

/// <summary>
/// Makes a ranker's probability the share of right answers (Platt scaling): σ(slope·logit(p) + offset), by Newton's method with a
/// little ridge towards "leave it as it is".
/// </summary>
internal static class ConfidenceCalibration
{
    private const double Ridge = 1;

    public static (double Slope, double Offset) Fit(IReadOnlyCollection<TempoAnswer> answers)
    {
        var (slope, offset) = (1.0, 0.0);
        for (var step = 0; step < 50; step++)
        {
            var (g0, g1, h00, h01, h11) = (Ridge * (slope - 1), Ridge * offset, Ridge, 0.0, Ridge);
            foreach (var answer in answers)
            {
                var logit = Logit(answer.Probability);
                var p = 1 / (1 + Math.Exp(-((slope * logit) + offset)));
                var error = p - (answer.IsRight ? 1 : 0);
                var curvature = p * (1 - p);
                g0 += error * logit;
                g1 += error;
                h00 += curvature * logit * logit;
                h01 += curvature * logit;
                h11 += curvature;
            }

            var determinant = (h00 * h11) - (h01 * h01);
            slope -= ((h11 * g0) - (h01 * g1)) / determinant;
            offset -= ((h00 * g1) - (h01 * g0)) / determinant;
        }

        return (slope, offset);
    }

    public static double Apply(double probability, (double Slope, double Offset) calibration) =>
        1 / (1 + Math.Exp(-((calibration.Slope * Logit(probability)) + calibration.Offset)));

    private static double Logit(double probability)
    {
        var p = Math.Clamp(probability, 1e-4, 1 - 1e-4);
        return Math.Log(p / (1 - p));
    }
}
