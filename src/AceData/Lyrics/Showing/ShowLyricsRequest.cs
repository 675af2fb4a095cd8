using System.ComponentModel;
using AceData.Requests;

namespace AceData.Lyrics.Showing;

/// <summary>Which lyrics to show.</summary>
public sealed record ShowLyricsRequest
{
    [Description("Songs or their lyrics files.")]
    [RequestOption("--input_dir", "--file", IsArgument = true)]
    public IReadOnlyList<string> Inputs { get; init; } = [];

    [Description("The folder that holds data/ and .acedata/. Default: the current folder.")]
    public string? DataRoot { get; init; }
}
