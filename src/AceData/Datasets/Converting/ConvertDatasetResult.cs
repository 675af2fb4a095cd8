using AceData.Datasets.Checking;

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
    public required IReadOnlyList<CheckFinding> LeftOut { get; init; }

    /// <summary>Songs of the data set that was replaced; 0 where there was none.</summary>
    public required int Earlier { get; init; }

    /// <summary>Those of them that are not in the new one, as it named them.</summary>
    public required IReadOnlyList<string> Leaving { get; init; }

    /// <summary>Seconds it took.</summary>
    public required double Seconds { get; init; }
}
