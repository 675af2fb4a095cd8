using AceData.Jobs.Board;

namespace AceData.Tests.Jobs.Board;

/// <summary>What a board must look like, told as plainly as possible: one list in the order in which slots are given.</summary>
internal sealed class BoardModel
{
    private readonly List<Job> _queue = [];

    public List<Job> Jobs { get; } = [];

    public IEnumerable<Guid> Waiting => _queue.Select(job => job.Id);

    public void Start(Guid id, JobOperation operation)
    {
        var job = new Job(id, operation);
        Jobs.Add(job);
        _queue.Add(job);
        Fill();
    }

    /// <summary>True when an order that will not wait is taken: nobody runs with its slots or waits for them beyond what there is.</summary>
    public bool HasRoom(JobOperation operation) =>
        operation.Slots.All(slot => Jobs.Count(job => !job.IsEnded && job.Operation.Slots.Contains(slot)) < JobOperation.Capacity(slot));

    public void End(Job job, JobState state)
    {
        _queue.Remove(job);
        job.State = state;
        Fill();
    }

    public void Remove(Job? job)
    {
        if (job is { IsWaiting: true })
        {
            _queue.Remove(job);
            Jobs.Remove(job);
            Fill();
        }
    }

    public void First(Job? job)
    {
        if (job is { IsWaiting: true })
        {
            _queue.Remove(job);
            _queue.Insert(0, job);
            Fill();
        }
    }

    private void Fill()
    {
        for (var i = 0; i < _queue.Count; i++)
        {
            var job = _queue[i];
            var before = Jobs.Where(other => other.IsRunning).Concat(_queue.Take(i)).ToList();
            if (job.Operation.Slots.All(slot => before.Count(other => other.Operation.Slots.Contains(slot)) < JobOperation.Capacity(slot)))
            {
                job.State = JobState.Running;
                _queue.RemoveAt(i--);
            }
        }
    }

    internal sealed class Job(Guid id, JobOperation operation)
    {
        public Guid Id { get; } = id;

        public JobOperation Operation { get; } = operation;

        public JobState State { get; set; } = JobState.Queued;

        public bool IsWaiting => State == JobState.Queued;

        public bool IsRunning => State == JobState.Running;

        public bool IsEnded => State >= JobState.Done;
    }
}
