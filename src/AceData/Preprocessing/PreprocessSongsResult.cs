namespace AceData.Preprocessing;

/// <summary>What became of the songs of a data set.</summary>
public sealed record PreprocessSongsResult
{
    /// <summary>Code of a failure that is a fault of ours.</summary>
    public const string FaultCode = "FAULT";

    /// <summary>Full path of the training set.</summary>
    public required string Output { get; init; }

    /// <summary>Songs of this part of the data set.</summary>
    public required int Songs { get; init; }

    /// <summary>Samples that were made.</summary>
    public required int Made { get; init; }

    /// <summary>Samples whose texts alone were renewed.</summary>
    public required int Renewed { get; init; }

    /// <summary>Samples that hold all that they would hold.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Samples of another program, which stay as they are.</summary>
    public required int Kept { get; init; }

    /// <summary>Songs that no sample could be made of.</summary>
    public required IReadOnlyList<FailedSample> Failed { get; init; }

    /// <summary>Keys of samples whose songs are not in the data set any more.</summary>
    public required IReadOnlyList<string> Leftover { get; init; }

    /// <summary>How many of those were deleted.</summary>
    public required int Deleted { get; init; }

    /// <summary>Names of files in the training set that are no samples.</summary>
    public required IReadOnlyList<string> Strangers { get; init; }

    /// <summary>Songs that the run did not come to.</summary>
    public int NotStarted { get; init; }

    /// <summary>Why the run ended before its end; null when it did not.</summary>
    public string? StoppedBecause { get; init; }

    /// <summary>True when somebody stopped it.</summary>
    public bool WasStopped { get; init; }

    /// <summary>Seconds it took.</summary>
    public required double Seconds { get; init; }
}

/// <summary>A song that no sample could be made of.</summary>
/// <param name="Key">Its key in the data set.</param>
/// <param name="File">The audio file as the data set names it.</param>
/// <param name="Code">Code of the reason.</param>
/// <param name="Reason">Whole sentences.</param>
public sealed record FailedSample(string Key, string File, string Code, string Reason);
