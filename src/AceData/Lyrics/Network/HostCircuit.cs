namespace AceData.Lyrics.Network;

/// <summary>Whether a host may still be asked in this run.</summary>
internal sealed class HostCircuit(TimeProvider time)
{
    /// <summary>Failures that say nothing about the host as a whole weigh half of those that do.</summary>
    public const int PageFailure = 1;
    public const int HostFailure = 2;

    private const int Limit = 3 * HostFailure;

    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestRest = TimeSpan.FromDays(30);

    private readonly Lock _lock = new();
    private readonly long _start = time.GetTimestamp();
    private Reason? _refusal;
    private TimeSpan _until = TimeSpan.MaxValue;
    private int _strain;

    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>Why the host is not asked; null when it may be. A rest that is over ends here.</summary>
    public Reason? Refusal()
    {
        lock (_lock)
        {
            if (_refusal is not null && Now >= _until)
            {
                // One more failure closes the door again.
                _refusal = null;
                _strain = Limit - PageFailure;
            }

            return _refusal;
        }
    }

    /// <summary>The host is not asked again in this run.</summary>
    public void EndForRun(LyricsCause cause, string detail) => Rests(TimeSpan.MaxValue, cause, detail);

    /// <summary>The host is not asked for some time.</summary>
    public void RestFor(TimeSpan wait, LyricsCause cause, string detail)
    {
        lock (_lock)
        {
            Rests(wait < LongestRest ? Now + wait : TimeSpan.MaxValue, cause, detail);
        }
    }

    /// <summary>The host works.</summary>
    public void Succeeded()
    {
        lock (_lock)
        {
            _strain = 0;
        }
    }

    /// <summary>A try failed; enough of them in a row give the host a rest of five minutes.</summary>
    /// <returns>True when it rests now.</returns>
    public bool Failed(int weight, LyricsCause cause, string detail)
    {
        lock (_lock)
        {
            _strain += weight;
            if (_strain < Limit)
            {
                return false;
            }

            RestFor(Rest, cause, detail);
            return true;
        }
    }

    private void Rests(TimeSpan until, LyricsCause cause, string detail)
    {
        lock (_lock)
        {
            // What ended a host for the run stays the reason.
            if (_refusal is null || until >= _until)
            {
                _refusal = new Reason(cause, detail);
                _until = until;
            }
        }
    }

    /// <summary>Why a host is not asked.</summary>
    internal sealed record Reason(LyricsCause Cause, string Detail);
}
