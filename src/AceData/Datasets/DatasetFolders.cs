using System.ComponentModel;
using AceData.Audio;
using AceData.Files;
using AceData.Settings;

namespace AceData.Datasets;

/// <summary>The four folders on the way from songs to a training set, each with its usual place below the data folder.</summary>
public sealed record DatasetFolders
{
    [Description("Songs with their tags and lyrics. Default: data/audio.")]
    public string? DataDir { get; init; }

    [Description("Where Convert writes the data set. Default: data/data_sets/jsons_sets.")]
    public string? OutputName { get; init; }

    [Description("The data set that Create reads. Default: data/data_sets/jsons_sets.")]
    public string? InputName { get; init; }

    [Description("Where Create writes the training set. Default: data/data_sets/train_set.")]
    public string? OutputDir { get; init; }

    /// <summary>The usual places, relative to the data folder, as they are written in the original's forms.</summary>
    public static DatasetFolders Usual { get; } = new()
    {
        DataDir = "data/audio",
        OutputName = "data/data_sets/jsons_sets",
        InputName = "data/data_sets/jsons_sets",
        OutputDir = "data/data_sets/train_set",
    };

    /// <summary>The folders as full paths; a field that is empty means its usual place.</summary>
    /// <param name="root">What relative paths start from.</param>
    /// <exception cref="AceDataException">PATH-BAD: what was typed is no path on this computer.</exception>
    public DatasetFolders Resolve(DataRoot root) => new()
    {
        DataDir = Full(root, DataDir, Usual.DataDir!),
        OutputName = Full(root, OutputName, Usual.OutputName!),
        InputName = Full(root, InputName, Usual.InputName!),
        OutputDir = Full(root, OutputDir, Usual.OutputDir!),
    };

    private static string Full(DataRoot root, string? typed, string usual)
    {
        var path = TypedPath.Of(typed) ?? usual;
        if (path.StartsWith(@"\\", StringComparison.Ordinal) || path.Contains('\0'))
        {
            return PathGuard.Full(path);
        }

        return Path.TrimEndingDirectorySeparator(PathGuard.Full(Path.Combine(root.Folder, path)));
    }
}
