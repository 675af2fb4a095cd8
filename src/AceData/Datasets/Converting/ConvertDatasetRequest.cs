using System.ComponentModel;
using AceData.Requests;

namespace AceData.Datasets.Converting;

/// <summary>Everything that can be said about one conversion of songs into a data set.</summary>
public sealed record ConvertDatasetRequest
{
    /// <summary>What stands for the words of a song that has none: one token of the model.</summary>
    public const string Instrumental = "[inst]";

    [Description("Folder of songs with their tags and lyrics (with all folders below). Default: data/audio.")]
    [RequestOption("--data_dir", IsArgument = true)]
    public string? DataDir { get; init; }

    [Description("Folder of the data set, which is written whole. Default: data/data_sets/jsons_sets.")]
    [RequestOption("--output_name")]
    public string? OutputName { get; init; }

    [Description("The folder that holds data/ and .acedata/. Default: the current folder.")]
    public string? DataRoot { get; init; }

    [Description("Tags for songs without tags, between commas. Without it such a song stops the conversion, for it would be learnt under an empty prompt; an empty text allows just that, as the Python tool does.")]
    public string? DefaultTag { get; init; }

    [Description($"Words for songs without lyrics. Default: {Instrumental}, which the model knows; the Python tool wrote [instrumental].")]
    public string? DefaultLyrics { get; init; }

    [Description("Leave out songs that cannot be learnt from, instead of stopping.")]
    public bool SkipBlocked { get; init; }

    [Description("Replace the earlier data set also when more than half of its songs are not in the new one.")]
    public bool Replace { get; init; }

    /// <summary>A command for the same songs, for a message.</summary>
    /// <param name="command">A command that takes folders of songs, such as <c>check</c>.</param>
    /// <remarks>A folder of a conversion is below the data folder; that of another command below the present one.</remarks>
    public string SongsHint(string command)
    {
        var root = Settings.DataRoot.Resolve(DataRoot, Environment.CurrentDirectory);
        IEnumerable<string> songs = DataDir is null ? [] : [CommandHint.NameOf(Path.Combine(root.Folder, DataDir))];
        return CommandHint.Of([command, .. songs, .. CommandHint.RootOption(DataRoot)]);
    }
}
