namespace AceData.Jobs.Board;

/// <summary>What a subscriber is told: something about a job is new.</summary>
/// <param name="Job">The job now; null when it was removed.</param>
/// <param name="Id">Which.</param>
/// <param name="Items">Items that were heard of since the last change, in order; at most <see cref="MostItems"/>, the latest.</param>
public sealed record JobChange(Guid Id, JobView? Job, IReadOnlyList<JobItem> Items)
{
    /// <summary>Items of one change; who is told of so many reads the whole list anew.</summary>
    public const int MostItems = 500;
}
