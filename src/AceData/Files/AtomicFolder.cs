using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using AceData.Audio;

namespace AceData.Files;

/// <summary>
/// Writes a folder of ours whole: filled under another name beside it, then renamed. At every instant the folder is wholly the old one,
/// wholly the new one, or (where the system cannot swap two names) for a moment not there: <see cref="Readable"/> finds it then, and the next writer brings it back.
/// </summary>
public sealed class AtomicFolder
{
    private const string LockName = ".acedata-lock";
    private readonly IFileOps _ops;

    internal AtomicFolder(IFileOps ops)
    {
        _ops = ops;
    }

    /// <summary>The writer on this system.</summary>
    public static AtomicFolder Default { get; } = new(FileSystem.Ops);

    /// <summary>Fills a folder and puts it in the place of the old one, or changes nothing.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="belongs">True for names that a folder of this kind has. One that holds anything else is somebody's, and never replaced.</param>
    /// <param name="fill">Writes the files into the folder that it is given; when it throws, nothing was changed.</param>
    /// <exception cref="AceDataException">FOLDER-OCCUPIED: something else is there. Or a full disk, …</exception>
    public async Task WriteAsync(string folder, Func<string, bool> belongs, Func<string, AtomicFile, Task> fill)
    {
        var target = Path.TrimEndingDirectorySeparator(PathGuard.Full(folder));
        var parent = Path.GetDirectoryName(target) ?? throw new AceDataException(FileCodes.PathBad, $"'{folder}' is a whole disk. Name a folder on it.");
        Folders.Make(parent);
        var temp = Path.Combine(parent, TempFiles.NewName());
        try
        {
            Recover(target);
            Sweep(parent);
            RequireReplaceable(target, belongs);
            Folders.Make(temp, target);
            using (Hold(temp))
            {
                await fill(temp, new AtomicFile(_ops));
            }

            _ops.SyncFolder(temp);
            RequireReplaceable(target, belongs);
            Publish(temp, target);
            _ops.SyncFolder(parent);
        }
        catch (FileFaultException fault)
        {
            throw FileMessages.WhileWriting(target, fault);
        }
        finally
        {
            // After a swap it is the old folder.
            Remove(temp);
        }
    }

    /// <summary>Where the content of a folder is now, for readers: under its own name, or under that which a writer gave it for a moment. Moves nothing.</summary>
    /// <param name="folder">Full path.</param>
    public static string Readable(string folder)
    {
        var target = Path.TrimEndingDirectorySeparator(folder);

        // Looked at twice: between the first look and the second the writer may be done.
        return !Directory.Exists(target) && OldName(target) is var old && Directory.Exists(old) && !Directory.Exists(target) ? old : folder;
    }

    /// <summary>
    /// Finishes what a killed writer left half done: the old folder gets its name back when no other has it. For writers only: to a
    /// reader a writer between its two renames looks just as one that was killed.
    /// </summary>
    /// <param name="folder">Full path.</param>
    internal void Recover(string folder)
    {
        var target = Path.TrimEndingDirectorySeparator(folder);
        var old = OldName(target);
        if (!Directory.Exists(old))
        {
            return;
        }

        if (_ops.Look(target).Kind == FileKind.Missing)
        {
            _ops.MoveFolder(old, target);
        }
        else
        {
            Remove(old);
        }
    }

    private void Publish(string temp, string target)
    {
        if (_ops.Look(target).Kind == FileKind.Missing)
        {
            _ops.MoveFolder(temp, target);
        }
        else if (!_ops.SwapFolders(temp, target))
        {
            var old = OldName(target);
            _ops.MoveFolder(target, old);
            try
            {
                _ops.MoveFolder(temp, target);
            }
            catch (FileFaultException)
            {
                _ops.MoveFolder(old, target);
                throw;
            }

            Remove(old);
        }
    }

    private void RequireReplaceable(string target, Func<string, bool> belongs)
    {
        var kind = _ops.Look(target).Kind;
        switch (kind)
        {
            case FileKind.Missing:
                return;
            case FileKind.Link:
                throw new AceDataException(FileCodes.FileIsLink, $"'{target}' is a link, and what it leads to may belong to something else. Name the folder itself.");
            case not FileKind.Folder:
                throw new AceDataException(FileCodes.FolderOccupied, $"'{target}' is a file, not a folder. Choose another name for the output.");
        }

        if (Directory.EnumerateFileSystemEntries(target).FirstOrDefault(path => !belongs(Path.GetFileName(path)) && !TempFiles.IsOurs(Path.GetFileName(path.AsSpan()))) is { } stranger)
        {
            throw new AceDataException(
                FileCodes.FolderOccupied,
                $"'{target}' holds other things ('{FileNames.Printable(Path.GetFileName(stranger))}'), so it was left as it is. Choose a new or an empty folder for the output.");
        }
    }

    // Held while the folder is filled, so that the sweep of another run leaves it alone.
    private static FileStream Hold(string folder) =>
        new(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);

    private static void Sweep(string parent)
    {
        using var process = Process.GetCurrentProcess();
        var started = process.StartTime.ToUniversalTime();
        foreach (var folder in TempFiles.FoldersIn(parent))
        {
            try
            {
                if (Directory.GetLastWriteTimeUtc(folder) < started)
                {
                    Hold(folder).Dispose();
                    Remove(folder);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // In use, or not ours to delete: litter harms nobody.
            }
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next run sweeps it.
        }
    }

    // Of fixed length, so that it fits where the name itself fits.
    private static string OldName(string target) => Path.Combine(
        Path.GetDirectoryName(target)!,
        ".acedata-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFileName(target))).AsSpan(0, 8)) + ".old");
}
