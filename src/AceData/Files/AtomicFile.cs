using AceData.Audio;
using Microsoft.Win32.SafeHandles;

namespace AceData.Files;

/// <summary>
/// The only writer of user files. At every instant, through kill, full disk and power cut, the file is wholly the old
/// one or wholly the new one: temp file in the same folder, fsync, rename, fsync of the folder, each checked.
/// </summary>
public sealed partial class AtomicFile
{
    private const int LargestCompared = 64 << 20;
    private static readonly Lock[] Locks = [.. Enumerable.Range(0, 64).Select(_ => new Lock())];
    private readonly IFileOps _ops;
    private readonly Func<string> _tempName;

    internal AtomicFile(IFileOps ops, Func<string>? tempName = null)
    {
        _ops = ops;
        _tempName = tempName ?? TempFiles.NewName;
    }

    /// <summary>The writer on this system.</summary>
    public static AtomicFile Default { get; } = new(FileSystem.Ops);

    /// <summary>Writes the file or changes nothing.</summary>
    /// <exception cref="FileChangedException">The file is not <see cref="AtomicWrite.Expected"/> any more.</exception>
    /// <exception cref="AceDataException">Anything else that a person can act on: full or read-only disk, a link in the way, …</exception>
    public AtomicWriteResult Write(AtomicWrite write)
    {
        if (write.Content.IsEmpty)
        {
            throw new AceDataException(FileCodes.ResultEmpty, $"'{Path.GetFileName(write.Path)}' was not saved: there is nothing to write, and an empty file would only look like a result.");
        }

        try
        {
            var path = write.Root is null ? PathGuard.Full(write.Path) : PathGuard.Inside(write.Root, write.Path);

            // Writers of one process queue up per file; another process can only win or lose the rename as a whole.
            lock (Locks[(uint)path.GetHashCode(StringComparison.OrdinalIgnoreCase) % Locks.Length])
            {
                return WriteLocked(path, write);
            }
        }
        catch (FileFaultException fault)
        {
            throw FileMessages.WhileWriting(write.Path, fault);
        }
    }

    /// <summary>Takes a file away whose content is kept elsewhere.</summary>
    /// <param name="path">The file.</param>
    /// <param name="root">The folder that must not be left.</param>
    /// <param name="expected">What it must still hold.</param>
    /// <param name="isOneOfMany">As <see cref="AtomicWrite.IsOneOfMany"/>.</param>
    /// <exception cref="FileChangedException">It holds something else now.</exception>
    /// <exception cref="AceDataException">It is read-only, a link, …</exception>
    public void Remove(string path, string root, FileVersion expected, bool isOneOfMany = false)
    {
        try
        {
            var full = PathGuard.Inside(root, path);
            lock (Locks[(uint)full.GetHashCode(StringComparison.OrdinalIgnoreCase) % Locks.Length])
            {
                RequireExpected(full, LookAtTarget(full), new AtomicWrite { Path = full, Content = default, Expected = expected });
                _ops.Delete(full);
                if (!isOneOfMany)
                {
                    SyncFolder(Path.GetDirectoryName(full)!);
                }
            }
        }
        catch (FileFaultException fault)
        {
            throw FileMessages.WhileWriting(path, fault);
        }
    }

    /// <summary>Makes the names of files durable that were written or removed as some of many: once a folder and not once a file.</summary>
    /// <param name="paths">Full paths of the files.</param>
    public void SyncFolders(IEnumerable<string> paths) =>
        Parallel.ForEach(paths.Select(path => Path.GetDirectoryName(path)!).Distinct(StringComparer.Ordinal), folder => SyncFolder(folder));

    private AtomicWriteResult WriteLocked(string path, AtomicWrite write)
    {
        var folder = Path.GetDirectoryName(path)!;
        var old = LookAtTarget(path);
        RequireExpected(path, old, write);

        var temp = Path.Combine(folder, _tempName());
        SafeFileHandle? file = null;
        var made = false;
        try
        {
            file = _ops.Create(temp, old.Kind == FileKind.File ? old : null, write.IsPrivate);
            made = true;
            _ops.Write(file, write.Content.Span);
            if (_ops.Length(file) != write.Content.Length)
            {
                throw new FileFaultException(FileFault.DiskBroken, "length", temp, 0);
            }

            _ops.Sync(file);
            RequireExpected(path, LookAtTarget(path), write);
            _ops.Publish(file, temp, path, replace: write.Expected != FileVersion.Missing);
            made = false;
        }
        catch (FileFaultException e) when (e.Fault == FileFault.Exists && made)
        {
            throw new FileChangedException(path, PresentContent(path), write.Content);
        }
        finally
        {
            file?.Dispose();
            if (made)
            {
                DeleteTemp(temp);
            }
        }

        return new AtomicWriteResult(FileVersion.Of(write.Content.Span), !write.IsOneOfMany && SyncFolder(folder));
    }

    private FileFacts LookAtTarget(string path)
    {
        var facts = _ops.Look(path);
        var name = Path.GetFileName(path);
        switch (facts.Kind)
        {
            case FileKind.Missing:
                return facts;
            case FileKind.Link:
                throw new AceDataException(FileCodes.FileIsLink, $"'{name}' was not saved: it is a link, and what it leads to may belong to something else. Replace the link by a file of its own.");
            case FileKind.Folder or FileKind.Special:
                throw new AceDataException(FileCodes.FileIsNotOne, $"'{name}' was not saved: a {(facts.Kind == FileKind.Folder ? "folder" : "pipe or device")} has this name. Rename it.");
        }

        if (facts.IsReadOnly)
        {
            throw ReadOnly(name, null);
        }

        try
        {
            _ops.RequireWritable(path);
        }
        catch (FileFaultException e) when (e.Fault == FileFault.Denied)
        {
            throw ReadOnly(name, e);
        }

        return facts;
    }

    private void RequireExpected(string path, FileFacts facts, AtomicWrite write)
    {
        if (write.Expected is not { } expected)
        {
            return;
        }

        var present = facts.Kind == FileKind.Missing ? null : PresentContent(path);
        var version = present is null ? FileVersion.Missing : FileVersion.Of(present);
        if (version != expected)
        {
            throw new FileChangedException(path, present, write.Content);
        }
    }

    private byte[]? PresentContent(string path)
    {
        try
        {
            return _ops.Look(path).Kind == FileKind.File ? _ops.Read(path, LargestCompared) : null;
        }
        catch (FileFaultException e) when (e.Fault == FileFault.NotFound)
        {
            return null;
        }
    }

    private void DeleteTemp(string temp)
    {
        try
        {
            _ops.Delete(temp);
        }
        catch (FileFaultException)
        {
            // The next start sweeps it; what went wrong before is what the person must hear.
        }
    }

    private bool SyncFolder(string folder)
    {
        try
        {
            _ops.SyncFolder(folder);
            return true;
        }
        catch (FileFaultException e)
        {
            // The new file is in place: a roll back could only make it worse. Mounts without the call have nothing to promise.
            return e.Fault is FileFault.NotSupported or FileFault.Denied;
        }
    }

    private static AceDataException ReadOnly(string name, Exception? cause) => new(
        FileCodes.FileReadOnly,
        $"'{name}' was not saved: it is marked as read-only. Take the mark away if it may be changed.",
        cause);
}
