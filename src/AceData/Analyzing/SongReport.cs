using System.Text.Json.Serialization;
using AceData.Audio;
using AceData.Audio.Features;

namespace AceData.Analyzing;

/// <summary>What was measured in one song: one line of <c>analyze --json</c>.</summary>
/// <param name="File">The path as it was given.</param>
/// <param name="DurationSeconds">Length in seconds; null when the file could not be read.</param>
/// <param name="Tempo">The tempo, or null where there is none.</param>
/// <param name="Key">The key, or null where there is no tonal content.</param>
/// <param name="Warnings">Sentences about what is odd: short, silent, clipped, damaged.</param>
/// <param name="Error">Why the file could not be measured, else null.</param>
public sealed record SongReport(
    string File,
    [property: JsonPropertyName("duration_s")] double? DurationSeconds,
    TempoReport? Tempo,
    KeyReport? Key,
    IReadOnlyList<string> Warnings,
    ErrorReport? Error)
{
    /// <summary>What a person should look at again, for tables; the numbers behind it are in the report.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> SecondLook { get; init; } = [];
}

/// <summary>The tempo in a report.</summary>
/// <param name="Bpm">Whole beats per minute.</param>
/// <param name="Exact">Beats per minute, two decimals.</param>
/// <param name="Confidence">Probability (0…1) that it is right.</param>
/// <param name="Alternatives">Other readings, best first.</param>
/// <param name="Stable">False where the tempo wanders.</param>
public sealed record TempoReport(int Bpm, double Exact, double Confidence, IReadOnlyList<TempoAlternativeReport> Alternatives, bool Stable)
{
    public static TempoReport? From(TempoEstimate? tempo) => tempo is null ? null : new(
        tempo.Rounded,
        Math.Round(tempo.BeatsPerMinute, 2),
        Math.Round(tempo.Confidence, 3),
        [.. tempo.Alternatives.Select(a => new TempoAlternativeReport((int)Math.Round(a.BeatsPerMinute, MidpointRounding.AwayFromZero), Math.Round(a.Confidence, 3)))],
        tempo.IsStable);
}

/// <summary>Another reading of the tempo in a report.</summary>
public sealed record TempoAlternativeReport(int Bpm, double Confidence);

/// <summary>The key in a report.</summary>
/// <param name="Mode"><c>major</c> or <c>minor</c>.</param>
/// <param name="Tonic">Pitch class with sharps.</param>
/// <param name="Confidence">Probability (0…1) that tonic and mode are right.</param>
/// <param name="PMinor">Probability (0…1) of minor.</param>
public sealed record KeyReport(string Mode, string Tonic, double Confidence, [property: JsonPropertyName("p_minor")] double PMinor)
{
    /// <summary>The key as musicians write it, for tables: <c>Bb major</c>.</summary>
    [JsonIgnore]
    public string Name { get; init; } = "";

    public static KeyReport? From(KeyEstimate? key) => key is null ? null : new(
        key.Mode == KeyMode.Minor ? "minor" : "major",
        key.Tonic,
        Math.Round(key.Confidence, 3),
        Math.Round(key.MinorProbability, 3))
    {
        Name = key.Name,
    };
}

/// <summary>Why something failed.</summary>
/// <param name="Code">Stable code, such as <c>AUDIO-BAD</c>.</param>
/// <param name="Message">Whole sentences.</param>
public sealed record ErrorReport(string Code, string Message)
{
    public static ErrorReport From(AceDataException exception) => new(exception.Code, exception.Message);
}
