using Microsoft.Win32.SafeHandles;

namespace AceData.Files;

/// <summary>The calls through the framework: right on Windows, where its flush and its move report every error.</summary>
internal sealed class PortableFileOps : IFileOps
{
    private const int Tries = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public FileFacts Look(string path)
    {
        try
        {
            var info = new FileInfo(path);
            var attributes = info.Attributes;
            if ((int)attributes == -1)
            {
                return default;
            }

            var isFolder = (attributes & FileAttributes.Directory) != 0;
            // A placeholder of a cloud drive is a reparse point too, but leads nowhere: it is a file like any other.
            var isLink = (attributes & FileAttributes.ReparsePoint) != 0
                && (isFolder ? new DirectoryInfo(path).LinkTarget : info.LinkTarget) is not null;
            return new FileFacts
            {
                Kind = isLink ? FileKind.Link : isFolder ? FileKind.Folder : (attributes & FileAttributes.Device) != 0 ? FileKind.Special : FileKind.File,
                Length = isFolder ? 0 : info.Length,
                Allocated = isFolder ? 0 : info.Length,
                ModifiedUtc = info.LastWriteTimeUtc,
                IsReadOnly = (attributes & FileAttributes.ReadOnly) != 0,
            };
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return default;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Translate("look", path, e);
        }
    }

    public void RequireWritable(string path)
    {
        // The read-only mark was looked at; what access lists say, the move will tell.
    }

    public byte[] Read(string path, int limit) => BoundedRead.All(path, limit);

    public SafeFileHandle Create(string path, FileFacts? like, bool isPrivate)
    {
        try
        {
            // Nobody else may write, and the sweep wants to; whoever wrote it may read it back.
            return File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Translate("create", path, e);
        }
    }

    public void Write(SafeFileHandle file, ReadOnlySpan<byte> content)
    {
        try
        {
            RandomAccess.Write(file, content, RandomAccess.GetLength(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Translate("write", "", e);
        }
    }

    public long Length(SafeFileHandle file) => RandomAccess.GetLength(file);

    public void Sync(SafeFileHandle file)
    {
        try
        {
            RandomAccess.FlushToDisk(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Translate("flush", "", e);
        }
    }

    public void Publish(SafeFileHandle file, string from, string to, bool replace)
    {
        file.Dispose();
#pragma warning disable RS0030 // same folder, so never a copy; this is the one place where a file gets its final name
        Move(to, () => File.Move(from, to, replace));
#pragma warning restore RS0030
    }

    public void MoveFolder(string from, string to) => Move(to, () => Directory.Move(from, to));

    public bool SwapFolders(string one, string other) => false;

    public void SyncFolder(string folder)
    {
        // Windows keeps names safe by its journal and has no call for it.
    }

    public void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Translate("delete", path, e);
        }
    }

    private static void Move(string to, Action move)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                move();
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                var fault = Translate("move", to, e);

                // An editor, an indexer or a virus scanner holds the target for a moment.
                if (fault.Fault is not (FileFault.Busy or FileFault.Denied) || attempt == Tries)
                {
                    throw fault;
                }

                Thread.Sleep(Pause);
            }
        }
    }

    /// <summary>The framework's exception as one of ours.</summary>
    public static FileFaultException Translate(string call, string path, Exception exception)
    {
        var number = exception.HResult & 0xFFFF;
        var fault = exception switch
        {
            FileFaultException already => already.Fault,
            FileNotFoundException or DirectoryNotFoundException => FileFault.NotFound,
            PathTooLongException => FileFault.NameTooLong,
            UnauthorizedAccessException => FileFault.Denied,
            _ when OperatingSystem.IsWindows() => FileFaultException.OfWindows(number),
            _ => FileFaultException.OfErrno(exception.HResult),
        };
        return exception as FileFaultException ?? new FileFaultException(fault, call, path, number, exception);
    }
}
