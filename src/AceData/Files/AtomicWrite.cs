namespace AceData.Files;

/// <summary>One file to be written whole.</summary>
public sealed record AtomicWrite
{
    /// <summary>Full path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>All of its new content; never empty.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>What the file must still hold; null when that does not matter.</summary>
    public FileVersion? Expected { get; init; }

    /// <summary>The folder that must not be left, neither by <c>..</c> nor through a link; null when the path is our own.</summary>
    public string? Root { get; init; }

    /// <summary>True when the caller writes many files and makes their names durable at the end, by <see cref="AtomicFile.SyncFolders"/>.</summary>
    public bool IsOneOfMany { get; init; }

    /// <summary>True for a file that only its owner may read.</summary>
    public bool IsPrivate { get; init; }
}

/// <summary>A file was written.</summary>
/// <param name="Version">What it holds now.</param>
/// <param name="IsDurable">False when the disk could not promise that a power cut does not take it back; of one of many, this is not known yet.</param>
public readonly record struct AtomicWriteResult(FileVersion Version, bool IsDurable);
