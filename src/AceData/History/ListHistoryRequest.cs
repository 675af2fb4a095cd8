using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AceData.Files;
using AceData.Requests;

namespace AceData.History;

/// <summary>Which earlier texts to show.</summary>
public sealed record ListHistoryRequest
{
    [Description("Songs, their text files, or folders of songs (with all folders below).")]
    [RequestOption("--input_dir", "--file", IsArgument = true)]
    public IReadOnlyList<string> Inputs { get; init; } = [];

    [Description("The folder that holds data/ and .acedata/. Default: the current folder.")]
    public string? DataRoot { get; init; }

    [Description("Only these texts: prompt ({song}_prompt.txt), lyrics ({song}_lyrics.txt) or lyrics15 ({song}.lyrics.txt). Default: all.")]
    public SideCarKind? Kind { get; init; }

    [Description("Show the whole text of one revision, by its number.")]
    [Range(1, int.MaxValue)]
    public int? Revision { get; init; }
}
