namespace AceData.Audio.Decoding;

/// <summary>A program to run to its end.</summary>
public sealed record ChildProcessRequest
{
    /// <summary>Full path of the program; never a bare name, which would run a program of the current folder.</summary>
    public required string Program { get; init; }

    /// <summary>Arguments, each whole; never put together as text.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The longest time it may take.</summary>
    public required TimeSpan Deadline { get; init; }

    /// <summary>The longest time it may be silent, so that a stopped program is told from a slow one.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes of standard output after which it is ended.</summary>
    public long OutputLimit { get; init; } = long.MaxValue;

    /// <summary>It gets the whole environment: only for our own program, which looks for its settings there.</summary>
    public bool IsOurs { get; init; }
}

/// <summary>How a program ended.</summary>
/// <param name="End">Of itself, or why it was ended.</param>
/// <param name="ExitCode">Its exit code; meaningless when it was ended.</param>
/// <param name="OutputBytes">Bytes of standard output that were handed on.</param>
/// <param name="ErrorText">The last 8 KB of standard error.</param>
public sealed record ChildProcessResult(ChildProcessEnd End, int ExitCode, long OutputBytes, string ErrorText);

/// <summary>Why a program is no more.</summary>
public enum ChildProcessEnd
{
    /// <summary>It ended of itself.</summary>
    Exited,

    /// <summary>It took too long, or was silent too long.</summary>
    DeadlinePassed,

    /// <summary>It wrote more than it may.</summary>
    OutputLimitPassed,
}
