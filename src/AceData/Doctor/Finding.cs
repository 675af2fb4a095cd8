using System.Text.Json.Serialization;
using AceData.Audio;
using AceData.Audio.Decoding;
using AceData.Requests;

namespace AceData.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="State">Good, worth a note, or bad.</param>
/// <param name="What">What it is about: one or two words.</param>
/// <param name="Found">What was found.</param>
/// <param name="Advice">What to do; null when nothing.</param>
public sealed record Finding(FindingState State, string What, string Found, string? Advice)
{
    /// <summary>What does not work, with what to do about it.</summary>
    public static Finding Of(string what, AceDataException exception) => new(FindingState.Bad, what, exception.Message, Advise(exception.Code));

    private static string Advise(string code) => code.Split('-')[0] switch
    {
        "FFMPEG" or "PROGRAM" => $"{FfmpegLocator.HowToInstall}, then: {CommandHint.Of("doctor")}",
        "CONFIG" => "Correct the file at the place named, or remove it to use the shipped one.",
        "SETTINGS" => "Correct the file at the place named, or delete it to have the defaults again.",
        "SERVER" or "ENGINE" => "Start the model server, or correct its address (--server, or server_address of the settings). docs/engines.md says how.",
        "DATA" or "PATH" => "Check the spelling of --data-root.",
        _ => $"What was found says what is in the way; remove that and look again: {CommandHint.Of("doctor")}",
    };
}

/// <summary>How a thing is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingState>))]
public enum FindingState
{
    /// <summary>It works.</summary>
    [JsonStringEnumMemberName("ok")]
    Good,

    /// <summary>It works, or is not needed, but something could be better.</summary>
    [JsonStringEnumMemberName("note")]
    Note,

    /// <summary>Something needed does not work.</summary>
    [JsonStringEnumMemberName("problem")]
    Bad,
}
