using AceData.Audio.Features;
using AceData.Library;
using AceData.Tagging.Policy;

namespace AceData.Tagging;

/// <summary>Whether a song is in major or minor, and who says so.</summary>
public static class KeyChoice
{
    // Calibrated probabilities of the mode; below the second it is little better than a guess.
    private const double SureFrom = 0.8;
    private const double LikelyFrom = 0.62;

    /// <summary>True when the measurement leaves the mode open, so that others should be asked.</summary>
    public static bool IsOpen(KeyEstimate? measured) => measured is null || Certainty(measured) < LikelyFrom;

    /// <summary>The key: a clear measurement, else what the file says, what the model says, an unclear measurement; null when nobody says anything.</summary>
    /// <param name="measured">The measurement; null without tonal content.</param>
    /// <param name="embedded">What the file says.</param>
    /// <param name="model">What the model says.</param>
    public static TagCandidate? Of(KeyEstimate? measured, IReadOnlyList<TagCandidate> embedded, IReadOnlyList<TagCandidate> model)
    {
        var own = measured is null ? null : new TagCandidate(
            measured.LikelyMode == KeyMode.Minor ? "minor" : "major",
            ValueSource.Measured,
            Certainty(measured) switch { >= SureFrom => ConfidenceLevel.High, >= LikelyFrom => ConfidenceLevel.Medium, _ => ConfidenceLevel.Low });
        return !IsOpen(measured) ? own
            : embedded.Count > 0 ? embedded[0]
            : model.Count > 0 ? model[0] with { Confidence = ConfidenceLevel.Low }
            : own;
    }

    private static double Certainty(KeyEstimate measured) => Math.Max(measured.MinorProbability, 1 - measured.MinorProbability);
}
