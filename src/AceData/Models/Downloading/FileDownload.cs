using System.Globalization;
using AceData.Audio;
using AceData.Files;

namespace AceData.Models.Downloading;

/// <summary>Brings one file of the hub onto the disk: goes on where an earlier try ended, gives up after some tries that bring nothing, and checks the hash of the whole.</summary>
/// <param name="hub">The hub.</param>
/// <param name="options">Tries and waits.</param>
/// <param name="progress">Is told how many bytes of the file are there.</param>
internal sealed class FileDownload(HubClient hub, HubOptions options, Action<long> progress)
{
    private const int PieceBytes = 256 << 10;

    /// <summary>Downloads the file.</summary>
    /// <param name="part">For messages.</param>
    /// <param name="file">As the hub described it.</param>
    /// <param name="target">Full path that it gets in the end.</param>
    /// <param name="partial">Where it grows.</param>
    /// <param name="cancellationToken">Stops; what came is kept.</param>
    /// <returns>SHA-256.</returns>
    /// <exception cref="AceDataException">The hub, the network or the disk do not allow it; what came is kept.</exception>
    public async Task<string> RunAsync(ModelPart part, HubFile file, string target, PartialFile partial, CancellationToken cancellationToken)
    {
        Folders.Make(Path.GetDirectoryName(partial.Path)!);
        for (var isAgain = false; ; isAgain = true)
        {
            var wasThere = partial.NoteFor(file) is not null;
            if (await FetchAsync(part, file, partial, cancellationToken) is { } sha256)
            {
                partial.Become(target);
                return sha256;
            }

            var bad = target + ".bad";
            File.Delete(bad);
            partial.Become(bad);
            if (!wasThere || isAgain)
            {
                throw new HubException(
                    HubException.WrongHash,
                    $"'{Path.GetFileName(target)}' of {part.Name} arrived damaged or is another file: its hash is not the one that was announced. It was put aside as '{FileNames.Printable(bad)}' and is not used. Run the same command again; if that happens twice, something on the way changes files.");
            }

            // A part that lay about may have been damaged there; once more from the beginning decides.
        }
    }

    // SHA-256 of the whole; null when it is not the file that was announced.
    private Task<string?> FetchAsync(ModelPart part, HubFile file, PartialFile partial, CancellationToken cancellationToken) =>
        HubTries.RunAsync(options, HubOptions.Tries, () => TryAsync(part, file, partial, cancellationToken), () => partial.Bytes, cancellationToken);

    private async Task<string?> TryAsync(ModelPart part, HubFile file, PartialFile partial, CancellationToken cancellationToken)
    {
        var note = partial.NoteFor(file);
        await using var stream = Open(partial.Path, part);
        var hash = file.Hash.Start(file.Bytes);
        try
        {
            if (note is null || (note.Tag is null && stream.Length < file.Bytes))
            {
                stream.SetLength(0);
            }

            await HashPresentAsync(stream, hash, cancellationToken);
            while (stream.Length < file.Bytes)
            {
                using var answer = await hub.OpenAsync(file, part, stream.Length, note?.Tag, cancellationToken);
                if (answer.Start != stream.Length)
                {
                    stream.SetLength(answer.Start);
                    hash.Dispose();
                    hash = file.Hash.Start(file.Bytes);
                    await HashPresentAsync(stream, hash, cancellationToken);
                }

                note = new PartialNote(file.Hash.Hex, file.Bytes, answer.StrongTag);
                partial.Note(note);
                await CopyAsync(answer, file, stream, hash, cancellationToken);
            }

            Sync(stream);
            return hash.End() is { IsRight: true, Sha256: var sha256 } ? sha256 : null;
        }
        catch (IOException e) when (e is not EndOfStreamException && PortableFileOps.Translate("write", partial.Path, e).Fault is FileFault.DiskFull)
        {
            throw Full(part, stream.Length, file.Bytes, e);
        }
        finally
        {
            hash.Dispose();
        }
    }

    private async Task CopyAsync(HubAnswer answer, HubFile file, FileStream stream, HubHash.Running hash, CancellationToken cancellationToken)
    {
        var piece = new byte[PieceBytes];
        await using var body = await answer.Response.Content.ReadAsStreamAsync(cancellationToken);
        while (stream.Length < file.Bytes)
        {
            var count = await ReadAsync(body, piece.AsMemory(0, (int)Math.Min(piece.Length, file.Bytes - stream.Length)), cancellationToken);
            if (count == 0)
            {
                throw Broken(null);
            }

            await stream.WriteAsync(piece.AsMemory(0, count), cancellationToken);
            hash.Append(piece.AsSpan(0, count));
            progress(stream.Length);
        }
    }

    private async Task<int> ReadAsync(Stream body, Memory<byte> piece, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(options.Silence, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        try
        {
            return await body.ReadAsync(piece, either.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Broken(e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw Broken(e);
        }
    }

    private async Task HashPresentAsync(FileStream stream, HubHash.Running hash, CancellationToken cancellationToken)
    {
        var piece = new byte[PieceBytes];
        stream.Position = 0;
        for (int count; (count = await stream.ReadAsync(piece, cancellationToken)) > 0;)
        {
            hash.Append(piece.AsSpan(0, count));
        }

        progress(stream.Length);
    }

    // Shared with nobody: on Linux only that keeps a second run out.
    private static FileStream Open(string path, ModelPart part)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0, Options = FileOptions.Asynchronous });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var fault = PortableFileOps.Translate("open", path, e);
            throw fault.Fault == FileFault.Busy
                ? new HubException(HubException.Busy, $"Another run is downloading {part.Name} just now. Wait for it, or stop it first.", e)
                : FileMessages.WhileWriting(path, fault);
        }
    }

    private static void Sync(FileStream stream)
    {
        try
        {
            stream.Flush(flushToDisk: true);
        }
        catch (IOException e)
        {
            throw FileMessages.WhileWriting(stream.Name, PortableFileOps.Translate("flush", stream.Name, e));
        }
    }

    private HubException Broken(Exception? cause) => new(
        HubException.Offline, $"The connection to {options.Hub.Host} broke off. What came so far is kept; the same command goes on with it.", cause)
    {
        MayRetry = true,
    };

    private static AceDataException Full(ModelPart part, long here, long all, Exception cause) => new(
        FileCodes.DiskFull,
        string.Create(CultureInfo.InvariantCulture, $"The disk is full, or your quota is used up: {FileSizes.Of(here, CultureInfo.InvariantCulture)} of {FileSizes.Of(all, CultureInfo.InvariantCulture)} of {part.Name} are there and stay. Free some space and run the same command again; it goes on where it stopped."),
        cause);
}
