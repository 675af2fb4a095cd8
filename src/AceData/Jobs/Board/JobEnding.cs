using System.Globalization;
using AceData.Audio;

namespace AceData.Jobs.Board;

/// <summary>What the end of a worker means.</summary>
/// <param name="State">One of the ends.</param>
/// <param name="Code">Stable code; null when there is nothing to explain.</param>
/// <param name="Text">What happened, why, what to do; null with the code.</param>
internal sealed record JobEnding(JobState State, string? Code = null, string? Text = null)
{
    private const string Finished = "Finished items are kept; Continue goes on with the rest.";

    /// <summary>The job never had a child.</summary>
    public static JobEnding NotStarted(AceDataException exception) => new(JobState.Failed, exception.Code, exception.Message);

    /// <summary>The board itself broke over it.</summary>
    public static JobEnding OurFault(Exception exception) =>
        new(JobState.Failed, "FAULT", $"AceData has a fault here and lost the job. {Finished} Please report this text: {exception}");

    /// <summary>Judges the end of a child.</summary>
    public static JobEnding Of(JobEnd end)
    {
        // What was complete before the wish to stop arrived is complete.
        if (end is { Exit: ExitCode.Good, Result.Exit: ExitCode.Good } && !end.HasProblems)
        {
            return new(JobState.Done);
        }

        if (end.IsClosing && (end.Exit == ExitCode.Stopped || end.IsForced))
        {
            return Closed;
        }

        if (end.IsForced)
        {
            return new(JobState.Stopped, "JOB-FORCED", "It was ended by force. " + Finished);
        }

        if (end.Exit == ExitCode.Stopped)
        {
            return new(JobState.Stopped);
        }

        if (end.Exit is ExitCode.Good or ExitCode.SomeFailed)
        {
            return OfFinished(end);
        }

        return OfBroken(end);
    }

    /// <summary>The program ended while the job ran or waited.</summary>
    public static JobEnding Closed { get; } = new(JobState.Interrupted, "JOB-INTERRUPTED", "The computer or AceData ended while this ran. " + Finished);

    private static JobEnding OfFinished(JobEnd end)
    {
        if (end.Result is not { } result)
        {
            return new(
                JobState.Failed,
                "JOB-NO-RESULT",
                string.Create(CultureInfo.InvariantCulture, $"The job ended (code {end.Exit}) without saying what came of it, so it does not count as done. Look into the log. {Finished}"));
        }

        return result.Exit is ExitCode.Good or ExitCode.SomeFailed
            ? new(JobState.DoneWithProblems, end.ErrorCode, end.ErrorText)
            : new(
                JobState.Failed,
                end.ErrorCode ?? "JOB-CONTRADICTION",
                end.ErrorText ?? string.Create(CultureInfo.InvariantCulture, $"The job's report says code {result.Exit}, its end says {end.Exit}; it does not count as done. Look into the log. {Finished}"));
    }

    private static JobEnding OfBroken(JobEnd end)
    {
        // Its own words are better than ours, where it had any.
        var (code, text) = end.Exit switch
        {
            ExitCode.WrongUse when end.ErrorCode is null => ("JOB-WRONG-USE", "The job did not accept what it was asked for. Look into the log, and check the settings of this run."),
            ExitCode.CouldNotStart when end.ErrorCode is null => ("JOB-COULD-NOT-START", "Something that the job needs is missing. Look into the log for what, then try again."),
            ExitCode.WrongUse or ExitCode.CouldNotStart => (end.ErrorCode, end.ErrorText ?? string.Empty),
            _ when end.IsOutOfMemory => Memory(end),
            ExitCode.Fault => (end.ErrorCode ?? "FAULT", "AceData has a fault here. The details are in the log; please report them. " + Finished),
            137 => ("JOB-KILLED", $"The system ended the job (code 137), most often because the computer ran out of memory. Close other programs or choose smaller settings. {Finished}"),
            139 => ("JOB-CRASH", $"The job crashed: it touched memory that is not its own (code 139). {Finished}"),
            134 => ("JOB-CRASH", $"The job crashed and ended itself (code 134). {Finished}"),
            135 or 136 or 132 => ("JOB-CRASH", string.Create(CultureInfo.InvariantCulture, $"The job crashed in a way that points to a damaged file, disk or processor (code {end.Exit}). {Finished}")),
            143 or 129 or 131 => ("JOB-TERMINATED", string.Create(CultureInfo.InvariantCulture, $"Another program, or the computer's shutdown, told the job to end (code {end.Exit}). {Finished}")),
            _ => OfWindows(end.Exit),
        };
        return new(JobState.Failed, code, text);
    }

    private static (string Code, string Text) OfWindows(int exit) => unchecked((uint)exit) switch
    {
        0xC0000005 => ("JOB-CRASH", $"The job crashed: it touched memory that is not its own (code 0xC0000005). {Finished}"),
        0xC0000017 or 0xC000012D => ("JOB-MEMORY", $"The computer ran out of memory (code 0x{exit:X8}). Close other programs or choose smaller settings. {Finished}"),
        0xC0000374 or 0xC0000409 or 0xC00000FD or 0xE0434352 => ("JOB-CRASH", $"The job crashed (code 0x{exit:X8}). {Finished}"),
        0xC0000135 or 0xC000007B or 0xC0000142 => ("JOB-NOT-STARTED", $"The job could not be started: a library is missing or does not fit (code 0x{exit:X8}). Install AceData anew."),
        0xC000013A or 0x40010004 => ("JOB-TERMINATED", $"The job's window or the computer was closed (code 0x{exit:X8}). {Finished}"),
        > 0xFFFF => ("JOB-CRASH", $"The job ended unexpectedly (code 0x{exit:X8}). {Finished}"),
        _ => ("JOB-CRASH", string.Create(CultureInfo.InvariantCulture, $"The job ended unexpectedly (code {exit}). Look into the log. {Finished}")),
    };

    private static (string Code, string Text) Memory(JobEnd end) =>
        ("JOB-MEMORY", string.Create(CultureInfo.InvariantCulture, $"The job ran out of memory (code {end.Exit}). Close other programs or choose smaller settings. {Finished}"));
}

/// <summary>What is known at the end of a worker.</summary>
/// <param name="Exit">Its exit code.</param>
/// <param name="Result">Its last event; null when it did not come.</param>
internal sealed record JobEnd(int Exit, JobResult? Result)
{
    /// <summary>True when we ended it.</summary>
    public bool IsForced { get; init; }

    /// <summary>True when it ends because the program does.</summary>
    public bool IsClosing { get; init; }

    /// <summary>True when it told of an error or of a failed item, whatever its code says.</summary>
    public bool HasProblems { get; init; }

    /// <summary>True when its last words were about memory.</summary>
    public bool IsOutOfMemory { get; init; }

    /// <summary>Code of the last error that it told.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Its text.</summary>
    public string? ErrorText { get; init; }
}
