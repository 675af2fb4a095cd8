using AceData.Datasets;
using AceData.Jobs;

namespace AceData.Preprocessing;

/// <summary>Counts what became of the songs and tells of each; safe from several threads.</summary>
/// <param name="progress">Hears of every song.</param>
/// <param name="nameOf">What other parts of the program call a song: the full path of its file where that is known.</param>
/// <param name="time">For the time that is left.</param>
internal sealed class PreprocessTally(IProgress<JobEvent> progress, Func<DataSetRow, string> nameOf, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<FailedSample> _failed = [];
    private readonly EtaEstimator _eta = new(time);
    private int _steps;
    private int _stepsDone;

    /// <summary>Songs that no sample could be made of.</summary>
    public IReadOnlyList<FailedSample> Failed
    {
        get
        {
            lock (_lock)
            {
                return [.. _failed];
            }
        }
    }

    /// <summary>Songs that the run is through with.</summary>
    public int Ended
    {
        get
        {
            lock (_lock)
            {
                return _failed.Count + _counts.Values.Sum();
            }
        }
    }

    /// <summary>Songs in a state.</summary>
    public int Count(string state)
    {
        lock (_lock)
        {
            return _counts.GetValueOrDefault(state);
        }
    }

    /// <summary>Says how much there is to do.</summary>
    public void Expect(int steps)
    {
        lock (_lock)
        {
            _steps = steps;
        }
    }

    /// <summary>Some steps of a song are done, or need not be done any more.</summary>
    public void Step(int steps)
    {
        lock (_lock)
        {
            _stepsDone += steps;
            progress.Report(new JobProgress(_stepsDone, _steps, "steps", _eta.Update(_stepsDone, _steps)));
        }
    }

    /// <summary>A song is finished.</summary>
    public void Done(DataSetRow row, string state, string? detail = null)
    {
        lock (_lock)
        {
            _counts[state] = _counts.GetValueOrDefault(state) + 1;
        }

        progress.Report(new JobItem(nameOf(row), state, detail));
    }

    /// <summary>No sample can be made of a song.</summary>
    public void Fail(DataSetRow row, string code, string reason)
    {
        var failed = new FailedSample(row.Key, row.FileName, code, reason);
        lock (_lock)
        {
            _failed.Add(failed);
        }

        progress.Report(new JobItem(nameOf(row), "failed", reason, code, failed));
    }

    /// <summary>Something that a person should know of a song.</summary>
    public void Warn(DataSetRow row, string code, string text) => progress.Report(new JobWarning(code, nameOf(row), text));
}
