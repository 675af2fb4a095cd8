using AceData.Files;

namespace AceData.Listening;

/// <summary>A folder of files that can be made again, each named by the fingerprint of its song. When they grow too large together, those not used for longest go.</summary>
/// <param name="folder">Full path; made when it is needed.</param>
/// <param name="extension">With its dot.</param>
/// <param name="limit">Bytes of all files together.</param>
/// <param name="time">The clock of last uses.</param>
internal sealed class CacheFolder(string folder, string extension, long limit, TimeProvider time)
{
    /// <summary>Full path of a song's file, made or not.</summary>
    public string PathOf(string fingerprint) => Path.Combine(folder, fingerprint + extension);

    /// <summary>True when the file is there; it counts as used now.</summary>
    public bool Use(string path)
    {
        try
        {
            if (FileSystem.Ops.Look(path) is not { Kind: FileKind.File, Length: > 0 })
            {
                return false;
            }

            File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            // It can be read and not be marked: a folder of someone else.
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Makes the folder and frees room in it.</summary>
    /// <param name="room">Bytes that will be added.</param>
    public void Prepare(long room)
    {
        Folders.Make(folder);
        TempFiles.Sweep(TempFiles.In(folder));
        var total = room;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*" + extension).OrderByDescending(file => file.LastWriteTimeUtc))
        {
            total += file.Length;
            if (total > limit)
            {
                Delete(file.FullName);
            }
        }
    }

    private static void Delete(string path)
    {
        try
        {
            FileSystem.Ops.Delete(path);
        }
        catch (FileFaultException)
        {
            // It is being played (Windows), or another process was quicker: the next time.
        }
    }
}
