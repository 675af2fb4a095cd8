namespace AceData.Jobs.Board;

/// <summary>A job of the board, folded from what its child says. Not thread-safe: the board's lock guards it.</summary>
internal sealed class BoardJob
{
    private const int MostWords = 50;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, int> _counts = [];
    private readonly List<JobProblem> _problems = [];
    private readonly SortedDictionary<string, JobMetric> _metrics = new(StringComparer.Ordinal);
    private readonly JobEta _eta;
    private long _done;
    private long? _total;
    private string _unit = "items";
    private string? _currentItem;
    private long _kept;
    private int _failed;
    private int _warnings;
    private (string? Code, string Text)? _error;
    private bool _isOutOfMemory;
    private JobEnding? _ending;
    private int? _exit;

    /// <summary>A job that was just ordered.</summary>
    public BoardJob(Guid id, long number, string operation, string title, Guid? continues, JobLogBook log, TimeProvider time)
    {
        (Id, Number, Operation, Title, Continues, Log, _time) = (id, number, operation, title, continues, log, time);
        OrderedAt = time.GetUtcNow();
        _eta = new JobEta(time);
    }

    /// <summary>A job of an earlier run of the program; one that had not ended was interrupted by its end.</summary>
    public BoardJob(JobRecord record, JobLogBook log, TimeProvider time)
        : this(record.Id, record.Number, record.Operation, record.Title, record.Continues, log, time)
    {
        (State, _done, _total, _unit, _currentItem) = (record.State, record.Done, record.Total, record.Unit, record.CurrentItem);
        (_kept, _failed, _warnings, _exit) = (record.Kept, record.Failed, record.Warnings, record.Exit);
        (OrderedAt, StartedAt, EndedAt, StopAskedAt, IsDismissed) = (record.OrderedAt, record.StartedAt, record.EndedAt, record.StopAskedAt, record.IsDismissed);
        _counts = new(record.Counts);
        _problems = [.. record.Problems];
        _ending = new JobEnding(record.State, record.ErrorCode, record.ErrorText);
        if (State < JobState.Done)
        {
            End(JobEnding.Closed, exit: null, record.SavedAt);
        }
    }

    public Guid Id { get; }

    public long Number { get; }

    public string Operation { get; }

    public string Title { get; }

    public Guid? Continues { get; }

    public JobLogBook Log { get; }

    /// <summary>Writing the journal is done by one at a time, and never under the board's lock.</summary>
    public Lock SaveGate { get; } = new();

    public JobState State { get; private set; } = JobState.Queued;

    public DateTimeOffset OrderedAt { get; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public DateTimeOffset? StopAskedAt { get; private set; }

    public bool IsDismissed { get; set; }

    /// <summary>True when it is to end because the program ends.</summary>
    public bool IsClosing { get; set; }

    /// <summary>True when we ended it by force.</summary>
    public bool IsForced { get; set; }

    /// <summary>True when the journal is behind.</summary>
    public bool IsUnsaved { get; set; }

    /// <summary>The child; null before it was started and after its end.</summary>
    public JobChild? Child { get; set; }

    /// <summary>Its run, from the slot to the end.</summary>
    public Task Run { get; set; } = Task.CompletedTask;

    public JobResult? Result { get; private set; }

    /// <summary>The last error that it told; the log has it already.</summary>
    public string? ErrorTold => _error?.Text;

    public bool IsEnded => State >= JobState.Done;

    /// <summary>True while it holds its slots.</summary>
    public bool HoldsSlots => State is JobState.Starting or JobState.Running or JobState.Stopping;

    private long StopStamp { get; set; }

    /// <summary>It has its slots.</summary>
    public void Begin()
    {
        State = JobState.Starting;
        StartedAt = _time.GetUtcNow();
    }

    /// <summary>It is to stop.</summary>
    public void AskToStop()
    {
        State = JobState.Stopping;
        StopAskedAt = _time.GetUtcNow();
        StopStamp = _time.GetTimestamp();
    }

    /// <summary>How long ago it was asked to stop.</summary>
    public TimeSpan SinceStop() => _time.GetElapsedTime(StopStamp);

    /// <summary>It has ended. The first end is the end.</summary>
    /// <returns>False when it had ended already.</returns>
    public bool End(JobEnding ending, int? exit, DateTimeOffset at)
    {
        if (IsEnded)
        {
            return false;
        }

        State = ending.State;
        _ending = ending;
        _exit = exit;
        EndedAt = at;
        return true;
    }

    /// <summary>What its child's end means.</summary>
    public JobEnding Judge(int exit) => JobEnding.Of(new JobEnd(exit, Result)
    {
        IsForced = IsForced,
        IsClosing = IsClosing,
        HasProblems = _failed > 0 || _error is not null,
        IsOutOfMemory = _isOutOfMemory,
        ErrorCode = _error?.Code,
        ErrorText = _error?.Text,
    });

    /// <summary>Takes an event in.</summary>
    /// <returns>True when the state changed.</returns>
    public bool Take(JobEvent value)
    {
        switch (value)
        {
            case JobStarted started:
                _total ??= started.Total;
                if (State == JobState.Starting)
                {
                    State = JobState.Running;
                    return true;
                }

                break;
            case JobProgress progress:
                _done = Math.Max(_done, progress.Done);
                _total = Math.Max(progress.Total, _done);
                _unit = progress.Unit;
                _eta.Update(_done);
                break;
            case JobItem item:
                Take(item);
                break;
            case JobMetric metric when _metrics.Count < MostWords || _metrics.ContainsKey(metric.Name):
                _metrics[metric.Name] = metric;
                break;
            case JobWarning:
                _warnings++;
                break;
            case JobLog { Level: "error" } error:
                _error = (error.Code, error.Text);
                TakeError(error.Text);
                break;
            case JobResult result:
                Result = result;
                foreach (var (word, count) in result.Counts.Take(MostWords))
                {
                    _counts[word] = count;
                }

                break;
        }

        return false;
    }

    /// <summary>Takes a line of stderr or the text of an error in: what runtimes say when memory is short.</summary>
    public void TakeError(string text) => _isOutOfMemory |=
        text.Contains("out of memory", StringComparison.OrdinalIgnoreCase)
        || text.Contains("OutOfMemoryException", StringComparison.Ordinal)
        || text.Contains("std::bad_alloc", StringComparison.Ordinal)
        || text.Contains("0x8007000E", StringComparison.Ordinal);

    /// <summary>The job as it is now.</summary>
    public JobView View(string folder, JobWait? waitsFor, TimeSpan grace, bool canContinue) => new()
    {
        Id = Id,
        Number = Number,
        Operation = Operation,
        Title = Title,
        State = State,
        Done = _done,
        Total = _total,
        Unit = _unit,
        Eta = State == JobState.Running && _total is { } total ? _eta.Of(total - _done) : null,
        CurrentItem = _currentItem,
        Counts = new Dictionary<string, int>(_counts),
        Kept = _kept,
        Failed = _failed,
        Problems = [.. _problems],
        Warnings = _warnings,
        Metrics = [.. _metrics.Values],
        Exit = _exit,
        ErrorCode = _ending?.Code,
        ErrorText = _ending?.Text,
        OrderedAt = OrderedAt,
        StartedAt = StartedAt,
        EndedAt = EndedAt,
        StopAskedAt = StopAskedAt,
        WaitsFor = waitsFor,
        CanForceStop = State == JobState.Stopping && SinceStop() >= grace,
        CanContinue = canContinue && State is (JobState.DoneWithProblems or JobState.Stopped or JobState.Failed or JobState.Interrupted),
        IsDismissed = IsDismissed,
        Continues = Continues,
        LogLines = Log.Last,
        Folder = folder,
    };

    /// <summary>The job as its journal keeps it.</summary>
    public JobRecord Record() => new()
    {
        Id = Id,
        Number = Number,
        Operation = Operation,
        Title = Title,
        State = State,
        Done = _done,
        Total = _total,
        Unit = _unit,
        CurrentItem = _currentItem,
        Counts = new Dictionary<string, int>(_counts),
        Kept = _kept,
        Failed = _failed,
        Problems = [.. _problems],
        Warnings = _warnings,
        Exit = _exit,
        ErrorCode = _ending?.Code,
        ErrorText = _ending?.Text,
        OrderedAt = OrderedAt,
        StartedAt = StartedAt,
        EndedAt = EndedAt,
        StopAskedAt = StopAskedAt,
        IsDismissed = IsDismissed,
        Continues = Continues,
        SavedAt = _time.GetUtcNow(),
    };

    private void Take(JobItem item)
    {
        _currentItem = item.Id;
        if (_counts.Count < MostWords || _counts.ContainsKey(item.State))
        {
            _counts[item.State] = _counts.GetValueOrDefault(item.State) + 1;
        }

        if (item.State == "failed")
        {
            _failed++;
            if (_problems.Count < JobView.MostProblems)
            {
                _problems.Add(new JobProblem(item.Id, item.Code, item.Detail is null ? null : OutputText.Clean(item.Detail)));
            }
        }
        else if (item.State != "skipped")
        {
            _kept++;
        }
    }
}
