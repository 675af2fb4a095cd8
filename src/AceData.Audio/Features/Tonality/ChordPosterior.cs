namespace AceData.Audio.Features.Tonality;

/// <summary>How likely each chord is, given the notes of about a second: a softmax over template matches.</summary>
internal static class ChordPosterior
{
    /// <summary>Number of chord shapes: major, minor, dominant 7, minor 7, major 7, diminished, suspended.</summary>
    public const int ShapeCount = 7;

    private const int TriadShapes = 2;

    // Steep enough that one chord wins where the match is clear, soft enough that two share where it is not.
    private const float Steepness = 18;
    private const float BassWeight = 0.15f;

    private static readonly int[][] Shapes = [[0, 4, 7], [0, 3, 7], [0, 4, 7, 10], [0, 3, 7, 10], [0, 4, 7, 11], [0, 3, 6], [0, 5, 7]];

    /// <summary>Fills 24 probabilities: major triads on C…B, then minor triads.</summary>
    public static void Triads(ReadOnlySpan<float> notes, ReadOnlySpan<float> bass, Span<float> posterior) =>
        Match(notes, bass, posterior, TriadShapes);

    /// <summary>Fills <see cref="ShapeCount"/> × 12 probabilities, shape by shape.</summary>
    public static void All(ReadOnlySpan<float> notes, ReadOnlySpan<float> bass, Span<float> posterior) =>
        Match(notes, bass, posterior, ShapeCount);

    private static void Match(ReadOnlySpan<float> notes, ReadOnlySpan<float> bass, Span<float> posterior, int shapes)
    {
        var best = float.MinValue;
        for (var s = 0; s < shapes; s++)
        {
            var shape = Shapes[s];
            var length = MathF.Sqrt(shape.Length);
            for (var root = 0; root < 12; root++)
            {
                var match = 0f;
                foreach (var interval in shape)
                {
                    match += notes[(root + interval) % 12];
                }

                var score = Steepness * ((match / length) + (BassWeight * bass[root]));
                posterior[(s * 12) + root] = score;
                best = Math.Max(best, score);
            }
        }

        var sum = 0f;
        for (var i = 0; i < shapes * 12; i++)
        {
            posterior[i] = MathF.Exp(posterior[i] - best);
            sum += posterior[i];
        }

        for (var i = 0; i < shapes * 12; i++)
        {
            posterior[i] /= sum;
        }
    }
}
