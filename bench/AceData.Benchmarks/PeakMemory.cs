using System.Diagnostics;

namespace AceData.Benchmarks;

/// <summary>The most memory that this process held since it was made, beyond what it held then, looked at every few milliseconds.</summary>
internal sealed class PeakMemory : IDisposable
{
    private readonly Timer _timer;
    private readonly long _before = Environment.WorkingSet;
    private long _most;

    public PeakMemory() => _timer = new Timer(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(5));

    /// <summary>So far.</summary>
    public long Bytes()
    {
        Look();
        return Interlocked.Read(ref _most) - _before;
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        using var process = Process.GetCurrentProcess();
        _most = Math.Max(_most, process.WorkingSet64);
    }
}
