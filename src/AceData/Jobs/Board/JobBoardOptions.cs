namespace AceData.Jobs.Board;

/// <summary>How a board works.</summary>
public sealed record JobBoardOptions
{
    /// <summary>The program that jobs run in.</summary>
    public required JobProgram Program { get; init; }

    /// <summary>What a job can be.</summary>
    public IReadOnlyList<JobOperation> Operations { get; init; } = JobOperation.All;

    /// <summary>All times and waits.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long jobs may take to stop when the board is closed; then they are ended by force.</summary>
    public TimeSpan CloseGrace { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Ended jobs that are remembered.</summary>
    public int KeptJobs { get; init; } = 50;

    /// <summary>Bytes of their journals and logs.</summary>
    public long KeptBytes { get; init; } = 512L << 20;

    /// <summary>Keeps the computer awake while a job runs; null for not.</summary>
    public KeepAwake? KeepAwake { get; init; }
}
