using AceData.Jobs;

namespace AceData.Cli.Output;

/// <summary>
/// Where a verb speaks. Standard output belongs to results (tables, JSON, or the event stream of a job); everything else that is
/// said to a person goes to standard error.
/// </summary>
/// <param name="output">Standard output.</param>
/// <param name="error">Standard error.</param>
/// <param name="events">The event stream of a job; null when this is none.</param>
/// <param name="isChild">True when a program reads both the events and standard error: what an event says is not said twice then.</param>
internal sealed class VerbOutput(TextWriter output, TextWriter error, EventStream? events, bool isChild = false)
{
    private readonly Lock _lock = new();

    /// <summary>Results go here.</summary>
    public TextWriter Results => IsJob ? error : output;

    /// <summary>True when standard output carries the event stream.</summary>
    public bool IsJob => events is not null;

    /// <summary>True when somebody sits before standard error, so that a line may be redrawn.</summary>
    public bool IsTerminal { get; } = !Console.IsErrorRedirected && events is null && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>True when somebody can be asked.</summary>
    public bool CanAsk => !Console.IsInputRedirected && !Console.IsErrorRedirected && !IsJob;

    /// <summary>Items by outcome, for the result.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; set; } = new Dictionary<string, int>();

    /// <summary>Passes an event on, if this run is a job.</summary>
    public void Report(JobEvent jobEvent) => events?.Report(jobEvent);

    /// <summary>Says a line to the person, or to the reader of a job as an event.</summary>
    public void Say(string text)
    {
        Report(new JobLog("info", text));
        if (!isChild)
        {
            SayLine(text);
        }
    }

    /// <summary>Says a line to the person only.</summary>
    public void SayLine(string text)
    {
        Tell(text + Environment.NewLine);
    }

    /// <summary>Rewrites the last line of a terminal; nothing in a pipe.</summary>
    public void Redraw(string text)
    {
        if (IsTerminal)
        {
            Tell("\r\x1b[2K" + text);
        }
    }

    /// <summary>Says why the verb ends.</summary>
    public void Error(string code, string text)
    {
        Report(new JobLog("error", text, code));
        if (!isChild)
        {
            SayLine($"{text} [{code}]");
        }
    }

    /// <summary>Ends the event stream of a job with its result.</summary>
    public void End(int exit) => events?.End(new JobResult(exit, Counts));

    /// <summary>Asks a yes-or-no question; no is the answer of an empty line.</summary>
    public bool Ask(string question)
    {
        Tell(question + " [y/N] ");
        return Console.ReadLine()?.Trim().ToUpperInvariant() is "Y" or "YES" or "J" or "JA";
    }

    private void Tell(string text)
    {
        lock (_lock)
        {
            try
            {
                error.Write(text);
            }
            catch (IOException)
            {
                // A log on a full disk: that nobody can be told is no reason to end the work.
            }
        }
    }
}
