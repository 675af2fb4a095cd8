using AceData.Files;
using Microsoft.Win32.SafeHandles;

namespace AceData.Tests.Files;

/// <summary>Fails the call number <paramref name="failAt"/> (from 1), once or from then on; a failing write leaves half of its bytes.</summary>
internal sealed class FaultingFileOps(IFileOps real, int failAt, bool everAfter, FileFault fault) : IFileOps
{
    private int _calls;

    /// <summary>The calls that failed.</summary>
    public List<string> Failed { get; } = [];

    public FileFacts Look(string path)
    {
        Count("look", path);
        return real.Look(path);
    }

    public void RequireWritable(string path)
    {
        Count("access", path);
        real.RequireWritable(path);
    }

    public byte[] Read(string path, int limit)
    {
        Count("read", path);
        return real.Read(path, limit);
    }

    public SafeFileHandle Create(string path, FileFacts? like, bool isPrivate)
    {
        Count("create", path);
        return real.Create(path, like, isPrivate);
    }

    public void Write(SafeFileHandle file, ReadOnlySpan<byte> content)
    {
        try
        {
            Count("write", "");
        }
        catch (FileFaultException)
        {
            real.Write(file, content[..(content.Length / 2)]);
            throw;
        }

        real.Write(file, content);
    }

    public long Length(SafeFileHandle file)
    {
        Count("length", "");
        return real.Length(file);
    }

    public void Sync(SafeFileHandle file)
    {
        Count("sync", "");
        real.Sync(file);
    }

    public void Publish(SafeFileHandle file, string from, string to, bool replace)
    {
        Count("rename", to);
        real.Publish(file, from, to, replace);
    }

    public void SyncFolder(string folder)
    {
        Count("sync folder", folder);
        real.SyncFolder(folder);
    }

    public void MoveFolder(string from, string to)
    {
        Count("move folder", to);
        real.MoveFolder(from, to);
    }

    public bool SwapFolders(string one, string other)
    {
        Count("swap folders", other);
        return real.SwapFolders(one, other);
    }

    public void Delete(string path)
    {
        Count("delete", path);
        real.Delete(path);
    }

    private void Count(string call, string path)
    {
        var number = ++_calls;
        if (number == failAt || (everAfter && number > failAt))
        {
            Failed.Add(call);
            throw new FileFaultException(fault, call, path, 0);
        }
    }
}
