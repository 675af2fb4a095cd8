namespace AceData.Tests.Lyrics.Network;

/// <summary>
/// A clock that leaps over every wait, so that a test of waits takes no time and knows each of them exactly. The deadlines of
/// the client (10, 20 and 30 s) are no waits: they never come, or soon when a test says so.
/// </summary>
internal sealed class LeapingTime : TimeProvider
{
    private static readonly TimeSpan SoonAfter = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan[] Deadlines = [ConnectTime, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30)];

    private readonly Lock _lock = new();
    private readonly List<double> _waits = [];
    private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The deadline that comes, 150 ms after it was set; null for none.</summary>
    public TimeSpan? Comes { get; set; }

    /// <summary>
    /// How many requests have reached a host. A deadline for an answer waits for its request to arrive: on a busy machine that alone takes longer than 150 ms, and a test counts what arrived.
    /// </summary>
    public Func<int>? Arrived { get; set; }

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
            return dueTime != Comes ? new NoTimer()
                : Arrived is null || dueTime == ConnectTime ? System.CreateTimer(callback, state, SoonAfter, period)
                : new ArrivalTimer(() => callback(state), Arrived);
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

    // Calls once, when one more request has arrived than at its beginning.
    private sealed class ArrivalTimer : ITimer
    {
        private readonly ITimer _looks;
        private int _called;

        public ArrivalTimer(Action callback, Func<int> arrived)
        {
            var before = arrived();
            _looks = System.CreateTimer(
                _ =>
                {
                    if (arrived() > before && Interlocked.Exchange(ref _called, 1) == 0)
                    {
                        callback();
                    }
                },
                null,
                SoonAfter,
                TimeSpan.FromMilliseconds(20));
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => _looks.Dispose();

        public ValueTask DisposeAsync() => _looks.DisposeAsync();
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
