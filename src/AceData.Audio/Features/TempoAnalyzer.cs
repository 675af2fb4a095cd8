using AceData.Audio.Features.Tempo;

namespace AceData.Audio.Features;

/// <summary>
/// Measures the tempo of a song that is pushed through it once, block by block: onset envelopes in five bands, what repeats in
/// them, the tempi that stand in a simple ratio to the pulse, and a trained choice among those. At most the first 20 minutes count.
/// </summary>
public sealed class TempoAnalyzer
{
    /// <summary>Sample rate of what is pushed, Hz.</summary>
    public const int SampleRate = 22050;

    private const double ShortestSeconds = 8;
    private const double StableAgreement = 0.6;
    private const double LeastAlternative = 0.02;

    // Below this nothing is struck: a steady tone, hum. Its rounding errors may well repeat in time. Ambient music reaches 0.2, music with a tempo 0.5.
    private const double LeastStrength = 0.15;

    private readonly OnsetBands _bands = new();

    /// <summary>Takes the next mono samples at <see cref="SampleRate"/>; blocks may have any length.</summary>
    public void Push(ReadOnlySpan<float> samples) => _bands.Push(samples);

    /// <summary>The tempo of all that was pushed, or null where there is none (too short, no beat).</summary>
    public TempoEstimate? Finish()
    {
        if (_bands.Frames < ShortestSeconds * OnsetBands.FramesPerSecond || _bands.Rms < 1e-5)
        {
            return null;
        }

        return Estimate(OnsetEnvelopes.From(_bands), TempoModel.Default);
    }

    /// <summary>The tempo of onset envelopes under a model.</summary>
    internal static TempoEstimate? Estimate(OnsetEnvelopes envelopes, TempoModel model)
    {
        if (envelopes.Strengths[OnsetEnvelopes.All] < LeastStrength)
        {
            return null;
        }

        var periodicity = Periodicity.Of(envelopes);
        var candidates = TempoCandidates.Of(envelopes, periodicity);
        if (candidates.Count == 0 || candidates[0].Salience <= 0)
        {
            return null;
        }

        var probabilities = model.Rank([.. candidates.Select(c => TempoFeatures.Of(c, envelopes, periodicity))]);
        var best = Array.IndexOf(probabilities, probabilities.Max());
        var clarity = PulseClarity.Of(envelopes, candidates[best].BeatsPerMinute, candidates[0].Salience);
        if (model.Gate.Score(clarity.Features(envelopes)) < 0)
        {
            return null;
        }

        var confidence = model.Confidence(probabilities[best]);
        var others = probabilities.Sum() - probabilities[best];
        var alternatives = candidates
            .Select((candidate, i) => (candidate, share: others > 0 ? probabilities[i] / others : 0, i))
            .Where(c => c.i != best)
            .OrderByDescending(c => c.share)

            // The ranker prefers the chosen one; calibration may leave more than that to the second.
            .Select(c => new TempoAlternative(c.candidate.BeatsPerMinute, Math.Min(confidence, (1 - confidence) * c.share)))
            .Where((a, i) => i == 0 || a.Confidence >= LeastAlternative)
            .Take(4)
            .ToList();
        return new TempoEstimate(candidates[best].BeatsPerMinute, confidence, alternatives, clarity.Agreement >= StableAgreement);
    }
}
