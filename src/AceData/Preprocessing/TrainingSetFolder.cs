using AceData.Audio;
using AceData.Files;
using AceData.Samples;

namespace AceData.Preprocessing;

/// <summary>The folder of training samples: one file a song and nothing else, since the original trainer takes every file for a sample.</summary>
public static class TrainingSetFolder
{
    /// <summary>What the names of samples end with.</summary>
    public const string Extension = ".hdf5";

    /// <summary>Samples in a folder by key, and the names of what else lies there; temporary files of our own are no part of it.</summary>
    /// <param name="folder">Full path; it need not exist.</param>
    public static (IReadOnlyList<string> Keys, IReadOnlyList<string> Strangers) Look(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return ([], []);
        }

        var names = new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(entry => !TempFiles.IsOurs(entry.Name)).ToLookup(entry => entry is FileInfo && entry.Extension == Extension, entry => entry.Name);
        return ([.. names[true].Select(name => name[..^Extension.Length]).Order(StringComparer.Ordinal)], [.. names[false].Order(StringComparer.Ordinal)]);
    }

    /// <summary>Refuses a folder that holds other things and no sample: that is somebody's music, not a training set with a stray file.</summary>
    /// <param name="folder">Full path; it need not exist.</param>
    /// <exception cref="AceDataException">FOLDER-OCCUPIED.</exception>
    internal static void RequireFree(string folder)
    {
        if (File.Exists(folder))
        {
            throw new AceDataException(FileCodes.FolderOccupied, $"'{folder}' is a file, not a folder. Choose another name for the output.");
        }

        var (keys, strangers) = Look(folder);
        if (keys.Count == 0 && strangers.Count > 0)
        {
            throw new AceDataException(FileCodes.FolderOccupied, $"'{folder}' holds other things ('{FileNames.Printable(strangers[0])}'), so it was left as it is. Choose a new or an empty folder for the output.");
        }
    }

    /// <summary>Whether AceData made a sample.</summary>
    /// <param name="path">Full path.</param>
    internal static bool IsOurs(string path)
    {
        try
        {
            using var reader = new TrainingSampleReader(path);
            return SampleNotes.Of(reader.Notes) is not null;
        }
        catch (AceDataException)
        {
            return false;
        }
    }

    /// <summary>Deletes a sample; false where that is not allowed.</summary>
    /// <param name="path">Full path.</param>
    internal static bool TryDelete(string path)
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
