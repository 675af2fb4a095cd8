namespace AceData.Jobs.Board;

/// <summary>What <c>job.json</c> says of a job: enough to show it after the program, or the computer, was gone.</summary>
internal sealed record JobRecord
{
    public const int CurrentVersion = 1;

    public int Version { get; init; } = CurrentVersion;

    public required Guid Id { get; init; }

    public required long Number { get; init; }

    public required string Operation { get; init; }

    public required string Title { get; init; }

    public required JobState State { get; init; }

    public long Done { get; init; }

    public long? Total { get; init; }

    public string Unit { get; init; } = "items";

    public string? CurrentItem { get; init; }

    public IReadOnlyDictionary<string, int> Counts { get; init; } = new Dictionary<string, int>();

    public long Kept { get; init; }

    public int Failed { get; init; }

    public IReadOnlyList<JobProblem> Problems { get; init; } = [];

    public int Warnings { get; init; }

    public int? Exit { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorText { get; init; }

    public required DateTimeOffset OrderedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public DateTimeOffset? StopAskedAt { get; init; }

    public bool IsDismissed { get; init; }

    public Guid? Continues { get; init; }

    /// <summary>When this was written.</summary>
    public required DateTimeOffset SavedAt { get; init; }
}
