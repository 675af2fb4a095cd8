namespace AceData.Models;

/// <summary>A part that is there.</summary>
public sealed record LockedPart
{
    /// <summary>How it came.</summary>
    public required ModelOrigin Origin { get; init; }

    /// <summary>Full path of a folder that belongs to somebody else; null for the folder of its name in the folder of models.</summary>
    public string? Folder { get; init; }

    /// <summary>The commit of the hub, where it is known.</summary>
    public string? Revision { get; init; }

    /// <summary>When it was complete.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Its files as they are kept.</summary>
    public required IReadOnlyList<LockedFile> Files { get; init; }
}

/// <summary>A file of a part that is there.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">SHA-256 of its bytes, in small hex digits.</param>
/// <param name="MadeOf">SHA-256 of the published file that it was made of, where it is not that file itself.</param>
public sealed record LockedFile(string Name, long Bytes, string Sha256, string? MadeOf = null);
