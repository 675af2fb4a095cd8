using AceData.Audio;
using AceData.Files;
using AceData.Models.Downloading;

namespace AceData.Models;

/// <summary>The files of a part that is on this computer already: looked at, hashed, and copied or converted where that is wanted.</summary>
/// <param name="part">The part.</param>
/// <param name="source">Full path of the folder where it lies.</param>
internal sealed class PartFiles(ModelPart part, string source)
{
    /// <summary>Bytes that will be read.</summary>
    public long Bytes => Present().Sum(file => FileHash.SizeOf(file.Path) ?? 0);

    /// <summary>True when a file of PyTorch has to become safetensors, which cannot happen in somebody else's folder.</summary>
    public bool NeedsConversion => Present().Any(file => file.Name != file.File.Kept);

    /// <summary>Hashes the files where they are.</summary>
    /// <exception cref="AceDataException">One is missing or damaged.</exception>
    public async Task<IReadOnlyList<LockedFile>> CheckAsync(Action<long> read, CancellationToken cancellationToken)
    {
        RequireWhole();
        var files = new List<LockedFile>();
        foreach (var (file, name, path) in Present())
        {
            files.Add(new LockedFile(name, FileHash.SizeOf(path)!.Value, await HashAsync(file, path, read, cancellationToken)));
        }

        return files;
    }

    /// <summary>Copies the files into a folder of ours, a file of PyTorch as safetensors.</summary>
    /// <exception cref="AceDataException">One is missing or damaged, or the disk is full.</exception>
    public async Task<IReadOnlyList<LockedFile>> CopyAsync(string target, Action<long> read, CancellationToken cancellationToken)
    {
        RequireWhole();
        Folders.Make(target);
        var files = new List<LockedFile>();
        foreach (var (file, name, path) in Present())
        {
            var to = Path.Combine(target, file.Kept);
            var sha256 = await HashAsync(file, path, read, cancellationToken);
            if (name == file.Kept)
            {
                await AtomicFile.Default.WriteStreamAsync(to, write => FileHash.ReadAsync(path, long.MaxValue, piece => write(piece.Span), cancellationToken));
                var copied = await FileHash.Sha256Async(to, null, cancellationToken);
                files.Add(copied == sha256 ? new LockedFile(name, FileHash.SizeOf(to)!.Value, sha256) : throw Damaged(to));
            }
            else
            {
                files.Add(await ConvertAsync(path, to, sha256, cancellationToken));
            }
        }

        return files;
    }

    /// <summary>Makes safetensors of a file of PyTorch.</summary>
    /// <exception cref="AceDataException">It is damaged or dangerous, or the disk is full.</exception>
    public static async Task<LockedFile> ConvertAsync(string from, string to, string sha256, CancellationToken cancellationToken)
    {
        await SafetensorsConversion.MakeAsync(from, to, cancellationToken);
        return new LockedFile(Path.GetFileName(to), FileHash.SizeOf(to)!.Value, await FileHash.Sha256Async(to, null, cancellationToken), MadeOf: sha256);
    }

    private List<(ModelFile File, string Name, string Path)> Present() =>
        [.. from file in part.Files
            let name = File.Exists(Path.Combine(source, file.Kept)) ? file.Kept : Alternative(file)
            where File.Exists(Path.Combine(source, name))
            select (file, name, Path.Combine(source, name))];

    // Older versions of a repository have the same numbers as a file of PyTorch only.
    private string Alternative(ModelFile file) =>
        file.Becomes is null && file.Name == "model.safetensors" && File.Exists(Path.Combine(source, "pytorch_model.bin")) ? "pytorch_model.bin" : file.Name;

    private void RequireWhole()
    {
        var present = Present();
        if (part.Files.FirstOrDefault(file => !file.Extra && present.All(there => there.File != file)) is { } missing)
        {
            throw new AceDataException("MODEL-MISSING", $"'{FileNames.Printable(source)}' lacks '{missing.Name}' of {part.Name}. Finish its download in the program that it belongs to, or let AceData get it.");
        }
    }

    // In a cache of the hub a name is a link to bytes that are called by their hash.
    private static async Task<string> HashAsync(ModelFile file, string path, Action<long> read, CancellationToken cancellationToken)
    {
        var blob = File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target ? HubHash.Read(target.Name) : null;
        var known = file.Sha256 is { } sha256 && Path.GetFileName(path) == file.Name ? new HubHash(sha256) : blob;
        using var hash = (known ?? new HubHash("")).Start(FileHash.SizeOf(path)!.Value);
        await FileHash.ReadAsync(path, long.MaxValue, piece =>
        {
            hash.Append(piece.Span);
            read(piece.Length);
        }, cancellationToken);
        var (found, isRight) = hash.End();
        return known is null || isRight ? found : throw Damaged(path);
    }

    private static AceDataException Damaged(string path) => new(
        HubException.WrongHash, $"'{FileNames.Printable(path)}' is damaged or another file: its hash is not the known one. It is not used and was left as it is. Let AceData download the model instead, or repair it in the program that it belongs to.");
}
