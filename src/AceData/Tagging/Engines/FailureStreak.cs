namespace AceData.Tagging.Engines;

/// <summary>
/// Questions in a row that a server failed to answer: each makes the next wait longer, and too many mean that the server is
/// as good as gone. A share of failures over time would not do: answers take from half a second to two minutes.
/// </summary>
/// <param name="connection">The server.</param>
/// <param name="time">The clock of the waits.</param>
internal sealed class FailureStreak(ServerConnection connection, TimeProvider time)
{
    /// <summary>Failures in a row that end a run.</summary>
    public const int Longest = 5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private int _length;

    /// <summary>Backs off before a question: not at all, then 1, 2, 4, 8 s.</summary>
    public Task PauseAsync(CancellationToken cancellationToken)
    {
        var length = Volatile.Read(ref _length);
        return length == 0 ? Task.CompletedTask : Task.Delay(FirstPause * Math.Pow(2, Math.Min(length, Longest) - 1), time, cancellationToken);
    }

    /// <summary>The server answered, well or not.</summary>
    public void Ends() => Volatile.Write(ref _length, 0);

    /// <summary>The server failed: the failure itself, or SERVER-GONE when it is one too many.</summary>
    public EngineException Grows(EngineException failure) =>
        Interlocked.Increment(ref _length) < Longest
            ? failure
            : new EngineException("SERVER-GONE", $"The model server at {connection.Address} failed {Longest} times in a row. The last time: {failure.Message} Finished songs are kept; when it works again, run the same command.", mayRetry: false, failure);
}
