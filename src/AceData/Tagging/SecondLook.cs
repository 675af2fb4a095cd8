using System.Globalization;
using AceData.Audio.Analysis;
using AceData.Audio.Features;
using AceData.Library;
using AceData.Tagging.Policy;

namespace AceData.Tagging;

/// <summary>What of a measured song a person should look at again, in a few words each; one rule for all verbs.</summary>
public static class SecondLook
{
    /// <summary>An unsure tempo with its second reading, and one that wanders.</summary>
    public static IEnumerable<string> AtTempo(TempoEstimate? tempo)
    {
        if (tempo is { Alternatives: [var other, ..] } && BpmChoice.LevelOf(tempo) == ConfidenceLevel.Low)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"tempo unsure: {tempo.Rounded} or {Math.Round(other.BeatsPerMinute, MidpointRounding.AwayFromZero)}");
        }

        if (tempo is { IsStable: false })
        {
            yield return "tempo wanders";
        }
    }

    /// <summary>A key that may as well be major as minor.</summary>
    public static IEnumerable<string> AtKey(KeyEstimate? key)
    {
        if (key is not null && KeyChoice.IsOpen(key))
        {
            yield return "key unsure";
        }
    }

    /// <summary>Sound that there is too little of, or that is damaged. Clipped songs are left out: loud music is.</summary>
    public static IEnumerable<string> AtSound(IEnumerable<AudioWarning> warnings) => warnings.Select(Short).OfType<string>();

    private static string? Short(AudioWarning warning) => warning.Code switch
    {
        "AUDIO-SHORT" => "too short",
        "AUDIO-SILENT" => "silent",
        "AUDIO-DAMAGED" or "AUDIO-CORRUPT" => "damaged",
        _ => null,
    };
}
