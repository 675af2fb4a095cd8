using AceData.Jobs;

namespace AceData.Cli.Output;

/// <summary>
/// The event stream of a run in its promised order: <c>started</c> first, whatever is said while the run is still looking
/// at its input, and one <c>result</c> last, which only the verb tells, when nothing is open any more.
/// </summary>
/// <param name="verb">The operation's name where it ends before it has begun.</param>
/// <param name="writer">Where the lines go.</param>
internal sealed class EventStream(string verb, JobEventWriter writer)
{
    private readonly Lock _lock = new();
    private readonly List<JobEvent> _beforeStart = [];
    private bool _isStarted;
    private bool _isEnded;

    /// <summary>Passes an event on, or keeps it until the run has started. A result of an operation is not the end of the run.</summary>
    public void Report(JobEvent value)
    {
        lock (_lock)
        {
            if (_isEnded || value is JobResult)
            {
                return;
            }

            if (value is JobStarted started)
            {
                Start(started);
            }
            else if (_isStarted)
            {
                writer.Report(value);
            }
            else
            {
                _beforeStart.Add(value);
            }
        }
    }

    /// <summary>Tells the result; nothing comes after it.</summary>
    public void End(JobResult result)
    {
        lock (_lock)
        {
            if (_isEnded)
            {
                return;
            }

            Start(new JobStarted(verb, null));
            writer.Report(result);
            _isEnded = true;
        }
    }

    private void Start(JobStarted started)
    {
        if (_isStarted)
        {
            return;
        }

        _isStarted = true;
        writer.Report(started);
        _beforeStart.ForEach(writer.Report);
        _beforeStart.Clear();
    }
}
