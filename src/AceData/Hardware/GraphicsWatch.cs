namespace AceData.Hardware;

/// <summary>Looks at the graphics card once a second, and only while somebody wants to know.</summary>
public sealed class GraphicsWatch(IGraphicsMeter meter, TimeProvider time)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    // A card does not grow while one looks; a driver may be started late.
    private static readonly TimeSpan BeatWithoutCard = TimeSpan.FromMinutes(1);
    private readonly Lock _gate = new();
    private readonly List<Action> _watchers = [];
    private ITimer? _timer;

    /// <summary>The last reading; null when there is no card.</summary>
    public GraphicsReading? Current { get; private set; }

    /// <summary>False until the first look.</summary>
    public bool HasLooked { get; private set; }

    /// <summary>Looks from now on, until the result is disposed.</summary>
    /// <param name="changed">Called on another thread when there is something else to see.</param>
    public IDisposable Watch(Action changed)
    {
        lock (_gate)
        {
            _watchers.Add(changed);
            if (_timer is null)
            {
                // The first look may come at once, and it sets the next one.
                _timer = time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                _timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            }
        }

        return new Watching(this, changed);
    }

    private void Look()
    {
        var reading = meter.Read();
        Action[] told;
        lock (_gate)
        {
            told = reading == Current && HasLooked ? [] : [.. _watchers];
            (Current, HasLooked) = (reading, true);
            _timer?.Change(reading is null ? BeatWithoutCard : Beat, Timeout.InfiniteTimeSpan);
        }

        foreach (var changed in told)
        {
            changed();
        }
    }

    private void End(Action changed)
    {
        lock (_gate)
        {
            _watchers.Remove(changed);
            if (_watchers.Count == 0)
            {
                _timer?.Dispose();
                _timer = null;
            }
        }
    }

    private sealed class Watching(GraphicsWatch watch, Action changed) : IDisposable
    {
        public void Dispose() => watch.End(changed);
    }
}
