using System.Security.Cryptography;

namespace AceData.Files;

/// <summary>Hashes of files of gigabytes.</summary>
internal static class FileHash
{
    private const int PieceBytes = 1 << 20;

    /// <summary>Size of a file, or of what a link leads to (caches of the hub are made of links); null when there is none.</summary>
    public static long? SizeOf(string path)
    {
        try
        {
            using var file = File.OpenHandle(path);
            return RandomAccess.GetLength(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>SHA-256 in small hex digits.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="read">Is told how many bytes were read more.</param>
    /// <param name="cancellationToken">Heard between pieces.</param>
    /// <param name="share">What others may do with the file meanwhile.</param>
    /// <exception cref="Audio.AceDataException">It cannot be read.</exception>
    public static async Task<string> Sha256Async(string path, Action<long>? read, CancellationToken cancellationToken, FileShare share = FileShare.Read)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await ReadAsync(path, long.MaxValue, piece =>
        {
            hash.AppendData(piece.Span);
            read?.Invoke(piece.Length);
        }, cancellationToken, share);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>SHA-256 in small hex digits, for callers that wait; others may write the file or delete it meanwhile.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="cancellationToken">Heard between pieces.</param>
    /// <exception cref="Audio.AceDataException">It cannot be read.</exception>
    public static string Sha256(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var file = new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 0, Share = FileShare.ReadWrite | FileShare.Delete });
            var piece = new byte[PieceBytes];
            while (file.Read(piece) is > 0 and var count)
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.AppendData(piece, 0, count);
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileMessages.WhileReading(path, PortableFileOps.Translate("read", path, e));
        }
    }

    /// <summary>Hands the beginning of a file on, piece by piece.</summary>
    /// <exception cref="Audio.AceDataException">It cannot be read.</exception>
    public static async Task ReadAsync(string path, long most, Action<ReadOnlyMemory<byte>> take, CancellationToken cancellationToken, FileShare share = FileShare.Read)
    {
        try
        {
            await using var file = new FileStream(path, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan, BufferSize = 0, Share = share });
            var piece = new byte[PieceBytes];
            for (var left = most; left > 0;)
            {
                var count = await file.ReadAsync(piece.AsMemory(0, (int)Math.Min(left, piece.Length)), cancellationToken);
                if (count == 0)
                {
                    return;
                }

                take(piece.AsMemory(0, count));
                left -= count;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileMessages.WhileReading(path, PortableFileOps.Translate("read", path, e));
        }
    }
}
