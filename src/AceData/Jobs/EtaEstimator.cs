namespace AceData.Jobs;

/// <summary>
/// Seconds that are left, from the speed of the last items. Steps of the computer's clock do not matter; an item that took
/// long makes the next answer longer.
/// </summary>
public sealed class EtaEstimator
{
    private const int WindowItems = 64;
    private static readonly TimeSpan FirstAnswerAfter = TimeSpan.FromSeconds(1);
    private readonly TimeProvider _time;
    private readonly Queue<(long Timestamp, long Done)> _window = new();

    /// <summary>Starts measuring.</summary>
    /// <param name="time">The clock; only its monotonic timestamp is used.</param>
    public EtaEstimator(TimeProvider time)
    {
        _time = time;
        _window.Enqueue((time.GetTimestamp(), 0));
    }

    /// <summary>Takes note of the finished units and says how long the rest takes.</summary>
    /// <param name="done">Finished units since the start; never falls.</param>
    /// <param name="total">All units.</param>
    /// <returns>Seconds, 0 or more; null until something was measured.</returns>
    public double? Update(long done, long total)
    {
        var now = _time.GetTimestamp();
        var (since, before) = _window.Peek();
        var elapsed = _time.GetElapsedTime(since, now);
        var speed = (done - before) / elapsed.TotalSeconds;
        if (done > _window.Last().Done)
        {
            _window.Enqueue((now, done));
            if (_window.Count > WindowItems)
            {
                _window.Dequeue();
            }
        }

        if (done >= total)
        {
            return 0;
        }

        return elapsed >= FirstAnswerAfter && speed > 0 ? (total - done) / speed : null;
    }
}
