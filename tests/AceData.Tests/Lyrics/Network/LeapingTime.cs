namespace AceData.Tests.Lyrics.Network;

/// <summary>
/// A clock that leaps over every wait, so that a test of waits takes no time and knows each of them exactly. The deadlines of
/// the client (10, 20 and 30 s) are no waits: they never come, or soon when a test says so.
/// </summary>
internal sealed class LeapingTime : TimeProvider
{
    private static readonly TimeSpan[] Deadlines = [TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30)];

    private readonly Lock _lock = new();
    private readonly List<double> _waits = [];
    private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The deadline that comes, 150 ms after it was set; null for none.</summary>
    public TimeSpan? Comes { get; set; }

    /// <summary>Seconds that were waited, in order.</summary>
    public double[] Waits
    {
        get
        {
            lock (_lock)
            {
                return [.. _waits];
            }
        }
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public void Advance(TimeSpan span)
    {
        lock (_lock)
        {
            _now += span;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (Deadlines.Contains(dueTime))
        {
            return dueTime == Comes ? System.CreateTimer(callback, state, TimeSpan.FromMilliseconds(150), period) : new NoTimer();
        }

        if (dueTime <= TimeSpan.Zero)
        {
            return System.CreateTimer(callback, state, dueTime, period);
        }

        DateTimeOffset due;
        lock (_lock)
        {
            _waits.Add(dueTime.TotalSeconds);
            due = _now + dueTime;
        }

        ThreadPool.QueueUserWorkItem(_ =>
        {
            lock (_lock)
            {
                _now = due > _now ? due : _now;
            }

            callback(state);
        });
        return new NoTimer();
    }

    private sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
