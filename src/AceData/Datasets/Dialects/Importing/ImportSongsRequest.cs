using System.ComponentModel;
using AceData.Requests;

namespace AceData.Datasets.Dialects.Importing;

/// <summary>Everything that can be said about one import.</summary>
public sealed record ImportSongsRequest
{
    [Description("Songs or folders of songs (with all folders below). Default: data/audio of the data folder.")]
    [RequestOption("--data_dir", IsArgument = true)]
    public IReadOnlyList<string> Inputs { get; init; } = [];

    [Description("From which program: v1 (ACE-Step 1), ace-step15-json (one dataset.json), ace-step15 (files beside songs), side-step, ai-toolkit, musubi; csv and jsonl from spreadsheets and scripts.")]
    public required DialectName From { get; init; }

    [Description("The file to read, or the folder with the files. Default: beside the songs.")]
    public string? Source { get; init; }

    [Description("The folder that holds data/ and .acedata/. Default: the current folder.")]
    public string? DataRoot { get; init; }

    [Description("Vocabulary that says where tempo and key stand among the tags: a name (default, hiphop) or a moods.md file.")]
    [RequestOption("--moods_file")]
    public string? Preset { get; init; }

    [Description("Replace tags and lyrics that a person wrote, too. The history keeps what stood there, and it is one step that can be undone.")]
    public bool Replace { get; init; }
}
