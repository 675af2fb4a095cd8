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
    public static Task<string> Sha256Async(string path, Action<long>? read, CancellationToken cancellationToken, FileShare share = FileShare.Read) =>
        Task.Run(() => Sha256(path, read, cancellationToken, share), cancellationToken);

    /// <inheritdoc cref="Sha256Async"/>
    public static string Sha256(string path, Action<long>? read, CancellationToken cancellationToken, FileShare share = FileShare.Read)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Read(path, share, long.MaxValue, piece =>
        {
            hash.AppendData(piece.Span);
            read?.Invoke(piece.Length);
        }, cancellationToken);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Hands the beginning of a file on, piece by piece.</summary>
    /// <exception cref="Audio.AceDataException">It cannot be read.</exception>
    public static Task ReadAsync(string path, long most, Action<ReadOnlyMemory<byte>> take, CancellationToken cancellationToken) =>
        Task.Run(() => Read(path, FileShare.Read, most, take, cancellationToken), cancellationToken);

    private static void Read(string path, FileShare share, long most, Action<ReadOnlyMemory<byte>> take, CancellationToken cancellationToken)
    {
        try
        {
            using var file = new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 0, Share = share });
            var piece = new byte[PieceBytes];
            for (var left = most; left > 0;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var count = file.Read(piece.AsSpan(0, (int)Math.Min(left, piece.Length)));
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
