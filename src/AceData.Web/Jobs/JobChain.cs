using AceData.Jobs.Board;

namespace AceData.Web.Jobs;

/// <summary>A job with those that it goes on with: stopped ones that were continued, and questions that were answered. To a person they are one.</summary>
/// <param name="Last">The job that goes on, or went on last.</param>
/// <param name="Earlier">Its earlier parts, the latest first; mostly none.</param>
internal sealed record JobChain(JobView Last, IReadOnlyList<JobView> Earlier)
{
    /// <summary>The jobs as chains, in the order of the jobs that stand for them.</summary>
    public static IReadOnlyList<JobChain> Of(IReadOnlyList<JobView> jobs)
    {
        var byId = jobs.ToDictionary(job => job.Id);

        // Where two go on with the same one, it is part of the later.
        var successors = jobs.Where(job => job.Continues is { } before && byId.ContainsKey(before))
            .GroupBy(job => job.Continues!.Value).ToDictionary(group => group.Key, group => group.MaxBy(job => job.Number)!.Id);
        return [.. jobs.Where(job => !successors.ContainsKey(job.Id)).Select(job => new JobChain(job, [.. Before(job, byId, successors)]))];
    }

    private static IEnumerable<JobView> Before(JobView job, Dictionary<Guid, JobView> byId, Dictionary<Guid, Guid> successors)
    {
        for (var here = job; here.Continues is { } id && byId.TryGetValue(id, out var before) && successors[id] == here.Id; here = before)
        {
            yield return before;
        }
    }
}
