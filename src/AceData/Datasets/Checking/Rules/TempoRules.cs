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
            yield return CheckFinding.Say(CheckCodes.TempoMissing, song.File, [measured is null
                ? FindingSentence.Of("TEMPO-MISSING", $"It has no tempo tag.")
                : FindingSentence.Of("TEMPO-MISSING.Measured", $"It has no tempo tag; {measured.Rounded} bpm was measured.")]);
            yield break;
        }

        // What a person set or holds fast was listened to.
        if (measured is null || IsByPerson(song, TagLine.TempoCategory) || IsNear(written, measured.BeatsPerMinute))
        {
            yield break;
        }

        if (IsNear(written * 2.0, measured.BeatsPerMinute))
        {
            yield return CheckFinding.Say(CheckCodes.TempoOctave, song.File, [FindingSentence.Of("TEMPO-OCTAVE.Half", $"The tags say {written} bpm, half of the {measured.Rounded} bpm that was measured ({measured.Confidence:P0} sure). Tap along to hear which it is.")]);
        }
        else if (IsNear(written / 2.0, measured.BeatsPerMinute))
        {
            yield return CheckFinding.Say(CheckCodes.TempoOctave, song.File, [FindingSentence.Of("TEMPO-OCTAVE.Twice", $"The tags say {written} bpm, twice the {measured.Rounded} bpm that was measured ({measured.Confidence:P0} sure). Tap along to hear which it is.")]);
        }
        else if (BpmChoice.LevelOf(measured) == ConfidenceLevel.High)
        {
            yield return CheckFinding.Say(CheckCodes.TempoFar, song.File, $"The tags say {written} bpm; {measured.Rounded} bpm was measured ({measured.Confidence:P0} sure).");
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
            yield return CheckFinding.Say(CheckCodes.KeyMissing, song.File, $"It has no key tag; {mode} was measured.");
        }
        else if (song.Line.Mode != mode && probability >= SureMode && !IsByPerson(song, "key"))
        {
            yield return CheckFinding.Say(CheckCodes.KeyMismatch, song.File, $"The tags say {song.Line.Mode} key; {mode} was measured ({probability:P0} sure).");
        }
    }

    private static bool IsByPerson(CheckedSong song, string category) =>
        song.Row.Tags.Any(tag => tag.Category == category && (tag.IsLocked || tag.Source == ValueSource.Person));

    private static bool IsNear(double a, double b) => Math.Abs(a - b) <= Tolerance * b;
}
