using AceData.Audio.Features;
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

    /// <summary>The candidates for the key, best first: a clear measurement, what the file says, what the model says, an unclear measurement.</summary>
    /// <param name="measured">The measurement; null without tonal content.</param>
    /// <param name="embedded">What the file says.</param>
    /// <param name="model">What the model says.</param>
    public static IReadOnlyList<TagCandidate> Candidates(KeyEstimate? measured, IReadOnlyList<TagCandidate> embedded, IReadOnlyList<TagCandidate> model)
    {
        var own = measured is null ? null : new TagCandidate(
            measured.MinorProbability >= 0.5 ? "minor" : "major",
            TagSource.Measured,
            Certainty(measured) switch { >= SureFrom => TagConfidence.High, >= LikelyFrom => TagConfidence.Medium, _ => TagConfidence.Low });
        IEnumerable<TagCandidate?> order = IsOpen(measured)
            ? [.. embedded, .. model.Select(m => m with { Confidence = TagConfidence.Low }), own]
            : [own];
        return [.. order.OfType<TagCandidate>().Take(1)];
    }

    private static double Certainty(KeyEstimate measured) => Math.Max(measured.MinorProbability, 1 - measured.MinorProbability);
}
