using Microsoft.Extensions.Time.Testing;

namespace AceData.Tests.Tagging.Engines;

/// <summary>
/// A clock that jumps over every wait as soon as somebody waits, so that a test of waits takes no time and knows each of them exactly.
/// Deadlines (from 100 s) are not jumped over: they come when the waits add up to them.
/// </summary>
internal sealed class JumpingTime : TimeProvider
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(100);

    private readonly FakeTimeProvider _inner = new();
    private readonly List<TimeSpan> _waits = [];

    /// <summary>False until the waits of interest begin.</summary>
    public bool Jumps { get; set; }

    /// <summary>Happens before a jump.</summary>
    public Action? BeforeJump { get; set; }

    /// <summary>What was waited, in seconds.</summary>
    public double[] Waits
    {
        get
        {
            lock (_waits)
            {
                return [.. _waits.Select(wait => wait.TotalSeconds)];
            }
        }
    }

    public override TimeZoneInfo LocalTimeZone => _inner.LocalTimeZone;

    public override long TimestampFrequency => _inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _inner.GetUtcNow();

    public override long GetTimestamp() => _inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = _inner.CreateTimer(callback, state, dueTime, period);
        if (Jumps && dueTime < Deadline && dueTime > TimeSpan.Zero)
        {
            lock (_waits)
            {
                _waits.Add(dueTime);
            }

            ThreadPool.QueueUserWorkItem(_ =>
            {
                BeforeJump?.Invoke();
                _inner.Advance(dueTime);
            });
        }

        return timer;
    }
}
