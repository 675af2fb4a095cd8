using System.ComponentModel;
using AceData.Requests;

namespace AceData.Lyrics.FileCleaning;

/// <summary>Everything that can be said about one cleaning of lyrics that are there.</summary>
public sealed record CleanLyricsRequest
{
    [Description("Lyrics files, songs, or folders of songs (with all folders below). Default: data/audio of the data folder.")]
    [RequestOption("--input_dir", "--file", IsArgument = true)]
    public IReadOnlyList<string> Inputs { get; init; } = [];

    [Description("The folder that holds data/ and .acedata/. Default: the current folder.")]
    public string? DataRoot { get; init; }

    [Description("Change the files; without it only the changes are shown. The history keeps what stood there.")]
    public bool Write { get; init; }

    [Description("Guess verses and choruses from repetition where a text has no section headers.")]
    public bool InferStructure { get; init; }
}
