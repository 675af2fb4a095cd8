using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AceData.Requests;

namespace AceData.Analyzing;

/// <summary>Everything that can be said about measuring songs.</summary>
public sealed record AnalyzeSongsRequest
{
    [Description("Songs or folders of songs (with all folders below).")]
    [RequestOption(IsArgument = true)]
    public IReadOnlyList<string> Inputs { get; init; } = [];

    [Description("The folder whose settings count (.acedata/settings.json). Default: the current folder.")]
    public string? DataRoot { get; init; }

    [Range(1, 256)]
    [Description("Songs that are measured at the same time. Default: one per processor core, at most 8.")]
    public int? Workers { get; init; }
}
