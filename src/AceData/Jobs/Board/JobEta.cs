namespace AceData.Jobs.Board;

/// <summary>
/// Time that is left, from finished items only: the median of the last ten, times the rest. One long song changes nothing,
/// a slower stretch shows after five. Only the monotonic clock is used, so no step of the computer's clock matters.
/// </summary>
internal sealed class JobEta(TimeProvider time)
{
    private const int Window = 10;
    private const int LongWindow = 64;

    // Of songs that run side by side the first ones finish together: what lies between those says nothing of the rest.
    private static readonly TimeSpan ShortestBasis = TimeSpan.FromSeconds(5);

    // Songs that run side by side finish at irregular times; over a few of them that evens out.
    private const int Lag = 3;

    private readonly List<(long Timestamp, long Done)> _finished = [];

    /// <summary>Takes note that so many units are finished.</summary>
    public void Update(long done)
    {
        if (_finished.Count > 0 && done <= _finished[^1].Done)
        {
            return;
        }

        _finished.Add((time.GetTimestamp(), done));
        if (_finished.Count > LongWindow)
        {
            _finished.RemoveAt(0);
        }
    }

    /// <summary>How long the rest takes from now on.</summary>
    /// <param name="rest">Units that are not finished.</param>
    /// <returns>0 or more; null until units were seen to finish for five seconds.</returns>
    public TimeSpan? Of(long rest)
    {
        if (_finished.Count < 2 || time.GetElapsedTime(_finished[0].Timestamp, _finished[^1].Timestamp) < ShortestBasis)
        {
            return null;
        }

        if (rest <= 0)
        {
            return TimeSpan.Zero;
        }

        var unit = PerUnit();
        var inHand = Math.Min(time.GetElapsedTime(_finished[^1].Timestamp).TotalSeconds, unit);
        var seconds = (rest * unit) - inHand;
        return TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.MaxValue.TotalSeconds / 2));
    }

    private double PerUnit()
    {
        var mean = Between(_finished[0], _finished[^1]);
        if (ComesInHeaps(mean))
        {
            return mean;
        }

        var lag = Math.Min(Lag, _finished.Count - 1);
        var times = new List<double>(Window);
        for (var i = Math.Max(lag, _finished.Count - Window); i < _finished.Count; i++)
        {
            times.Add(Between(_finished[i - lag], _finished[i]));
        }

        times.Sort();
        return (times[(times.Count - 1) / 2] + times[times.Count / 2]) / 2;
    }

    /// <summary>True where most items finish together with another one: then only the mean of several heaps says something.</summary>
    private bool ComesInHeaps(double mean)
    {
        var together = 0;
        for (var i = 1; i < _finished.Count; i++)
        {
            together += Between(_finished[i - 1], _finished[i]) < mean / 10 ? 1 : 0;
        }

        return together * 2 > _finished.Count - 1;
    }

    private double Between((long Timestamp, long Done) from, (long Timestamp, long Done) to) =>
        time.GetElapsedTime(from.Timestamp, to.Timestamp).TotalSeconds / (to.Done - from.Done);
}
