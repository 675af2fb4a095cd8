using Microsoft.Win32.SafeHandles;

namespace AceData.Files;

/// <summary>
/// The few calls that a durable write is made of, one system call each, every error reported as
/// <see cref="FileFaultException"/>. Linux calls the C library because the framework swallows the errors of fsync
/// and turns a rename across disks into a copy; tests record the calls or make them fail.
/// </summary>
internal interface IFileOps
{
    /// <summary>Looks at a name without opening it.</summary>
    FileFacts Look(string path);

    /// <summary>Throws when the file may not be written by this user.</summary>
    void RequireWritable(string path);

    /// <summary>The whole file, at most <paramref name="limit"/> bytes and one more.</summary>
    byte[] Read(string path, int limit);

    /// <summary>A new file that no one had; locked while it is open, so that a sweep tells it from litter.</summary>
    /// <param name="path">Full path of the new file.</param>
    /// <param name="like">The file it will replace, whose permissions and owner it takes; null for none.</param>
    /// <param name="isPrivate">True for a file that only its owner may read.</param>
    SafeFileHandle Create(string path, FileFacts? like, bool isPrivate);

    /// <summary>Appends all of it.</summary>
    void Write(SafeFileHandle file, ReadOnlySpan<byte> content);

    /// <summary>Length as the file system sees it, bytes.</summary>
    long Length(SafeFileHandle file);

    /// <summary>Returns when the content lies on the disk.</summary>
    void Sync(SafeFileHandle file);

    /// <summary>Gives the file its final name and closes it.</summary>
    /// <param name="file">The open file.</param>
    /// <param name="from">Its present name.</param>
    /// <param name="to">Its final name, in the same folder.</param>
    /// <param name="replace">False when nothing may have the final name yet; else a fault of kind <see cref="FileFault.Exists"/>.</param>
    void Publish(SafeFileHandle file, string from, string to, bool replace);

    /// <summary>Returns when the names in the folder lie on the disk, or where the system has no such call.</summary>
    void SyncFolder(string folder);

    /// <summary>Gives a folder a name in the same folder that nobody has; else a fault of kind <see cref="FileFault.Exists"/>.</summary>
    void MoveFolder(string from, string to);

    /// <summary>Gives two folders each other's name in one step.</summary>
    /// <returns>False where the system has no such call; nothing was changed.</returns>
    bool SwapFolders(string one, string other);

    /// <summary>Removes a file.</summary>
    void Delete(string path);
}
