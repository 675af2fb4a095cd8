namespace AceData.Audio.Features.Tempo;

/// <summary>A weighted sum of features that were brought to mean 0 and deviation 1.</summary>
/// <param name="Mean">[features]</param>
/// <param name="Scale">[features]: one over the standard deviation.</param>
/// <param name="Weights">[features]</param>
/// <param name="Bias">Added to the sum.</param>
internal sealed record LinearScorer(float[] Mean, float[] Scale, float[] Weights, float Bias)
{
    // Beyond what was ever seen in training a sum would run away.
    private const float Furthest = 5;

    public double Score(ReadOnlySpan<float> features)
    {
        var sum = (double)Bias;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += Weights[i] * Math.Clamp((features[i] - Mean[i]) * Scale[i], -Furthest, Furthest);
        }

        return sum;
    }

    public void Write(BinaryWriter writer)
    {
        foreach (var row in new[] { Mean, Scale, Weights })
        {
            foreach (var value in row)
            {
                writer.Write(value);
            }
        }

        writer.Write(Bias);
    }

    public static LinearScorer Read(BinaryReader reader, int features)
    {
        return new LinearScorer(Row(), Row(), Row(), reader.ReadSingle());

        float[] Row() => [.. Enumerable.Range(0, features).Select(_ => reader.ReadSingle())];
    }
}
