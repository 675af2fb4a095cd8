using System.ComponentModel;
using AceData.Requests;

namespace AceData.Datasets.Dialects.Exporting;

/// <summary>Everything that can be said about one export.</summary>
public sealed record ExportSongsRequest
{
    [Description("Songs or folders of songs (with all folders below). Default: data/audio of the data folder.")]
    [RequestOption("--data_dir", IsArgument = true)]
    public IReadOnlyList<string> Inputs { get; init; } = [];

    [Description("For which program: v1 (ACE-Step 1), ace-step15-json (one dataset.json), ace-step15 (files beside songs), side-step, ai-toolkit, musubi; csv and jsonl for spreadsheets and scripts.")]
    public required DialectName To { get; init; }

    [Description("Folder to write to, or for one file its name. Default: beside the songs.")]
    public string? Output { get; init; }

    [Description("The folder that holds data/ and .acedata/. Default: the current folder.")]
    public string? DataRoot { get; init; }

    [Description("Vocabulary that says which tags are genres: a name (default, hiphop) or a moods.md file.")]
    [RequestOption("--moods_file")]
    public string? Preset { get; init; }

    [Description("Name of the set. Default: the name of the folder of the songs.")]
    public string? Name { get; init; }

    [Description("The word that calls what is trained, for songs that have none of their own.")]
    public string? CustomTag { get; init; }

    [Description("Where the custom tag stands: before the caption, after it, or in its place (ace-step15-json).")]
    public TagPosition TagPosition { get; init; }

    [Description("Write over files that a person wrote; each is kept beside as .bak.")]
    public bool Replace { get; init; }
}
