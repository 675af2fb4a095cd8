using System.Globalization;
using AceData.Audio.Features;
using AceData.Library;
using AceData.Tagging.Policy;

namespace AceData.Datasets.Checking.Rules;

/// <summary>Whether tempo and key of the tag line agree with what was measured.</summary>
internal static class TempoRules
{
    private const double Tolerance = 0.04;
    private const double SureMode = 0.9;

    public static IEnumerable<CheckFinding> Of(CheckedSong song)
    {
        if (song.Line.Tags.Count == 0 || song.Row.PromptProblem is not null)
        {
            yield break;
        }

        foreach (var finding in Tempo(song, song.Measured?.Tempo).Concat(Key(song, song.Measured?.Key)))
        {
            yield return finding;
        }
    }

    private static IEnumerable<CheckFinding> Tempo(CheckedSong song, TempoEstimate? measured)
    {
        if (song.Line.BeatsPerMinute is not { } written)
        {
            yield return CheckFinding.Of(CheckCodes.TempoMissing, song.File, measured is null ? "It has no tempo tag." : $"It has no tempo tag; {measured.Rounded} bpm was measured.");
            yield break;
        }

        // What a person set or holds fast was listened to.
        if (measured is null || IsByPerson(song, TagLine.TempoCategory) || IsNear(written, measured.BeatsPerMinute))
        {
            yield break;
        }

        var relation = IsNear(written * 2.0, measured.BeatsPerMinute) ? "half of" : IsNear(written / 2.0, measured.BeatsPerMinute) ? "twice" : null;
        if (relation is not null)
        {
            yield return CheckFinding.Of(CheckCodes.TempoOctave, song.File, string.Create(CultureInfo.InvariantCulture, $"The tags say {written} bpm, {relation} the {measured.Rounded} bpm that was measured ({measured.Confidence:P0} sure). Tap along to hear which it is."));
        }
        else if (BpmChoice.LevelOf(measured) == ConfidenceLevel.High)
        {
            yield return CheckFinding.Of(CheckCodes.TempoFar, song.File, string.Create(CultureInfo.InvariantCulture, $"The tags say {written} bpm; {measured.Rounded} bpm was measured ({measured.Confidence:P0} sure)."));
        }
    }

    private static IEnumerable<CheckFinding> Key(CheckedSong song, KeyEstimate? measured)
    {
        if (measured is null)
        {
            yield break;
        }

        var probability = Math.Max(measured.MinorProbability, 1 - measured.MinorProbability);
        var mode = measured.LikelyMode == KeyMode.Minor ? "minor" : "major";
        if (song.Line.Mode is null)
        {
            yield return CheckFinding.Of(CheckCodes.KeyMissing, song.File, $"It has no key tag; {mode} was measured.");
        }
        else if (song.Line.Mode != mode && probability >= SureMode && !IsByPerson(song, "key"))
        {
            yield return CheckFinding.Of(CheckCodes.KeyMismatch, song.File, string.Create(CultureInfo.InvariantCulture, $"The tags say {song.Line.Mode} key; {mode} was measured ({probability:P0} sure)."));
        }
    }

    private static bool IsByPerson(CheckedSong song, string category) =>
        song.Row.Tags.Any(tag => tag.Category == category && (tag.IsLocked || tag.Source == ValueSource.Person));

    private static bool IsNear(double a, double b) => Math.Abs(a - b) <= Tolerance * b;
}
