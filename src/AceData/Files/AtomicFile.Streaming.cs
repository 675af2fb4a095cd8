using AceData.Audio;
using Microsoft.Win32.SafeHandles;

namespace AceData.Files;

public sealed partial class AtomicFile
{
    /// <summary>Takes the next bytes of a file.</summary>
    public delegate void ContentWriter(ReadOnlySpan<byte> bytes);

    /// <summary>
    /// Writes a file of our own folders that need not fit into memory, or changes nothing. Whoever fills it may take as long as it
    /// needs: nobody waits meanwhile, and of two writers of one file the later one wins.
    /// </summary>
    /// <param name="path">Full path.</param>
    /// <param name="fill">Hands the content on, in order; when it throws, there is no file.</param>
    /// <exception cref="AceDataException">Full or read-only disk, a link in the way, no content, …</exception>
    public async Task WriteStreamAsync(string path, Func<ContentWriter, Task> fill)
    {
        SafeFileHandle? file = null;
        string? temp = null;
        try
        {
            path = PathGuard.Full(path);
            var folder = Path.GetDirectoryName(path)!;
            var old = LookAtTarget(path);
            var name = Path.Combine(folder, _tempName());
            file = _ops.Create(name, old.Kind == FileKind.File ? old : null, isPrivate: false);
            temp = name;
            var open = file;
            await fill(bytes => _ops.Write(open, bytes));
            if (_ops.Length(file) == 0)
            {
                throw new AceDataException(FileCodes.ResultEmpty, $"'{Path.GetFileName(path)}' was not saved: there is nothing to write, and an empty file would only look like a result.");
            }

            _ops.Sync(file);
            _ops.Publish(file, temp, path, replace: true);
            temp = null;
            SyncFolder(folder);
        }
        catch (FileFaultException fault)
        {
            throw FileMessages.WhileWriting(path, fault);
        }
        finally
        {
            file?.Dispose();
            if (temp is not null)
            {
                DeleteTemp(temp);
            }
        }
    }
}
