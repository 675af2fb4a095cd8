using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AceData.Files;

/// <summary>Reads a regular file that may grow, shrink or be replaced while it is read; anything else is refused, for a pipe would be waited on for ever.</summary>
internal static class BoundedRead
{
    /// <summary>The content, at most <paramref name="limit"/> + 1 bytes: one more than allowed tells that it is too long.</summary>
    /// <exception cref="FileFaultException">It cannot be read.</exception>
    public static byte[] All(string path, int limit)
    {
        try
        {
            using var file = OpenFile(path);
            var size = (int)Math.Min(RandomAccess.GetLength(file), limit);
            var content = new byte[size + 1];
            var count = 0;
            while (true)
            {
                var read = RandomAccess.Read(file, content.AsSpan(count), count);
                if (read == 0)
                {
                    return content[..count];
                }

                count += read;
                if (count == content.Length)
                {
                    if (count > limit)
                    {
                        return content;
                    }

                    Array.Resize(ref content, Math.Min(limit + 1, content.Length * 2));
                }
            }
        }
        catch (Exception e) when (e is (IOException or UnauthorizedAccessException) and not FileFaultException)
        {
            throw PortableFileOps.Translate("read", path, e);
        }
    }

    /// <summary>Opens a regular file, for those that read it piece by piece.</summary>
    /// <exception cref="FileFaultException">It cannot be opened.</exception>
    public static SafeFileHandle Open(string path)
    {
        try
        {
            return OpenFile(path);
        }
        catch (Exception e) when (e is (IOException or UnauthorizedAccessException) and not FileFaultException)
        {
            throw PortableFileOps.Translate("open", path, e);
        }
    }

    private static SafeFileHandle OpenFile(string path) =>
        OperatingSystem.IsLinux() ? OpenRegular(path) : File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Opened without waiting for a writer, then looked at: between a look and an open the name may come to mean something else.</summary>
    private static SafeFileHandle OpenRegular(string path)
    {
        int descriptor;
        do
        {
            descriptor = NativeLinux.Open(path, NativeLinux.OpenNonBlocking | NativeLinux.OpenCloseOnExec, 0);
        }
        while (descriptor < 0 && Marshal.GetLastPInvokeError() == NativeLinux.InterruptedCall);

        if (descriptor < 0)
        {
            throw Fault("open", path);
        }

        var file = new SafeFileHandle(descriptor, ownsHandle: true);
        try
        {
            return NativeLinux.Statx(descriptor, "", NativeLinux.AtEmptyPath, NativeLinux.BasicStats, out var facts) != 0 ? throw Fault("statx", path)
                : (facts.Mode & NativeLinux.KindMask) != NativeLinux.RegularFile ? throw new FileFaultException(FileFault.NotAFile, "open", path, 0)
                : file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static FileFaultException Fault(string call, string path)
    {
        var errno = Marshal.GetLastPInvokeError();
        return new FileFaultException(FileFaultException.OfErrno(errno), call, path, errno);
    }
}
