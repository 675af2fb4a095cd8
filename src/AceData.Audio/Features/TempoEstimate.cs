namespace AceData.Audio.Features;

/// <summary>The tempo of a song as it was measured.</summary>
/// <param name="BeatsPerMinute">Tempo in beats per minute, not rounded; 30…300.</param>
/// <param name="Confidence">Calibrated probability (0…1) that the tempo is right within 4 %.</param>
/// <param name="Alternatives">Other readings, best first (half, double, a third …); never holds the tempo itself.</param>
/// <param name="IsStable">False where the tempo wanders or changes (rubato): the value is then the median.</param>
public sealed record TempoEstimate(
    double BeatsPerMinute,
    double Confidence,
    IReadOnlyList<TempoAlternative> Alternatives,
    bool IsStable)
{
    /// <summary>Tempo as a whole number, the form of the <c>NNN bpm</c> tag.</summary>
    public int Rounded => (int)Math.Round(BeatsPerMinute, MidpointRounding.AwayFromZero);
}

/// <summary>Another reading of the same pulse, such as half or double the tempo.</summary>
/// <param name="BeatsPerMinute">Tempo in beats per minute, not rounded.</param>
/// <param name="Confidence">Probability (0…1) that this reading is the right one.</param>
public sealed record TempoAlternative(double BeatsPerMinute, double Confidence);
