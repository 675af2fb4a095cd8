namespace AceData.Audio.Analysis;

/// <summary>How loud a song is from moment to moment.</summary>
/// <param name="SumsOfSquares">Sum of the squared samples of each window of <see cref="WindowSeconds"/>; the last one may be shorter.</param>
/// <param name="DurationSeconds">Length of the song in seconds.</param>
public sealed record LevelEnvelope(float[] SumsOfSquares, double DurationSeconds)
{
    /// <summary>Length of a window in seconds.</summary>
    public const double WindowSeconds = 0.25;

    /// <summary>An envelope that was kept as steps, up to a common factor.</summary>
    public static LevelEnvelope FromSteps(ReadOnlySpan<byte> steps, double durationSeconds)
    {
        var sums = new float[steps.Length];
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = steps[i] == byte.MaxValue ? 0f : (float)Math.Pow(10, -steps[i] / 20.0);
        }

        return new LevelEnvelope(sums, durationSeconds);
    }

    /// <summary>The envelope in a byte a window: half decibels below the loudest one, 255 for silence.</summary>
    public byte[] ToSteps()
    {
        var loudest = SumsOfSquares.Length == 0 ? 0 : SumsOfSquares.Max();
        return [.. SumsOfSquares.Select(sum => sum <= 0 || loudest <= 0 ? byte.MaxValue : (byte)Math.Clamp(Math.Round(-20 * Math.Log10(sum / loudest)), 0, 255))];
    }
}
