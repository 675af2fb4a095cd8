using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AceData.Audio;
using AceData.Files;

namespace AceData.Lyrics.Network;

/// <summary>
/// Answers kept on disk, one small file for each address: what was read from a page, not the page. Entries that cannot be
/// read, are of another form or come from the future count as missing; the oldest go when the folder grows too large.
/// </summary>
internal sealed class LyricsCache
{
    private const int LargestEntry = 4 << 20;
    private const int StoresBetweenSweeps = 200;

    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly long _limit;
    private int _stores;

    /// <param name="folder">Full path; made when it is needed.</param>
    /// <param name="time">The clock of ages.</param>
    /// <param name="limit">Bytes of all entries together.</param>
    public LyricsCache(string folder, TimeProvider time, long limit = 256L << 20)
    {
        _folder = folder;
        _time = time;
        _limit = limit;
    }

    /// <summary>What first went wrong with keeping answers; null when nothing did. A run goes on without the cache.</summary>
    public string? Problem { get; private set; }

    /// <summary>The answer kept for an address, fresh or not; null when there is none.</summary>
    public CacheEntry<T>? Find<T>(Uri address, string format)
        where T : class
    {
        try
        {
            var path = PathOf(address);
            if (FileSystem.Ops.Look(path).Kind != FileKind.File)
            {
                return null;
            }

            var bytes = FileSystem.Ops.Read(path, LargestEntry);
            var entry = bytes.Length > LargestEntry ? null : JsonSerializer.Deserialize<CacheEntry<T>>(bytes);
            return entry is not null && entry.Format == format && entry.Asked == address.AbsoluteUri && entry.Stored <= _time.GetUtcNow() && (entry.Value is not null || entry.Cause is not null)
                ? entry
                : null;
        }
        catch (Exception exception) when (exception is FileFaultException or JsonException or NotSupportedException or IOException)
        {
            return null;
        }
    }

    /// <summary>True while the entry may be used without asking.</summary>
    public bool IsFresh<T>(CacheEntry<T> entry)
        where T : class
        => _time.GetUtcNow() - entry.Stored < TimeSpan.FromSeconds(entry.KeepSeconds);

    /// <summary>Keeps an answer.</summary>
    public void Store<T>(CacheEntry<T> entry)
        where T : class
    {
        try
        {
            var path = PathOf(new Uri(entry.Asked));
            Folders.Make(Path.GetDirectoryName(path)!);
            AtomicFile.Default.Write(new AtomicWrite { Path = path, Content = JsonSerializer.SerializeToUtf8Bytes(entry with { Stored = _time.GetUtcNow() }) });
            if (Interlocked.Increment(ref _stores) % StoresBetweenSweeps == 1)
            {
                Sweep();
            }
        }
        catch (Exception exception) when (exception is AceDataException or IOException or UnauthorizedAccessException)
        {
            Problem ??= $"Answers of lyrics hosts cannot be kept, so a later run asks again. {exception.Message}";
        }
    }

    /// <summary>Deletes the oldest entries beyond the limit, and what killed runs left.</summary>
    internal void Sweep()
    {
        var files = new DirectoryInfo(_folder).EnumerateFiles("*.json", SearchOption.AllDirectories).OrderByDescending(file => file.LastWriteTimeUtc).ToList();
        TempFiles.Sweep(files.Select(file => file.DirectoryName!).Distinct().SelectMany(TempFiles.In));
        long total = 0;
        foreach (var file in files)
        {
            total += file.Length;
            if (total > _limit)
            {
                file.Delete();
            }
        }
    }

    private string PathOf(Uri address)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.AbsoluteUri)))[..40];
        return Path.Combine(_folder, name[..2], name + ".json");
    }
}

/// <summary>One kept answer.</summary>
internal sealed record CacheEntry<T>
    where T : class
{
    public required string Format { get; init; }

    /// <summary>The address that was asked.</summary>
    public required string Asked { get; init; }

    /// <summary>The address that answered.</summary>
    public required string Answered { get; init; }

    public string? ETag { get; init; }

    public DateTimeOffset Stored { get; init; }

    /// <summary>How long it may be used without asking, seconds.</summary>
    public required double KeepSeconds { get; init; }

    public T? Value { get; init; }

    public LyricsCause? Cause { get; init; }

    public string? Detail { get; init; }
}
