namespace AceData.Audio.Analysis;

/// <summary>How loud a song is from moment to moment.</summary>
/// <param name="SumsOfSquares">Sum of the squared samples of each window of <see cref="WindowSeconds"/>; the last one may be shorter.</param>
/// <param name="DurationSeconds">Length of the song in seconds.</param>
public sealed record LevelEnvelope(float[] SumsOfSquares, double DurationSeconds)
{
    /// <summary>Length of a window in seconds.</summary>
    public const double WindowSeconds = 0.25;
}
