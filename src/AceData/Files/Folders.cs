using AceData.Audio;

namespace AceData.Files;

/// <summary>Makes folders of the program.</summary>
public static class Folders
{
    private const string OtherPlace = "choose another place";

    /// <summary>Makes the folder, and those above it, unless it is there.</summary>
    /// <exception cref="AceDataException">It cannot be made.</exception>
    public static void Make(string folder) => Make(folder, folder);

    /// <summary>Makes a folder that messages call by another name, since people never see its own.</summary>
    internal static void Make(string folder, string shown)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileMessages.WhileMaking(shown, Nearest(folder), PortableFileOps.Translate("mkdir", folder, e), OtherPlace);
        }
    }

    /// <summary>Refuses a folder that could not be made or filled, before hours of work are done for it. Makes nothing.</summary>
    /// <param name="folder">Full path; it need not be there.</param>
    /// <param name="otherwise">What else a person can do, as the end of a sentence: <c>choose another folder with --output-dir</c>.</param>
    /// <exception cref="AceDataException">No file can be written there.</exception>
    internal static void RequireUsable(string folder, string otherwise)
    {
        var nearest = Nearest(folder);
        Sweep(nearest);
        if (Probe(nearest) is { } fault)
        {
            throw FileMessages.WhileMaking(folder, nearest, fault, otherwise);
        }
    }

    // One that was killed while it tried left a file.
    private static void Sweep(string folder)
    {
        try
        {
            TempFiles.Sweep(TempFiles.In(folder));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be listed may be writable all the same.
        }
    }

    /// <summary>The folder itself, or the nearest above it that is there: what is not there yet is made in it.</summary>
    internal static string Nearest(string folder)
    {
        while (!Path.Exists(folder) && Path.GetDirectoryName(folder) is { } parent)
        {
            folder = parent;
        }

        return folder;
    }

    /// <summary>Tries to make a file, and takes it away.</summary>
    /// <returns>Why none can be made; null when one can.</returns>
    internal static FileFaultException? Probe(string folder)
    {
        var probe = Path.Combine(folder, TempFiles.NewName());
        try
        {
            using (FileSystem.Ops.Create(probe, like: null, isPrivate: true))
            {
                // That it can be made is all that is asked.
            }

            FileSystem.Ops.Delete(probe);
            return null;
        }
        catch (FileFaultException fault)
        {
            return fault;
        }
    }
}
