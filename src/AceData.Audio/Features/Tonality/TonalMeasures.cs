namespace AceData.Audio.Features.Tonality;

/// <summary>What the gate weighs to tell whether a clip has a key at all.</summary>
internal static class TonalMeasures
{
    /// <summary>Number of measures, the leading constant included.</summary>
    public const int Count = 7;

    // Nats; about three chords in equal shares.
    private const double FewChords = 1.1;

    /// <summary>
    /// 1; ln(coherence + 0.01); chord clarity; steadiness; entropy of the triads, nats; how far that lies below three chords;
    /// ln of the deviation of the 24 scores.
    /// </summary>
    /// <remarks>
    /// Chatter and noise have no semitone grid; a voice on one pitch or a drum has, but few chords (low entropy) that favour no key
    /// (scores close together). A loop over a single chord has the least entropy of all and yet a key, hence the second measure of it.
    /// </remarks>
    /// <param name="evidence">What was heard.</param>
    /// <param name="scores">The 24 scores of the keys, divided by the temperature.</param>
    public static double[] Row(KeyEvidence evidence, double[] scores)
    {
        var entropy = 0.0;
        foreach (var share in evidence.Features.AsSpan(KeyFeatureLayout.Triads.Offset, KeyFeatureLayout.Triads.Length))
        {
            entropy -= share > 0 ? share * Math.Log(share) : 0;
        }

        var mean = scores.Average();
        var deviation = Math.Sqrt(scores.Average(score => (score - mean) * (score - mean)));
        return [1, Math.Log(evidence.Coherence + 0.01), evidence.ChordClarity, evidence.Steadiness, entropy, Math.Max(0, FewChords - entropy), Math.Log(deviation + 0.01)];
    }
}
