namespace AceData.Audio.Features.Tempo;

/// <summary>
/// The trained part of tempo estimation: which candidate is the beat, whether there is a beat at all, and how sure that is.
/// Made by <c>bench/AceData.EstimatorTraining</c>, which also says from what.
/// </summary>
/// <param name="Ranker">Score of a candidate over <see cref="TempoFeatures"/>.</param>
/// <param name="Gate">Log-odds of "there is a tempo" over <see cref="PulseClarity.Features"/>.</param>
/// <param name="ConfidenceSlope">Calibration: confidence = σ(slope·logit(p) + offset).</param>
/// <param name="ConfidenceOffset">See slope.</param>
internal sealed record TempoModel(
    TreeEnsemble Ranker,
    LinearScorer Gate,
    double ConfidenceSlope,
    double ConfidenceOffset)
{
    private const uint Magic = 0x504D5432; // "2TMP"
    private const string Resource = "AceData.Audio.Features.Tempo.tempo.weights";

    private static readonly Lazy<TempoModel> Shipped = new(LoadShipped);

    /// <summary>The model that the program ships with.</summary>
    public static TempoModel Default => Shipped.Value;

    /// <summary>Probability of each candidate, before calibration; they sum to 1.</summary>
    public double[] Rank(IReadOnlyList<float[]> candidates) => Rank(Ranker, candidates);

    /// <summary>Probability of each candidate under a ranker alone.</summary>
    public static double[] Rank(TreeEnsemble ranker, IReadOnlyList<float[]> candidates)
    {
        var scores = candidates.Select(f => ranker.Score(f)).ToArray();
        var greatest = scores.Max();
        var weights = scores.Select(s => Math.Exp(s - greatest)).ToArray();
        var sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }

    /// <summary>Probability that the chosen candidate is right.</summary>
    public double Confidence(double probability)
    {
        var p = Math.Clamp(probability, 1e-4, 1 - 1e-4);
        return 1 / (1 + Math.Exp(-((ConfidenceSlope * Math.Log(p / (1 - p))) + ConfidenceOffset)));
    }

    /// <summary>Writes the model: a magic number, the two feature counts, then the parts in order, little-endian.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Magic);
        writer.Write(TempoFeatures.Count);
        writer.Write(Gate.Weights.Length);
        Ranker.Write(writer);
        Gate.Write(writer);
        writer.Write(ConfidenceSlope);
        writer.Write(ConfidenceOffset);
    }

    /// <exception cref="InvalidDataException">It is no model, or one for other features.</exception>
    public static TempoModel Read(BinaryReader reader)
    {
        if (reader.ReadUInt32() != Magic || reader.ReadInt32() != TempoFeatures.Count || reader.ReadInt32() != PulseClarity.FeatureCount)
        {
            throw new InvalidDataException("The tempo weights are not for this version. Train them again (bench/AceData.EstimatorTraining).");
        }

        return new TempoModel(
            TreeEnsemble.Read(reader, TempoFeatures.Count),
            LinearScorer.Read(reader, PulseClarity.FeatureCount),
            reader.ReadDouble(),
            reader.ReadDouble());
    }

    private static TempoModel LoadShipped()
    {
        using var stream = typeof(TempoModel).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidDataException($"The program was built without {Resource}.");
        using var reader = new BinaryReader(stream);
        return Read(reader);
    }
}
