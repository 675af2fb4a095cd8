namespace AceData.Files;

/// <summary>What a name in a folder stands for.</summary>
public enum FileKind
{
    /// <summary>Nothing has this name.</summary>
    Missing,

    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link, junction or mount point, wherever it leads.</summary>
    Link,

    /// <summary>A pipe, socket or device: opening one may wait for ever.</summary>
    Special,
}

/// <summary>What the file system says about a name, without opening it and without following a link.</summary>
public readonly record struct FileFacts
{
    public FileKind Kind { get; init; }

    /// <summary>Bytes.</summary>
    public long Length { get; init; }

    /// <summary>Bytes that really lie on the disk; far fewer than <see cref="Length"/> in a file with holes.</summary>
    public long Allocated { get; init; }

    public DateTime ModifiedUtc { get; init; }

    /// <summary>Permission bits on Unix (0…07777); 0 elsewhere.</summary>
    public int Mode { get; init; }

    /// <summary>Owner on Unix; 0 elsewhere.</summary>
    public uint UserId { get; init; }

    /// <summary>Group on Unix; 0 elsewhere.</summary>
    public uint GroupId { get; init; }

    /// <summary>True when the user marked the file as not to be changed (no write permission for anyone, read-only, immutable).</summary>
    public bool IsReadOnly { get; init; }
}
