using System.Threading.Channels;

namespace AceData.Jobs.Board;

/// <summary>
/// One who wants to know of changes. It gets them one at a time on a thread of its own: a change of state at once, everything
/// else at most five times a second and job. Slowness and exceptions of the subscriber are its own.
/// </summary>
internal sealed class JobSubscription : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Pending> _pending = [];
    private readonly Dictionary<Guid, long> _told = [];
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Func<Guid, JobView?> _view;
    private readonly Action<JobChange> _subscriber;
    private readonly Action<JobSubscription> _onEnd;
    private readonly TimeProvider _time;

    public JobSubscription(Func<Guid, JobView?> view, Action<JobChange> subscriber, Action<JobSubscription> onEnd, TimeProvider time)
    {
        (_view, _subscriber, _onEnd, _time) = (view, subscriber, onEnd, time);
        _ = Task.Run(TellAsync);
    }

    /// <summary>Something about a job is new.</summary>
    /// <param name="id">Which.</param>
    /// <param name="item">The item that was heard of, or null.</param>
    /// <param name="isUrgent">True for a change of state.</param>
    public void Post(Guid id, JobItem? item, bool isUrgent)
    {
        lock (_gate)
        {
            var wakes = isUrgent || _pending.Count == 0;
            if (!_pending.TryGetValue(id, out var pending))
            {
                _pending[id] = pending = new Pending();
            }

            pending.IsUrgent |= isUrgent;
            if (item is not null)
            {
                pending.Items.Enqueue(item);
                if (pending.Items.Count > JobChange.MostItems)
                {
                    pending.Items.Dequeue();
                }
            }

            if (wakes)
            {
                _signal.Writer.TryWrite(true);
            }
        }
    }

    /// <summary>No more changes are told.</summary>
    public void Dispose()
    {
        _signal.Writer.TryComplete();
        _onEnd(this);
    }

    private async Task TellAsync()
    {
        var signal = _signal.Reader.WaitToReadAsync().AsTask();
        while (true)
        {
            var due = Due(out var wait);
            foreach (var (id, items) in due)
            {
                Tell(id, items);
            }

            if (wait is { } pause)
            {
                await Task.WhenAny(signal, Task.Delay(pause, _time));
            }
            else
            {
                await signal;
            }

            if (signal.IsCompleted)
            {
                if (!await signal)
                {
                    return;
                }

                _signal.Reader.TryRead(out _);
                signal = _signal.Reader.WaitToReadAsync().AsTask();
            }
        }
    }

    private void Tell(Guid id, IReadOnlyList<JobItem> items)
    {
        try
        {
            _subscriber(new JobChange(id, _view(id), items));
        }
        catch (Exception)
        {
            // A page that breaks must not hurt the job; the page's own error handling has seen it.
        }
    }

    /// <summary>Takes out what is to be told now.</summary>
    /// <param name="wait">How long the next one has to wait; null when nothing waits.</param>
    private List<(Guid Id, IReadOnlyList<JobItem> Items)> Due(out TimeSpan? wait)
    {
        var due = new List<(Guid, IReadOnlyList<JobItem>)>();
        wait = null;
        lock (_gate)
        {
            var now = _time.GetTimestamp();
            foreach (var (id, pending) in _pending)
            {
                var left = _told.TryGetValue(id, out var told) ? Pause - _time.GetElapsedTime(told, now) : TimeSpan.Zero;
                if (pending.IsUrgent || left <= TimeSpan.Zero)
                {
                    due.Add((id, [.. pending.Items]));
                    _told[id] = now;
                }
                else
                {
                    wait = wait is { } other && other < left ? other : left;
                }
            }

            foreach (var (id, _) in due)
            {
                _pending.Remove(id);
            }
        }

        return due;
    }

    private sealed class Pending
    {
        public bool IsUrgent { get; set; }

        public Queue<JobItem> Items { get; } = new();
    }
}
