namespace AceData.Models;

/// <summary>A file of a part, as it is published.</summary>
public sealed record ModelFile
{
    /// <summary>Its name in the folder of the part; never a path.</summary>
    public required string Name { get; init; }

    /// <summary>About how many bytes; what the hub says counts.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256 in small hex digits, where it is known beforehand; else the hub's is taken.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The safetensors file that is made of it once, for a file of PyTorch; else null.</summary>
    public string? Becomes { get; init; }

    /// <summary>True for what only other programs need; a folder without it is whole.</summary>
    public bool Extra { get; init; }

    /// <summary>The name of the file that is kept.</summary>
    public string Kept => Becomes ?? Name;
}
