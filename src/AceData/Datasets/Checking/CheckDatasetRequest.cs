using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AceData.Requests;

namespace AceData.Datasets.Checking;

/// <summary>Everything that can be said about one check of a data set.</summary>
public sealed record CheckDatasetRequest
{
    [Description("Songs or folders of songs (with all folders below). Default: data/audio of the data folder.")]
    [RequestOption("--data_dir", IsArgument = true)]
    public IReadOnlyList<string> Inputs { get; init; } = [];

    [Description("The folder that holds data/ and .acedata/. Default: the current folder.")]
    public string? DataRoot { get; init; }

    [Description("Vocabulary: a name (default, hiphop) or a moods.md file.")]
    [RequestOption("--moods_file")]
    public string? Preset { get; init; }

    [Description("Limits: a prompts.json. Default: config/prompts.json of the data folder, else the shipped one.")]
    public string? Prompts { get; init; }

    [Description("Look at what was measured before only, and measure no song anew: a matter of seconds.")]
    public bool Quick { get; init; }

    [Description("Mend what can be mended of one code, such as TAG-ORDER; may be given several times. Shows the changes; --write makes them.")]
    public IReadOnlyList<string> Fix { get; init; } = [];

    [Description("Make the changes of --fix. They are one step that can be undone; the history keeps what stood there.")]
    public bool Write { get; init; }

    [Description("Write the report as one HTML page to this file.")]
    public string? Report { get; init; }

    [Range(1, 256)]
    [Description("Songs that are measured at the same time. Default: one per processor core, at most 8.")]
    public int? Workers { get; init; }

    /// <summary>The options by which another check sees the same data folder and judges by the same rules.</summary>
    internal IReadOnlyList<string> SameRules =>
        [.. CommandHint.RootOption(DataRoot), .. Preset is null ? [] : new[] { "--preset", Preset }, .. Prompts is null ? [] : new[] { "--prompts", Prompts }];

    /// <summary>The command that checks the same again, for a message.</summary>
    /// <param name="options">What it is to do besides.</param>
    public string Again(params IEnumerable<string> options) => CommandHint.Of(["check", .. Inputs, .. options, .. SameRules]);
}
