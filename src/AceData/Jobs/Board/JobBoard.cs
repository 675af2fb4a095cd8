using AceData.Audio;
using AceData.Requests;

namespace AceData.Jobs.Board;

/// <summary>
/// The jobs of one data folder: which run, which wait, what became of the others. One a folder and process. Every change goes
/// through one lock; pages only ask and look, and whether one is open makes no difference.
/// </summary>
public sealed partial class JobBoard : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, BoardJob> _jobs = [];
    private readonly List<BoardJob> _queue = [];
    private readonly List<JobSubscription> _subscriptions = [];
    private readonly InstanceLock _instance;
    private readonly JobBoardOptions _options;
    private readonly JobJournal _journal;
    private readonly CancellationTokenSource _closed = new();
    private readonly Task _saving;
    private readonly Task _leftOvers;
    private long _lastNumber;
    private bool _isClosing;

    private JobBoard(InstanceLock instance, JobBoardOptions options)
    {
        (_instance, _options) = (instance, options);
        _journal = new JobJournal(instance.Root.Jobs, options.KeptJobs, options.KeptBytes);
        var interrupted = LoadJournal();
        _leftOvers = OperatingSystem.IsLinux() ? EndLeftOversAsync(interrupted) : Task.CompletedTask;
        _saving = Task.Run(SaveChangesAsync);
    }

    /// <summary>Opens the board of a data folder. Jobs that were not ended are <see cref="JobState.Interrupted"/> now; none is started by itself.</summary>
    /// <param name="instance">Proof that nobody else has the folder open; not disposed.</param>
    /// <param name="options">How it works.</param>
    public static JobBoard Open(InstanceLock instance, JobBoardOptions options) => new(instance, options);

    /// <summary>All jobs, the latest first.</summary>
    public IReadOnlyList<JobView> Jobs()
    {
        lock (_gate)
        {
            return [.. _jobs.Values.OrderByDescending(job => job.Number).Select(ViewOf)];
        }
    }

    /// <summary>A job; null when there is none of this id (any more).</summary>
    public JobView? Find(Guid id)
    {
        lock (_gate)
        {
            return _jobs.TryGetValue(id, out var job) ? ViewOf(job) : null;
        }
    }

    /// <summary>Starts a job, or queues it behind those that hold its slots.</summary>
    /// <exception cref="AceDataException">Its journal cannot be written, or JOB-CLOSING: the program is about to end.</exception>
    public JobStartAnswer Start(JobOrder order)
    {
        if (!order.Operation.RequestType.IsInstanceOfType(order.Request))
        {
            throw new ArgumentException($"{order.Operation.Name} takes a {order.Operation.RequestType.Name}, not a {order.Request.GetType().Name}.", nameof(order));
        }

        return Start(order.CommandId, order.Operation, RequestJson.Format(order.Request), order.Title, order.WhenBusy, order.Continues);
    }

    /// <summary>
    /// Starts a new job with the request of one that ended short of its goal; what is finished is skipped. Where only failed items
    /// are left, the new job is about these alone: what came into the folders since is another wish.
    /// </summary>
    /// <param name="id">The ended job; it counts as seen from now on.</param>
    /// <param name="commandId">Names the wish: the same id again is the same new job.</param>
    /// <param name="whenBusy">What happens when the slot is taken.</param>
    /// <exception cref="AceDataException">JOB-NOT-CONTINUED: it is not there, not ended, or all done; or as in <see cref="Start(JobOrder)"/>.</exception>
    public JobStartAnswer Continue(Guid id, Guid commandId, JobWhenBusy whenBusy = JobWhenBusy.Queue)
    {
        var job = Find(id);
        if (job is not { CanContinue: true } || OperationOf(job.Operation) is not { } operation)
        {
            throw new AceDataException("JOB-NOT-CONTINUED", "This job cannot be continued: it is not there any more, still at work, or all done. Start a new one.");
        }

        var request = _journal.Request(id);
        if (job.RetriesFailed && operation.Only is { } only)
        {
            request = RequestJson.Format(only(RequestJson.Parse(request, operation.RequestType, job.Title), [.. job.Problems.Select(problem => problem.Item)]));
        }

        var answer = Start(commandId, operation, request, job.Title, whenBusy, continues: id);
        if (answer.Id is not null)
        {
            Dismiss(id);
        }

        return answer;
    }

    /// <summary>Asks a job to finish or drop what it has in hand and end; one that waits ends at once.</summary>
    /// <returns>False when there was nothing to stop: unknown, stopping already, or ended.</returns>
    public bool Stop(Guid id)
    {
        JobChild? child;
        lock (_gate)
        {
            if (!_jobs.TryGetValue(id, out var job) || job.IsEnded || job.State == JobState.Stopping)
            {
                return false;
            }

            if (job.State == JobState.Queued)
            {
                // In the queue, or about to come into it: its journal is being written.
                _queue.Remove(job);
                job.End(new JobEnding(JobState.Stopped), exit: null, _options.Time.GetUtcNow());
                Changed(job, isUrgent: true);
                AfterQueueChange();
                return true;
            }

            job.AskToStop();
            child = job.Child;
            Changed(job, isUrgent: true);
        }

        AskToStop(id, child);
        return true;
    }

    /// <summary>Ends a job and everything that it has started, at once. What it has in hand is lost, finished items are whole.</summary>
    /// <returns>False when it is not at work.</returns>
    public bool ForceStop(Guid id)
    {
        JobChild? child;
        lock (_gate)
        {
            if (!_jobs.TryGetValue(id, out var job) || !job.HoldsSlots)
            {
                return false;
            }

            if (job.State != JobState.Stopping)
            {
                job.AskToStop();
            }

            job.IsForced = true;
            child = job.Child;
            Changed(job, isUrgent: true);
        }

        // Without a child yet, its start sees the wish.
        child?.Kill();
        return true;
    }

    /// <summary>Takes a waiting job away, as if it had not been ordered.</summary>
    /// <returns>False when it does not wait.</returns>
    public bool Remove(Guid id)
    {
        lock (_gate)
        {
            if (!_jobs.TryGetValue(id, out var job) || !_queue.Remove(job))
            {
                return false;
            }

            _jobs.Remove(id);
            Tell(id, null, isUrgent: true);
            AfterQueueChange();
            job.Log.Dispose();
            job.IsUnsaved = false;
            _forgotten.Enqueue(job);
        }

        Forget();
        return true;
    }

    /// <summary>Puts a waiting job before all others that wait.</summary>
    /// <returns>False when it does not wait.</returns>
    public bool StartFirst(Guid id)
    {
        lock (_gate)
        {
            if (!_jobs.TryGetValue(id, out var job) || !_queue.Remove(job))
            {
                return false;
            }

            _queue.Insert(0, job);
            AfterQueueChange();
            return true;
        }
    }

    /// <summary>The user has seen how a job ended.</summary>
    /// <returns>False when it has not ended.</returns>
    public bool Dismiss(Guid id)
    {
        lock (_gate)
        {
            if (!_jobs.TryGetValue(id, out var job) || !job.IsEnded)
            {
                return false;
            }

            job.IsDismissed = true;
            Changed(job, isUrgent: true);
            return true;
        }
    }

    /// <summary>Lines of a job's log.</summary>
    /// <param name="id">The job.</param>
    /// <param name="from">Number of the first line wanted, 1 or more.</param>
    /// <param name="max">Most lines.</param>
    /// <returns>Lines in order; none when the job or the lines are not there.</returns>
    public IReadOnlyList<JobLogLine> ReadLog(Guid id, long from, int max)
    {
        JobLogBook? log;
        lock (_gate)
        {
            log = _jobs.GetValueOrDefault(id)?.Log;
        }

        return log?.Read(from, max) ?? [];
    }

    /// <summary>What a job was asked for, as JSON.</summary>
    /// <exception cref="AceDataException">It cannot be read.</exception>
    public string ReadRequest(Guid id) => _journal.Request(id);

    /// <summary>Tells of every change from now on, until the result is disposed. See <see cref="JobChange"/>.</summary>
    public IDisposable Subscribe(Action<JobChange> subscriber)
    {
        var subscription = new JobSubscription(Find, subscriber, Unsubscribe, _options.Time);
        lock (_gate)
        {
            _subscriptions.Add(subscription);
        }

        return subscription;
    }

    private void Unsubscribe(JobSubscription subscription)
    {
        lock (_gate)
        {
            _subscriptions.Remove(subscription);
        }
    }
}
