namespace AceData.Jobs.Board;

/// <summary>Where a job is. The last five are ends, which only the end of the worker decides, once.</summary>
public enum JobState
{
    /// <summary>Waits for a slot.</summary>
    Queued,

    /// <summary>The child is being started or has not begun yet.</summary>
    Starting,

    /// <summary>At work.</summary>
    Running,

    /// <summary>Was asked to stop and finishes what it has in hand.</summary>
    Stopping,

    /// <summary>All good.</summary>
    Done,

    /// <summary>Ran to its end; some items failed or were blocked.</summary>
    DoneWithProblems,

    /// <summary>Ended because the user wanted it.</summary>
    Stopped,

    /// <summary>Could not start, or broke.</summary>
    Failed,

    /// <summary>The page's program or the computer ended while it ran or waited.</summary>
    Interrupted,
}
