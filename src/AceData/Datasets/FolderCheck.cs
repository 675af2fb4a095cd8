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
    public static IReadOnlyList<FolderFinding> Run(DatasetFolders folders, DataRoot root, CancellationToken cancellationToken) => Guarded(() =>
    {
        var full = folders.Resolve(root);
        List<FolderFinding> findings = [Songs(full.DataDir!, ScanOf(full.DataDir!, cancellationToken)), DataSetOutput(full.OutputName!)];
        if (!string.Equals(full.InputName, full.OutputName, StringComparison.Ordinal))
        {
            findings.Add(new FolderFinding(FolderTopic.DataSetsDiffer, FindingState.Note, full.InputName!, 0));
        }

        findings.Add(Directory.Exists(full.InputName)
            ? new FolderFinding(FolderTopic.DataSetThere, FindingState.Good, full.InputName!, 0)
            : new FolderFinding(FolderTopic.DataSetMissing, FindingState.Note, full.InputName!, 0));
        findings.Add(Output(FolderTopic.TrainSetOutput, full.OutputDir!, name => name.EndsWith(".hdf5", StringComparison.OrdinalIgnoreCase)));
        findings.AddRange(new[] { full.DataDir!, full.OutputName!, full.OutputDir! }
            .Where(path => path.Length > LongestWindowsPath)
            .Select(path => new FolderFinding(FolderTopic.PathLong, OperatingSystem.IsWindows() ? FindingState.Bad : FindingState.Note, path, path.Length)));
        return findings;
    });

    /// <summary>Looks at the two folders of Convert; changes nothing.</summary>
    /// <param name="folders">As typed.</param>
    /// <param name="root">What relative paths start from.</param>
    /// <param name="scan">What is in the first one, where somebody has looked already; null when it is not there.</param>
    public static IReadOnlyList<FolderFinding> ForConvert(DatasetFolders folders, DataRoot root, ScanResult? scan) => Guarded(() =>
    {
        var full = folders.Resolve(root);
        return [Songs(full.DataDir!, scan), DataSetOutput(full.OutputName!)];
    });

    /// <summary>The songs of a folder, and what is wrong with some; null when there is no such folder.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static ScanResult? ScanOf(string folder, CancellationToken cancellationToken)
    {
        try
        {
            return Directory.Exists(folder) ? SongScanner.Scan([folder], folder, cancellationToken) : null;
        }
        catch (AceDataException)
        {
            // It was taken away between two looks.
            return null;
        }
    }

    private static IReadOnlyList<FolderFinding> Guarded(Func<IReadOnlyList<FolderFinding>> look)
    {
        try
        {
            return look();
        }
        catch (AceDataException e)
        {
            return [new FolderFinding(FolderTopic.Path, FindingState.Bad, e.Message, 0)];
        }
    }

    // What is not of a data set there is somebody's, and Convert would refuse at its end.
    private static FolderFinding DataSetOutput(string folder)
    {
        var output = Output(FolderTopic.DataSetOutput, folder, DataSetWriter.IsName);
        return output.Topic == FolderTopic.Strangers ? output with { Topic = FolderTopic.Occupied, State = FindingState.Bad } : output;
    }

    private static FolderFinding Songs(string folder, ScanResult? scan)
    {
        if (File.Exists(folder))
        {
            return new FolderFinding(FolderTopic.IsFile, FindingState.Bad, folder, 0);
        }

        // As the check counts them: those that cannot be read lie there, too.
        return scan is null ? new FolderFinding(FolderTopic.SongsMissing, FindingState.Bad, folder, 0)
            : scan.Songs.Count == 0 ? new FolderFinding(FolderTopic.NoSongs, FindingState.Bad, folder, 0)
            : new FolderFinding(FolderTopic.Songs, FindingState.Good, folder, scan.Songs.Count + UnopenedSongs.Count(scan.Problems));
    }

    private static FolderFinding Output(FolderTopic topic, string folder, Func<string, bool> belongs)
    {
        var nearest = Folders.Nearest(folder);
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
            return new FolderFinding(FolderTopic.Path, FindingState.Bad, FileMessages.WhileReading(folder, PortableFileOps.Translate("read", folder, e)).Message, 0);
        }
    }
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
    /// <summary>What was typed is no path, or the folder cannot be looked into.</summary>
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

    /// <summary>The folder of the data set holds other things, and is not replaced.</summary>
    Occupied,

    /// <summary>The folder cannot be written.</summary>
    NotWritable,

    /// <summary>The path is longer than Windows programs allow.</summary>
    PathLong,
}
