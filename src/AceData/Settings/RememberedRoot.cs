using System.Text;
using AceData.Audio;
using AceData.Files;

namespace AceData.Settings;

/// <summary>Which data folder this user had open last, in a file of the user; losing it loses nothing else.</summary>
public sealed class RememberedRoot
{
    private const int LongestPath = 32 << 10;
    private readonly string _path;

    /// <param name="path">Full path of the file.</param>
    public RememberedRoot(string path) => _path = path;

    /// <summary>The memory of the user who runs the program.</summary>
    public static RememberedRoot OfUser() => new(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "AceData", "last-data-folder.txt"));

    /// <summary>The folder, if it is still there; else null.</summary>
    public string? Find()
    {
        try
        {
            return TextFile.Read(_path, LongestPath).Text.Trim() is { Length: > 0 } folder && Path.IsPathFullyQualified(folder) && Directory.Exists(folder) ? folder : null;
        }
        catch (AceDataException)
        {
            return null;
        }
    }

    /// <summary>Remembers a folder; where that cannot be written, the next start asks again.</summary>
    public void Keep(string folder)
    {
        try
        {
            Folders.Make(Path.GetDirectoryName(_path)!);
            AtomicFile.Default.Write(new AtomicWrite { Path = _path, Content = Encoding.UTF8.GetBytes(folder + "\n") });
        }
        catch (AceDataException)
        {
            // A convenience is no reason to stop.
        }
    }
}
