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
    public Task WriteStreamAsync(string path, Func<ContentWriter, Task> fill) => WriteStreamAsync(path, fill, static _ => { });

    /// <inheritdoc cref="WriteStreamAsync(string, Func{ContentWriter, Task})"/>
    /// <param name="path">Full path.</param>
    /// <param name="fill">Hands the content on, in order; when it throws, there is no file.</param>
    /// <param name="check">Reads the file back, which lies on the disk and has no final name yet; when it throws, there is no file.</param>
    public Task WriteStreamAsync(string path, Func<ContentWriter, Task> fill, Action<string> check) => StreamAsync(path, replace: true, fill, (file, temp, full) =>
    {
        check(temp);
        _ops.Publish(file, temp, full, replace: true);
        return full;
    });

    /// <summary>
    /// Adds a file that need not fit into memory to our own folders, under the first of several names that nobody has. Of two that
    /// want one name at the same time each gets its own.
    /// </summary>
    /// <param name="pathOf">The names for 1, 2, …: full paths in one folder.</param>
    /// <param name="fill">Hands the content on, in order; when it throws, there is no file.</param>
    /// <param name="isSame">Says of a file that has a name already whether it holds the same; then nothing is added.</param>
    /// <returns>The path; null when the same file is there already.</returns>
    /// <exception cref="AceDataException">Full or read-only disk, no content, …</exception>
    public Task<string?> AddStreamAsync(Func<int, string> pathOf, Func<ContentWriter, Task> fill, Func<string, bool> isSame) => StreamAsync(pathOf(1), replace: false, fill, (file, temp, _) =>
    {
        for (var number = 1; ; number++)
        {
            var path = PathGuard.Full(pathOf(number));
            try
            {
                _ops.Publish(file, temp, path, replace: false);
                return path;
            }
            catch (FileFaultException fault) when (fault.Fault == FileFault.Exists)
            {
                if (isSame(path))
                {
                    return null;
                }
            }
        }
    });

    private async Task<string?> StreamAsync(string path, bool replace, Func<ContentWriter, Task> fill, Func<SafeFileHandle, string, string, string?> publish)
    {
        SafeFileHandle? file = null;
        string? temp = null;
        try
        {
            path = PathGuard.Full(path);
            var folder = Path.GetDirectoryName(path)!;
            var old = replace ? LookAtTarget(path) : default;
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
            if (publish(file, temp, path) is not { } published)
            {
                return null;
            }

            temp = null;
            SyncFolder(folder);
            return published;
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
