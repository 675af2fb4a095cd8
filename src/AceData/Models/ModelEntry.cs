namespace AceData.Models;

/// <summary>A part and what there is of it.</summary>
public sealed record ModelEntry
{
    /// <summary>Name of the part.</summary>
    public required string Name { get; init; }

    public required ModelState State { get; init; }

    /// <summary>How it came; null when it is not there.</summary>
    public ModelOrigin? Origin { get; init; }

    /// <summary>Full path of the folder where it lies, or was found; null when it is nowhere.</summary>
    public string? Folder { get; init; }

    /// <summary>Bytes on the disk, or about how many it will be.</summary>
    public required long Bytes { get; init; }

    /// <summary>Bytes that are there already, of a download that was stopped.</summary>
    public long Done { get; init; }

    public required string Licence { get; init; }

    public required bool NonCommercial { get; init; }

    public required bool Optional { get; init; }

    public required IReadOnlyList<ModelUse> Uses { get; init; }
}
