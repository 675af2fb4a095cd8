namespace AceData.Lyrics.Network;

/// <summary>One request at a time to a host, and a distance from the end of one to the beginning of the next, however many workers ask.</summary>
internal sealed class HostGate : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly TimeSpan _spacing;
    private readonly TimeSpan _jitter;
    private readonly TimeProvider _time;
    private readonly Func<double> _chance;
    private readonly Lock _lock = new();
    private readonly long _start;
    private TimeSpan _next = TimeSpan.Zero;

    /// <param name="spacing">The least distance.</param>
    /// <param name="jitter">Up to this much is added, so that nobody keeps time with us.</param>
    /// <param name="time">The clock.</param>
    /// <param name="chance">0 up to 1.</param>
    public HostGate(TimeSpan spacing, TimeSpan jitter, TimeProvider time, Func<double> chance)
    {
        _spacing = spacing;
        _jitter = jitter;
        _time = time;
        _chance = chance;
        _start = time.GetTimestamp();
    }

    private TimeSpan Now => _time.GetElapsedTime(_start);

    /// <summary>Waits for the turn; dispose what is returned when the answer is there.</summary>
    public async Task<Turn> EnterAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            while (Remaining() is { Ticks: > 0 } remaining)
            {
                // Timers know whole milliseconds and would come too early for the rest of one.
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(remaining.TotalMilliseconds)), _time, cancellationToken);
            }

            return new Turn(this);
        }
        catch
        {
            _one.Release();
            throw;
        }
    }

    /// <summary>Nobody asks before this time is over.</summary>
    public void Pause(TimeSpan wait)
    {
        lock (_lock)
        {
            var until = Now + wait;
            _next = until > _next ? until : _next;
        }
    }

    public void Dispose() => _one.Dispose();

    private TimeSpan Remaining()
    {
        lock (_lock)
        {
            return _next - Now;
        }
    }

    private void Leave()
    {
        Pause(_spacing + (_jitter * _chance()));
        _one.Release();
    }

    /// <summary>A turn at the host.</summary>
    public readonly struct Turn(HostGate gate) : IDisposable
    {
        public void Dispose() => gate.Leave();
    }
}
