using AceData.Audio;

namespace AceData.Files;

/// <summary>Makes folders of the program.</summary>
public static class Folders
{
    /// <summary>Makes the folder, and those above it, unless it is there.</summary>
    /// <exception cref="AceDataException">It cannot be made.</exception>
    public static void Make(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileMessages.WhileWriting(folder, PortableFileOps.Translate("mkdir", folder, e));
        }
    }
}
