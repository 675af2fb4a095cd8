using System.Text.Json.Serialization;

namespace AceData.Datasets.Checking;

/// <summary>What a check found.</summary>
public sealed record CheckDatasetResult
{
    /// <summary>Songs that were looked at, empty files and others that cannot be read included.</summary>
    public required int Songs { get; init; }

    /// <summary>Songs without anything that blocks or warns.</summary>
    public required int Ready { get; init; }

    /// <summary>Everything that was found: blocking first, then by code, then by song.</summary>
    public required IReadOnlyList<CheckFinding> Findings { get; init; }

    /// <summary>Lengths, tempos and tags of the songs, for pictures.</summary>
    public required CheckStatistics Statistics { get; init; }

    /// <summary>Bytes that the training set will take, about.</summary>
    public required double TrainSetBytes { get; init; }

    /// <summary>What <c>--fix</c> changed, or would change.</summary>
    public IReadOnlyList<FixedText> Fixes { get; init; } = [];

    /// <summary>What <c>--fix</c> was asked to mend in the texts of <see cref="Fixes"/> and leaves to a person: what the rules find in them afterwards.</summary>
    [JsonIgnore]
    public IReadOnlyList<CheckFinding> StillOpen { get; init; } = [];

    /// <summary>Seconds it took.</summary>
    public required double Seconds { get; init; }

    /// <summary>Number of songs with a finding that blocks.</summary>
    [JsonIgnore]
    public int Blocked => Findings.Where(finding => finding.Weight == CheckWeight.Blocks && finding.File is not null).Select(finding => finding.File).Distinct(StringComparer.Ordinal).Count();
}

/// <summary>Numbers of a set for pictures.</summary>
/// <param name="Seconds">Length of each measured song.</param>
/// <param name="Tempos">Tempo tag of each song that has one.</param>
/// <param name="Tags">Songs by tag, the most frequent first; tempo and key are not among them.</param>
public sealed record CheckStatistics(IReadOnlyList<double> Seconds, IReadOnlyList<int> Tempos, IReadOnlyList<KeyValuePair<string, int>> Tags);

/// <summary>A text that a fix changes.</summary>
/// <param name="Code">What it mends.</param>
/// <param name="File">Full path of the text file.</param>
/// <param name="Before">What stands there.</param>
/// <param name="After">What will, or does; empty where the file goes.</param>
/// <param name="Error">Why it could not be written; null when it was, or was only shown.</param>
public sealed record FixedText(string Code, string File, string Before, string After, string? Error = null);
