using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AceData.Files;

/// <summary>The calls of Linux, each checked.</summary>
internal sealed class LinuxFileOps : IFileOps
{
    private const int NewFileMode = 0b110_110_110; // the umask takes away what the user does not want
    private const int PrivateFileMode = 0b110_000_000;

    public FileFacts Look(string path)
    {
        if (NativeLinux.Statx(NativeLinux.AtCurrentFolder, path, NativeLinux.AtSymlinkNoFollow, NativeLinux.BasicStats, out var s) != 0)
        {
            var errno = Marshal.GetLastPInvokeError();
            return FileFaultException.OfErrno(errno) == FileFault.NotFound
                ? default
                : throw Fault("statx", path, errno);
        }

        var kind = (s.Mode & 0xF000) switch
        {
            0x8000 => FileKind.File,
            0x4000 => FileKind.Folder,
            0xA000 => FileKind.Link,
            _ => FileKind.Special,
        };
        var mode = s.Mode & 0xFFF;
        const ulong immutableOrAppendOnly = 0x10 | 0x20;
        return new FileFacts
        {
            Kind = kind,
            Length = (long)s.Size,
            Allocated = (long)s.Blocks * 512,
            ModifiedUtc = DateTime.UnixEpoch.AddTicks((Math.Clamp(s.ModifiedSeconds, -60_000_000_000, 250_000_000_000) * TimeSpan.TicksPerSecond) + (s.ModifiedNanoseconds / 100)),
            Mode = mode,
            UserId = s.UserId,
            GroupId = s.GroupId,
            // Root may write everything; the bits still say what the owner wants.
            IsReadOnly = (mode & 0b010_010_010) == 0 || (s.Attributes & immutableOrAppendOnly) != 0,
        };
    }

    public void RequireWritable(string path) => Check("access", path, NativeLinux.Access(path, NativeLinux.WriteAccess));

    public byte[] Read(string path, int limit) => BoundedRead.All(path, limit);

    public SafeFileHandle Create(string path, FileFacts? like, bool isPrivate)
    {
        // For reading too: network file systems (NFS) give a shared lock to nobody else.
        const int flags = NativeLinux.OpenForReadingAndWriting | NativeLinux.OpenCreate | NativeLinux.OpenExclusive | NativeLinux.OpenCloseOnExec;
        var mode = isPrivate || like is not null ? PrivateFileMode : NewFileMode;
        int descriptor;
        do
        {
            descriptor = NativeLinux.Open(path, flags, mode);
        }
        while (descriptor < 0 && Marshal.GetLastPInvokeError() == NativeLinux.InterruptedCall);

        Check("open", path, descriptor);
        var file = new SafeFileHandle(descriptor, ownsHandle: true);
        try
        {
            // A sweep asks for the whole lock and does not get it. Shared, because the file has its final name a moment before it
            // is closed, and readers in .NET take a shared lock of their own. Some network mounts have no locks at all.
            _ = NativeLinux.Flock(file, NativeLinux.LockSharedNow);
            if (like is { } old)
            {
                // Only root may give files away, and mounts without permissions refuse both; the content matters more.
                _ = NativeLinux.Fchown(file, old.UserId, old.GroupId);
                _ = NativeLinux.Fchmod(file, old.Mode);
            }

            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Write(SafeFileHandle file, ReadOnlySpan<byte> content) => WriteAll(file, content);

    /// <summary>Writes all of it, however many calls that takes.</summary>
    public static void WriteAll(SafeFileHandle file, ReadOnlySpan<byte> content)
    {
        while (content.Length > 0)
        {
            var written = NativeLinux.Write(file, content, content.Length);
            if (written < 0)
            {
                var errno = Marshal.GetLastPInvokeError();
                if (errno == NativeLinux.InterruptedCall)
                {
                    continue;
                }

                throw Fault("write", "", errno);
            }

            content = content[(int)written..];
        }
    }

    public long Length(SafeFileHandle file)
    {
        try
        {
            return RandomAccess.GetLength(file);
        }
        catch (IOException e)
        {
            throw PortableFileOps.Translate("fstat", "", e);
        }
    }

    public void Sync(SafeFileHandle file) => Check("fsync", "", Fsync(file));

    public void Publish(SafeFileHandle file, string from, string to, bool replace)
    {
        if (!replace)
        {
            if (NativeLinux.RenameAt2(NativeLinux.AtCurrentFolder, from, NativeLinux.AtCurrentFolder, to, NativeLinux.RenameNoReplace) == 0)
            {
                file.Dispose();
                return;
            }

            var errno = Marshal.GetLastPInvokeError();
            if (FileFaultException.OfErrno(errno) != FileFault.NotSupported)
            {
                throw Fault("rename", to, errno);
            }

            // This file system cannot promise it in one step (older network mounts): the look is the best there is.
            if (Look(to).Kind != FileKind.Missing)
            {
                throw new FileFaultException(FileFault.Exists, "rename", to, errno);
            }
        }

        Check("rename", to, NativeLinux.Rename(from, to));

        // The lock lasts until the name is final.
        file.Dispose();
    }

    public void SyncFolder(string folder)
    {
        var descriptor = NativeLinux.Open(folder, NativeLinux.OpenCloseOnExec, 0);
        if (descriptor < 0)
        {
            throw Fault("open folder", folder, Marshal.GetLastPInvokeError());
        }

        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        Check("fsync folder", folder, Fsync(handle));
    }

    public void MoveFolder(string from, string to)
    {
        if (NativeLinux.RenameAt2(NativeLinux.AtCurrentFolder, from, NativeLinux.AtCurrentFolder, to, NativeLinux.RenameNoReplace) == 0)
        {
            return;
        }

        var errno = Marshal.GetLastPInvokeError();
        if (FileFaultException.OfErrno(errno) != FileFault.NotSupported)
        {
            throw Fault("rename", to, errno);
        }

        // Plain rename would take the place of an empty folder.
        if (Look(to).Kind != FileKind.Missing)
        {
            throw new FileFaultException(FileFault.Exists, "rename", to, errno);
        }

        Check("rename", to, NativeLinux.Rename(from, to));
    }

    public bool SwapFolders(string one, string other)
    {
        if (NativeLinux.RenameAt2(NativeLinux.AtCurrentFolder, one, NativeLinux.AtCurrentFolder, other, NativeLinux.RenameExchange) == 0)
        {
            return true;
        }

        var errno = Marshal.GetLastPInvokeError();
        return FileFaultException.OfErrno(errno) == FileFault.NotSupported ? false : throw Fault("rename", other, errno);
    }

    public void Delete(string path) => Check("unlink", path, NativeLinux.Unlink(path));

    private static int Fsync(SafeFileHandle file)
    {
        int result;
        do
        {
            result = NativeLinux.Fsync(file);
        }
        while (result != 0 && Marshal.GetLastPInvokeError() == NativeLinux.InterruptedCall);

        return result;
    }

    private static void Check(string call, string path, int result)
    {
        if (result < 0)
        {
            throw Fault(call, path, Marshal.GetLastPInvokeError());
        }
    }

    private static FileFaultException Fault(string call, string path, int errno) =>
        new(FileFaultException.OfErrno(errno), call, path, errno);
}
