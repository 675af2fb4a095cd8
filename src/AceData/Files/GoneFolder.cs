using AceData.Audio;

namespace AceData.Files;

/// <summary>Tells a file that is gone from a folder that is gone with all its files: a drive was pulled, a folder renamed. The next song would fail the same way.</summary>
internal static class GoneFolder
{
    /// <summary>Looks whether the whole folder is gone when something in it was not found.</summary>
    /// <param name="problem">What a song failed with.</param>
    /// <param name="folder">Full path of the folder that the songs were found in.</param>
    /// <returns>FOLDER-GONE with the name of the folder; null where that is not the reason.</returns>
    public static AceDataException? Behind(AceDataException problem, string folder) =>
        problem.Code is "FILE-GONE" or FileCodes.FileMissing or FileCodes.FolderGone && Is(folder)
            ? new AceDataException(FileCodes.FolderGone, FileMessages.FolderGone(folder), problem)
            : null;

    /// <summary>Whether a folder is gone. Where a disk was mounted, an empty folder stays.</summary>
    public static bool Is(string folder)
    {
        try
        {
            return !Directory.EnumerateFileSystemEntries(folder).Any();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e is IOException;
        }
    }
}
