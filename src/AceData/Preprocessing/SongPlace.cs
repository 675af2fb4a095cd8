using AceData.Audio;
using AceData.Datasets;
using AceData.Files;
using AceData.Settings;

namespace AceData.Preprocessing;

/// <summary>
/// Finds the audio file of a row. Sets made here name songs relative to the data folder; those of the Python tool by full paths of the computer where they were made, often of Windows.
/// </summary>
/// <param name="root">What relative names start from.</param>
/// <param name="audioRoot">Full path of the folder that holds the songs now; null when they are where the set says.</param>
public sealed class SongPlace(DataRoot root, string? audioRoot)
{
    /// <summary>Full path of the file; it need not be there, unless <paramref name="fileName"/> is of another system or a folder was named for the songs.</summary>
    /// <param name="fileName">As the row has it.</param>
    /// <exception cref="AceDataException">AUDIO-ELSEWHERE, or it is no path that may be opened.</exception>
    public string Find(string fileName)
    {
        if (string.IsNullOrWhiteSpace(fileName))
        {
            throw new AceDataException(PreprocessCodes.Elsewhere, "The data set does not say where the sound of this song is. Convert the songs again.");
        }

        if (!IsForeign(fileName))
        {
            var path = PathGuard.Full(Path.Combine(root.Folder, Native(fileName)));
            if (audioRoot is null || File.Exists(path))
            {
                return path;
            }
        }
        else if (audioRoot is null)
        {
            throw new AceDataException(PreprocessCodes.Elsewhere, $"The data set was made on another computer, where the song was '{FileNames.Printable(fileName)}'. Say in which folder the songs are here with --audio-root.");
        }

        return Below(audioRoot, fileName)
            ?? throw new AceDataException(PreprocessCodes.Elsewhere, $"'{FileNames.Printable(fileName)}' is not in '{audioRoot}', neither with its folders nor by its name alone. Copy the song there, or correct --audio-root.");
    }

    /// <summary>What a song is called where its file may be missing: its full path if there is one, else the name in the data set.</summary>
    public string NameOf(DataSetRow row)
    {
        try
        {
            return Find(row.FileName);
        }
        catch (AceDataException)
        {
            return row.FileName;
        }
    }

    /// <summary>A full path of the other system, or of another computer in the network.</summary>
    private static bool IsForeign(string path) =>
        path.StartsWith(@"\\", StringComparison.Ordinal)
        || (OperatingSystem.IsWindows() ? path.StartsWith('/') : path is [(>= 'A' and <= 'Z') or (>= 'a' and <= 'z'), ':', '\\' or '/', ..]);

    // A backslash may stand in a name on Linux, but only a file that is there can have one.
    private string Native(string fileName) => File.Exists(Path.Combine(root.Folder, fileName)) ? fileName : fileName.Replace('\\', Path.DirectorySeparatorChar);

    // The more of its folders are the same, the surer it is that song: of two songs of one name the right one is found.
    private static string? Below(string folder, string fileName)
    {
        var parts = fileName.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries).Where(part => part is not ("." or "..") && !part.EndsWith(':')).ToArray();
        for (var from = 0; from < parts.Length; from++)
        {
            var path = PathGuard.Inside(folder, Path.Combine([folder, .. parts[from..]]));
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
