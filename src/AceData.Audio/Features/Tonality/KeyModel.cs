using System.Reflection;
using System.Text.Json;

namespace AceData.Audio.Features.Tonality;

/// <summary>
/// The trained scorer: one weight per feature and mode, shared by all twelve tonics, so that transposed music gets the transposed answer.
/// </summary>
/// <remarks>
/// score(tonic, mode) = bias[mode] + Σ weights[mode][i] · features turned to that tonic[i]; a softmax over the 24 scores, divided by the
/// temperature, gives probabilities. The trainer is <c>bench/AceData.EstimatorTraining/Key</c>, the file format stands in <c>KEY.md</c> beside it.
/// </remarks>
internal sealed class KeyModel
{
    /// <summary>Number of keys: index = tonic × 2 + mode (0 major, 1 minor).</summary>
    public const int KeyCount = 24;

    private const string ResourceName = "AceData.Audio.key-weights.json";

    private static readonly Lazy<KeyModel> LazyShipped = new(LoadShipped);

    private readonly float[][] _weights = [new float[KeyFeatureLayout.Length], new float[KeyFeatureLayout.Length]];
    private readonly KeyWeights _file;

    private KeyModel(KeyWeights file)
    {
        _file = file;
        foreach (var section in KeyFeatureLayout.Sections)
        {
            for (var mode = 0; mode < 2; mode++)
            {
                file.Sections[section.Name][mode].CopyTo(_weights[mode].AsSpan(section.Offset));
            }
        }
    }

    /// <summary>The weights that ship with the program.</summary>
    public static KeyModel Shipped => LazyShipped.Value;

    /// <summary>Reads a weights file and checks it: every section, every length, finite numbers only.</summary>
    /// <exception cref="AceDataException">Code <c>KEY-WEIGHTS-BAD</c>; the message names what is wrong.</exception>
    public static KeyModel Read(Stream json)
    {
        KeyWeights? file;
        try
        {
            file = JsonSerializer.Deserialize(json, KeyWeightsJson.Default.KeyWeights);
        }
        catch (JsonException problem)
        {
            throw Bad(problem.Message, problem);
        }

        if (file is null)
        {
            throw Bad("it is empty");
        }

        Check(file);
        return new KeyModel(file);
    }

    /// <summary>Probabilities of the 24 keys, summing to 1.</summary>
    public double[] Probabilities(KeyEvidence evidence)
    {
        var scores = Scores(evidence);
        var best = scores.Max();
        var sum = 0.0;
        for (var key = 0; key < scores.Length; key++)
        {
            scores[key] = Math.Exp(scores[key] - best);
            sum += scores[key];
        }

        for (var key = 0; key < scores.Length; key++)
        {
            scores[key] /= sum;
        }

        return scores;
    }

    /// <summary>Probability that there is anything tonal: not silence, noise, speech or drums alone.</summary>
    public double TonalProbability(KeyEvidence evidence)
    {
        if (evidence.Frames == 0)
        {
            return 0;
        }

        var score = 0.0;
        var row = TonalMeasures.Row(evidence, Scores(evidence));
        for (var i = 0; i < row.Length; i++)
        {
            score += _file.Tonal[i] * row[i];
        }

        return 1 / (1 + Math.Exp(-score));
    }

    private double[] Scores(KeyEvidence evidence)
    {
        var scores = new double[KeyCount];
        for (var tonic = 0; tonic < KeyFeatureLayout.PitchClassCount; tonic++)
        {
            var rotation = KeyFeatureLayout.Rotations[tonic];
            for (var mode = 0; mode < 2; mode++)
            {
                var weights = _weights[mode];
                double score = _file.Bias[mode];
                for (var i = 0; i < weights.Length; i++)
                {
                    score += weights[i] * evidence.Features[rotation[i]];
                }

                scores[(tonic * 2) + mode] = score / _file.Temperature;
            }
        }

        return scores;
    }

    private static KeyModel LoadShipped()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(ResourceName)
            ?? throw Bad("the program was built without it");
        return Read(stream);
    }

    private static void Check(KeyWeights file)
    {
        if (file.Version != KeyWeights.CurrentVersion)
        {
            throw Bad($"it has version {file.Version}, not {KeyWeights.CurrentVersion}");
        }

        foreach (var section in KeyFeatureLayout.Sections)
        {
            if (!file.Sections.TryGetValue(section.Name, out var modes))
            {
                throw Bad($"the section '{section.Name}' is missing");
            }

            if (modes.Length != 2 || modes.Any(weights => weights.Length != section.Length))
            {
                throw Bad($"the section '{section.Name}' must hold 2 × {section.Length} numbers");
            }
        }

        if (file.Sections.Count != KeyFeatureLayout.Sections.Count)
        {
            throw Bad("it has sections that this version does not know");
        }

        if (file.Bias.Length != 2 || file.Tonal.Length != TonalMeasures.Count)
        {
            throw Bad($"'bias' must hold 2 numbers and 'tonal' {TonalMeasures.Count}");
        }

        var numbers = file.Sections.Values.SelectMany(modes => modes).SelectMany(weights => weights).Concat(file.Bias);
        if (!numbers.All(float.IsFinite) || !file.Tonal.All(double.IsFinite) || !(file.Temperature > 0))
        {
            throw Bad("it holds numbers that are not finite, or a temperature that is not above 0");
        }
    }

    private static AceDataException Bad(string what, Exception? cause = null) =>
        new("KEY-WEIGHTS-BAD", $"The weights of the key estimator cannot be used: {what}. Install the program again, or train them anew.", cause);
}
