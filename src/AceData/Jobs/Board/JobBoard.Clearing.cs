namespace AceData.Jobs.Board;

/// <content>Taking old jobs and their logs away.</content>
public sealed partial class JobBoard
{
    /// <summary>How many ended jobs there are of before a moment, and what their logs and journals take.</summary>
    /// <param name="before">Jobs that ended earlier count.</param>
    public OldJobs CountEnded(DateTimeOffset before)
    {
        var ids = EndedBefore(before);
        return new OldJobs(ids.Count, ids.Sum(_journal.SizeOf));
    }

    /// <summary>Forgets the ended jobs of before a moment, with their logs. Jobs that run or wait are never touched.</summary>
    /// <param name="before">Jobs that ended earlier go.</param>
    /// <returns>What was taken away.</returns>
    public OldJobs ForgetEnded(DateTimeOffset before)
    {
        var (count, bytes) = (0, 0L);
        foreach (var id in EndedBefore(before))
        {
            var size = _journal.SizeOf(id);
            lock (_gate)
            {
                if (!_jobs.Remove(id, out var job))
                {
                    continue;
                }

                _forgotten.Enqueue(job);
                Tell(id, null, isUrgent: true);
            }

            (count, bytes) = (count + 1, bytes + size);
        }

        Forget();
        return new OldJobs(count, bytes);
    }

    private List<Guid> EndedBefore(DateTimeOffset before)
    {
        lock (_gate)
        {
            return [.. _jobs.Values.Where(job => job.IsEnded && ViewOf(job).EndedAt < before).Select(job => job.Id)];
        }
    }
}

/// <summary>Jobs that may go.</summary>
/// <param name="Count">How many.</param>
/// <param name="Bytes">What their logs and journals take.</param>
public sealed record OldJobs(int Count, long Bytes);
