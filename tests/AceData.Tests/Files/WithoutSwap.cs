using AceData.Files;
using Microsoft.Win32.SafeHandles;

namespace AceData.Tests.Files;

/// <summary>A system that cannot swap two folders in one step, as Windows.</summary>
internal class WithoutSwap(IFileOps real) : IFileOps
{
    public FileFacts Look(string path) => real.Look(path);

    public void RequireWritable(string path) => real.RequireWritable(path);

    public byte[] Read(string path, int limit) => real.Read(path, limit);

    public SafeFileHandle Create(string path, FileFacts? like, bool isPrivate) => real.Create(path, like, isPrivate);

    public void Write(SafeFileHandle file, ReadOnlySpan<byte> content) => real.Write(file, content);

    public long Length(SafeFileHandle file) => real.Length(file);

    public void Sync(SafeFileHandle file) => real.Sync(file);

    public void Publish(SafeFileHandle file, string from, string to, bool replace) => real.Publish(file, from, to, replace);

    public void SyncFolder(string folder) => real.SyncFolder(folder);

    public virtual void MoveFolder(string from, string to) => real.MoveFolder(from, to);

    public bool SwapFolders(string one, string other) => false;

    public void Delete(string path) => real.Delete(path);
}

/// <summary>After the first move of a folder every further one fails, as if the program had ended there.</summary>
internal sealed class KilledAfterFirstMove(IFileOps real) : WithoutSwap(real)
{
    private int _moves;

    public override void MoveFolder(string from, string to)
    {
        if (++_moves > 1)
        {
            throw new FileFaultException(FileFault.Other, "rename", to, 0);
        }

        base.MoveFolder(from, to);
    }
}

/// <summary>Somebody looks after the first move of a folder, while the writer is at work.</summary>
internal sealed class LookedAtAfterFirstMove(IFileOps real, Action look) : WithoutSwap(real)
{
    private int _moves;

    public override void MoveFolder(string from, string to)
    {
        base.MoveFolder(from, to);
        if (++_moves == 1)
        {
            look();
        }
    }
}
