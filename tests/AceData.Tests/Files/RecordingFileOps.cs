using AceData.Files;
using Microsoft.Win32.SafeHandles;

namespace AceData.Tests.Files;

/// <summary>Does everything for real and keeps a log, from which <see cref="CrashStates"/> makes every disk that a power cut could leave.</summary>
internal sealed class RecordingFileOps(IFileOps real) : IFileOps
{
    private readonly Dictionary<SafeFileHandle, string> _open = [];

    public List<DiskOperation> Log { get; } = [];

    public FileFacts Look(string path) => real.Look(path);

    public void RequireWritable(string path) => real.RequireWritable(path);

    public byte[] Read(string path, int limit) => real.Read(path, limit);

    public SafeFileHandle Create(string path, FileFacts? like, bool isPrivate)
    {
        var file = real.Create(path, like, isPrivate);
        _open[file] = path;
        Log.Add(new DiskOperation("create", path));
        return file;
    }

    public void Write(SafeFileHandle file, ReadOnlySpan<byte> content)
    {
        real.Write(file, content);
        Log.Add(new DiskOperation("write", _open[file], Content: content.ToArray()));
    }

    public long Length(SafeFileHandle file) => real.Length(file);

    public void Sync(SafeFileHandle file)
    {
        real.Sync(file);
        Log.Add(new DiskOperation("sync", _open[file]));
    }

    public void Publish(SafeFileHandle file, string from, string to, bool replace)
    {
        real.Publish(file, from, to, replace);
        Log.Add(new DiskOperation("rename", from, To: to));
    }

    public void SyncFolder(string folder)
    {
        real.SyncFolder(folder);
        Log.Add(new DiskOperation("sync folder", folder));
    }

    public void MoveFolder(string from, string to)
    {
        real.MoveFolder(from, to);
        Log.Add(new DiskOperation("move folder", from, To: to));
    }

    public bool SwapFolders(string one, string other)
    {
        var isDone = real.SwapFolders(one, other);
        Log.Add(new DiskOperation("swap folders", one, To: other));
        return isDone;
    }

    public void Delete(string path)
    {
        real.Delete(path);
        Log.Add(new DiskOperation("delete", path));
    }
}

internal sealed record DiskOperation(string Call, string Path, string? To = null, byte[]? Content = null);
