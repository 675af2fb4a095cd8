using AceData.Audio;
using AceData.Doctor;
using AceData.Files;
using AceData.Library;
using AceData.Settings;

namespace AceData.Datasets;

/// <summary>Looks at the four folders before anything is started, and says what would go wrong.</summary>
public static class FolderCheck
{
    private const int LongestWindowsPath = 240;

    /// <summary>Looks at each folder; changes nothing.</summary>
    /// <param name="folders">As typed.</param>
    /// <param name="root">What relative paths start from.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>One finding for each thing worth a line, in the order of the fields.</returns>
    public static IEnumerable<FolderFinding> Run(DatasetFolders folders, DataRoot root, CancellationToken cancellationToken)
    {
        DatasetFolders? full = null;
        AceDataException? refusal = null;
        try
        {
            full = folders.Resolve(root);
        }
        catch (AceDataException e)
        {
            refusal = e;
        }

        if (full is null)
        {
            yield return new FolderFinding(FolderTopic.Path, FindingState.Bad, refusal!.Message, 0);
            yield break;
        }

        yield return Songs(full.DataDir!, cancellationToken);
        yield return Output(FolderTopic.DataSetOutput, full.OutputName!, IsOfDataSet);
        if (!string.Equals(full.InputName, full.OutputName, StringComparison.Ordinal))
        {
            yield return new FolderFinding(FolderTopic.DataSetsDiffer, FindingState.Note, full.InputName!, 0);
        }

        yield return Directory.Exists(full.InputName)
            ? new FolderFinding(FolderTopic.DataSetThere, FindingState.Good, full.InputName!, 0)
            : new FolderFinding(FolderTopic.DataSetMissing, FindingState.Note, full.InputName!, 0);
        yield return Output(FolderTopic.TrainSetOutput, full.OutputDir!, name => name.EndsWith(".hdf5", StringComparison.OrdinalIgnoreCase));
        foreach (var path in new[] { full.DataDir!, full.OutputName!, full.OutputDir! }.Where(path => path.Length > LongestWindowsPath))
        {
            yield return new FolderFinding(FolderTopic.PathLong, OperatingSystem.IsWindows() ? FindingState.Bad : FindingState.Note, path, path.Length);
        }
    }

    private static FolderFinding Songs(string folder, CancellationToken cancellationToken)
    {
        if (File.Exists(folder))
        {
            return new FolderFinding(FolderTopic.IsFile, FindingState.Bad, folder, 0);
        }

        if (!Directory.Exists(folder))
        {
            return new FolderFinding(FolderTopic.SongsMissing, FindingState.Bad, folder, 0);
        }

        var scan = SongScanner.Scan([folder], folder, cancellationToken);
        return scan.Songs.Count == 0
            ? new FolderFinding(FolderTopic.NoSongs, FindingState.Bad, folder, 0)
            : new FolderFinding(FolderTopic.Songs, FindingState.Good, folder, scan.Songs.Count);
    }

    private static FolderFinding Output(FolderTopic topic, string folder, Func<string, bool> belongs)
    {
        // What is not there yet is made in the nearest folder that is.
        var nearest = folder;
        while (!Path.Exists(nearest) && Path.GetDirectoryName(nearest) is { } parent)
        {
            nearest = parent;
        }

        if (!Directory.Exists(nearest))
        {
            return new FolderFinding(FolderTopic.IsFile, FindingState.Bad, nearest, 0);
        }

        if (WriteAccess.FolderObjection(nearest) is { } objection)
        {
            return new FolderFinding(FolderTopic.NotWritable, FindingState.Bad, objection, 0);
        }

        if (nearest != folder)
        {
            return new FolderFinding(topic, FindingState.Good, folder, 0);
        }

        try
        {
            var strangers = Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Count(name => !TempFiles.IsOurs(name) && !belongs(name));
            return strangers == 0
                ? new FolderFinding(topic, FindingState.Good, folder, 0)
                : new FolderFinding(FolderTopic.Strangers, FindingState.Note, folder, strangers);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FolderFinding(FolderTopic.NotWritable, FindingState.Bad, $"{folder}: {e.Message}", 0);
        }
    }

    private static bool IsOfDataSet(string name) =>
        name is "dataset_info.json" or "state.json" or "dataset_dict.json" || name.EndsWith(".arrow", StringComparison.OrdinalIgnoreCase);
}

/// <summary>One line about a folder.</summary>
/// <param name="Topic">What it says.</param>
/// <param name="State">Good, worth a note, or in the way.</param>
/// <param name="Detail">The folder, or the whole reason.</param>
/// <param name="Count">Songs, foreign files or characters; 0 where there is nothing to count.</param>
public sealed record FolderFinding(FolderTopic Topic, FindingState State, string Detail, int Count);

/// <summary>What is said of a folder.</summary>
public enum FolderTopic
{
    /// <summary>What was typed is no path.</summary>
    Path,

    /// <summary>Songs were found.</summary>
    Songs,

    /// <summary>The folder of songs is not there.</summary>
    SongsMissing,

    /// <summary>It holds no songs.</summary>
    NoSongs,

    /// <summary>A file has the name of the folder.</summary>
    IsFile,

    /// <summary>The data set can be written.</summary>
    DataSetOutput,

    /// <summary>Create would read another data set than Convert writes.</summary>
    DataSetsDiffer,

    /// <summary>The data set to read is there.</summary>
    DataSetThere,

    /// <summary>It is not there yet.</summary>
    DataSetMissing,

    /// <summary>The training set can be written.</summary>
    TrainSetOutput,

    /// <summary>Files that do not belong there lie in an output folder.</summary>
    Strangers,

    /// <summary>The folder cannot be written.</summary>
    NotWritable,

    /// <summary>The path is longer than Windows programs allow.</summary>
    PathLong,
}
