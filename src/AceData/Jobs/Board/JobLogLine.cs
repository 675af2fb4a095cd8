namespace AceData.Jobs.Board;

/// <summary>A line of a job's log.</summary>
/// <param name="Number">1, 2, 3 … without a gap.</param>
/// <param name="Time">When it arrived, UTC.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="Text">One line, fit to be shown.</param>
public sealed record JobLogLine(long Number, DateTimeOffset Time, JobLogLevel Level, string Text);

/// <summary>How much a line matters.</summary>
public enum JobLogLevel
{
    /// <summary>Printed by the child or a program that it started, not told as an event.</summary>
    Output,
    Info,
    Warning,
    Error,
}
