namespace AceData.Jobs.Board;

/// <summary>The wish to start a job.</summary>
public sealed record JobOrder
{
    /// <summary>Names the wish, and then the job: the same id again is the same job, so that a double click starts one.</summary>
    public required Guid CommandId { get; init; }

    /// <summary>What is to be done.</summary>
    public required JobOperation Operation { get; init; }

    /// <summary>How: an object of the operation's request type.</summary>
    public required object Request { get; init; }

    /// <summary>What the user calls it.</summary>
    public required string Title { get; init; }

    /// <summary>The job that this one goes on with, such as one that ended with a question which is answered now; null for none.</summary>
    public Guid? Continues { get; init; }

    /// <summary>What happens when another job holds a slot that this one needs.</summary>
    public JobWhenBusy WhenBusy { get; init; } = JobWhenBusy.Queue;
}

/// <summary>What happens to an order whose slot is taken.</summary>
public enum JobWhenBusy
{
    /// <summary>The job waits.</summary>
    Queue,

    /// <summary>No job is made; the answer names the one in the way, so that the user can be asked.</summary>
    Refuse,
}

/// <summary>The answer to an order.</summary>
/// <param name="Id">The job; null when it was refused.</param>
/// <param name="BusyWith">The job that holds the slot; null when there is none in the way.</param>
public sealed record JobStartAnswer(Guid? Id, JobView? BusyWith);
