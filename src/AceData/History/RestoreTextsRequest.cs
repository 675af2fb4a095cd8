using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AceData.Files;
using AceData.Requests;

namespace AceData.History;

/// <summary>Which texts to bring back.</summary>
public sealed record RestoreTextsRequest
{
    /// <summary>The question before several files are written.</summary>
    public const string AskMany = "ASK-RESTORE";

    [Description("Text files, songs, or folders of songs (with all folders below).")]
    [RequestOption("--input_dir", "--file", IsArgument = true)]
    public IReadOnlyList<string> Inputs { get; init; } = [];

    [Description("The folder that holds data/ and .acedata/. Default: the current folder.")]
    public string? DataRoot { get; init; }

    [Description("Which texts of the named songs: prompt ({song}_prompt.txt), lyrics ({song}_lyrics.txt) or lyrics15 ({song}.lyrics.txt). Only needed where several have earlier texts.")]
    public SideCarKind? Kind { get; init; }

    [Description("The number of the text to bring back, as the history shows it; for one file. Default: the text before the present one.")]
    [Range(1, int.MaxValue)]
    public int? Revision { get; init; }

    [Description("Answer yes to every question, for scripts.")]
    [RequestOption("-y")]
    public bool Yes { get; init; }

    [Description($"Answer yes to one question, by its code: {AskMany}.")]
    [AllowedValues(AskMany)]
    public IReadOnlyList<string> Accept { get; init; } = [];
}
