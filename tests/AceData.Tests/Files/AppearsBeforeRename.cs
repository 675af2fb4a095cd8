using AceData.Files;
using Microsoft.Win32.SafeHandles;

namespace AceData.Tests.Files;

/// <summary>Another program makes the file in the instant between the last look and the rename.</summary>
internal sealed class AppearsBeforeRename(IFileOps real, string path, byte[] content) : IFileOps
{
    public FileFacts Look(string name) => real.Look(name);

    public void RequireWritable(string name) => real.RequireWritable(name);

    public byte[] Read(string name, int limit) => real.Read(name, limit);

    public SafeFileHandle Create(string name, FileFacts? like, bool isPrivate) => real.Create(name, like, isPrivate);

    public void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes) => real.Write(file, bytes);

    public long Length(SafeFileHandle file) => real.Length(file);

    public void Sync(SafeFileHandle file) => real.Sync(file);

    public void Publish(SafeFileHandle file, string from, string to, bool replace)
    {
        File.WriteAllBytes(path, content);
        real.Publish(file, from, to, replace);
    }

    public void SyncFolder(string folder) => real.SyncFolder(folder);

    public void MoveFolder(string from, string to) => real.MoveFolder(from, to);

    public bool SwapFolders(string one, string other) => real.SwapFolders(one, other);

    public void Delete(string name) => real.Delete(name);
}
