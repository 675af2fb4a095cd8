namespace AceData.Datasets.Converting;

/// <summary>What a conversion made.</summary>
public sealed record ConvertDatasetResult
{
    /// <summary>Full path of the data set.</summary>
    public required string Output { get; init; }

    /// <summary>Songs in it.</summary>
    public required int Songs { get; init; }

    /// <summary>Songs without tags that got the default ones.</summary>
    public required int WithDefaultTags { get; init; }

    /// <summary>Songs without lyrics that got the default ones.</summary>
    public required int WithDefaultLyrics { get; init; }

    /// <summary>Songs that were left out, each with the reason.</summary>
    public required IReadOnlyList<LeftOutSong> LeftOut { get; init; }

    /// <summary>Seconds it took.</summary>
    public required double Seconds { get; init; }
}

/// <summary>A song that is not in the data set.</summary>
/// <param name="File">Full path.</param>
/// <param name="Code">Stable code of the reason.</param>
/// <param name="Text">Whole sentences.</param>
public sealed record LeftOutSong(string File, string Code, string Text);
