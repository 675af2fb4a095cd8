namespace AceData.Jobs.Board;

/// <summary>A job as it was at one moment.</summary>
public sealed record JobView
{
    public required Guid Id { get; init; }

    /// <summary>1, 2, 3 … in the order in which the jobs of the data folder were ordered.</summary>
    public required long Number { get; init; }

    /// <summary>Name of the <see cref="JobOperation"/>.</summary>
    public required string Operation { get; init; }

    public required string Title { get; init; }

    public required JobState State { get; init; }

    /// <summary>Finished units.</summary>
    public long Done { get; init; }

    /// <summary>All units; null while it is not known.</summary>
    public long? Total { get; init; }

    /// <summary>What is counted, such as <c>songs</c>.</summary>
    public string Unit { get; init; } = "items";

    /// <summary>Time that is left, 0 or more; null until there is something to tell it from: items that finished over five seconds.</summary>
    public TimeSpan? Eta { get; init; }

    /// <summary>The item that was last heard of, such as the path of a song.</summary>
    public string? CurrentItem { get; init; }

    /// <summary>Items by outcome, in the operation's words.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; init; } = new Dictionary<string, int>();

    /// <summary>Items whose outcome is kept, whatever comes.</summary>
    public long Kept { get; init; }

    /// <summary>Items that failed.</summary>
    public int Failed { get; init; }

    /// <summary>The failed items, at most <see cref="MostProblems"/>.</summary>
    public IReadOnlyList<JobProblem> Problems { get; init; } = [];

    /// <summary>Warnings that were told.</summary>
    public int Warnings { get; init; }

    /// <summary>The last value of each metric.</summary>
    public IReadOnlyList<JobMetric> Metrics { get; init; } = [];

    /// <summary>Exit code of the child; null while it runs, or when it never did.</summary>
    public int? Exit { get; init; }

    /// <summary>Stable code of why it failed, such as <c>JOB-CRASH</c> or <c>FFMPEG-MISSING</c>.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>What happened, why, what to do.</summary>
    public string? ErrorText { get; init; }

    public required DateTimeOffset OrderedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When Stop was asked for.</summary>
    public DateTimeOffset? StopAskedAt { get; init; }

    /// <summary>Behind whom it is queued; null when it is not.</summary>
    public JobWait? WaitsFor { get; init; }

    /// <summary>True when it was asked to stop and had its time.</summary>
    public bool CanForceStop { get; init; }

    /// <summary>True when the same request can be started again; what is finished is skipped.</summary>
    public bool CanContinue { get; init; }

    /// <summary>True when going on means the failed items and no other: all else is done, and they are known by name.</summary>
    public bool RetriesFailed { get; init; }

    /// <summary>True when the user has seen the end and put it away.</summary>
    public bool IsDismissed { get; init; }

    /// <summary>The job that this one goes on with.</summary>
    public Guid? Continues { get; init; }

    /// <summary>Number of the last line of the log; 0 when there is none.</summary>
    public long LogLines { get; init; }

    /// <summary>Folder of request, journal and log.</summary>
    public required string Folder { get; init; }

    /// <summary>How many failed items are kept by name.</summary>
    public const int MostProblems = 500;

    // A bar that is full says that all went well.
    private double FullestBar => State is JobState.Stopped or JobState.Failed or JobState.Interrupted ? 0.99 : 1;

    /// <summary>Share of finished units, 0 to 1, and never all of it where the job did not end by itself; null while the total is not known.</summary>
    public double? Share => State == JobState.Done ? 1 : Total is { } total ? total == 0 ? 0 : Math.Clamp((double)Done / total, 0, FullestBar) : null;

    /// <summary>Items that were not begun or not finished, as the job itself says at its end, else what is left of its units; null while neither is known.</summary>
    public long? NotStarted => Counts.TryGetValue("not_started", out var rest) ? rest : Total is { } total ? Math.Max(0, total - Done) : null;

    /// <summary>True when nothing changes any more.</summary>
    public bool IsEnded => State >= JobState.Done;
}

/// <summary>An item that failed.</summary>
/// <param name="Item">Such as the path of a song.</param>
/// <param name="Code">Stable code, or null.</param>
/// <param name="Text">Whole sentences, or null.</param>
public sealed record JobProblem(string Item, string? Code, string? Text);

/// <summary>Behind whom a job waits.</summary>
/// <param name="Id">The job that holds the slot.</param>
/// <param name="Title">Its title.</param>
/// <param name="Eta">How long it still takes; null when that is not known.</param>
/// <param name="Place">1 for the next in the queue.</param>
public sealed record JobWait(Guid Id, string Title, TimeSpan? Eta, int Place);
