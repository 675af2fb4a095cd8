using System.Globalization;
using System.Text;
using AceData.Audio;

namespace AceData.Jobs.Board;

/// <content>Slots, children and their ends.</content>
public sealed partial class JobBoard
{
    private static readonly TimeSpan AfterKill = TimeSpan.FromSeconds(10);

    /// <summary>Stops all jobs, by force after <see cref="JobBoardOptions.CloseGrace"/>, and writes their journals. Waiting ones are interrupted.</summary>
    public async ValueTask DisposeAsync()
    {
        List<BoardJob> running;
        List<Task> runs;
        lock (_gate)
        {
            if (_isClosing)
            {
                return;
            }

            _isClosing = true;
            foreach (var job in _queue)
            {
                job.End(JobEnding.Closed, exit: null, _options.Time.GetUtcNow());
                Changed(job, isUrgent: true);
            }

            _queue.Clear();
            running = [.. _jobs.Values.Where(job => job.HoldsSlots)];

            // Also of jobs that are over: their end may still be on its way to the disk.
            runs = [.. _jobs.Values.Select(job => job.Run)];
            foreach (var job in running.Where(job => job.State != JobState.Stopping))
            {
                job.IsClosing = true;
                job.AskToStop();
                Changed(job, isUrgent: true);
            }
        }

        foreach (var job in running)
        {
            AskToStop(job.Id, job.Child);
        }

        var ends = Task.WhenAll(runs);
        if (await Task.WhenAny(ends, Task.Delay(_options.CloseGrace, _options.Time)) != ends)
        {
            running.ForEach(job => ForceStop(job.Id));
            await Task.WhenAny(ends, Task.Delay(AfterKill, _options.Time));
        }

        await _closed.CancelAsync();
        await _saving;
        SaveChanges();
        JobSubscription[] subscriptions;
        lock (_gate)
        {
            subscriptions = [.. _subscriptions];
            foreach (var job in _jobs.Values)
            {
                job.Log.Dispose();
            }
        }

        foreach (var subscription in subscriptions)
        {
            subscription.Dispose();
        }

        _options.KeepAwake?.Want(false);
    }

    private JobStartAnswer Start(Guid id, JobOperation operation, string request, string title, JobWhenBusy whenBusy, Guid? continues)
    {
        BoardJob job;
        lock (_gate)
        {
            if (_isClosing)
            {
                throw new AceDataException("JOB-CLOSING", "AceData is about to end and starts nothing any more. Start it again.");
            }

            if (_jobs.TryGetValue(id, out var known))
            {
                return new(id, InTheWay(operation, known) is { } before ? ViewOf(before) : null);
            }

            if (whenBusy == JobWhenBusy.Refuse && InTheWay(operation, except: null) is { } busy)
            {
                return new(null, ViewOf(busy));
            }

            // From here on it holds its place, though its journal is yet to be written.
            job = new BoardJob(id, ++_lastNumber, operation.Name, title, continues, JobLogBook.New(_journal.LogFile(id)), _options.Time);
            _jobs.Add(id, job);
        }

        try
        {
            _journal.Create(job.Record(), request);
        }
        catch (AceDataException)
        {
            lock (_gate)
            {
                _jobs.Remove(id);
            }

            throw;
        }

        JobView? inTheWay;
        lock (_gate)
        {
            if (_isClosing)
            {
                job.End(JobEnding.Closed, exit: null, _options.Time.GetUtcNow());
            }
            else if (!job.IsEnded)
            {
                _queue.Add(job);
            }

            Changed(job, isUrgent: true);
            AfterQueueChange();
            inTheWay = job.State == JobState.Queued && InTheWay(operation, job) is { } other ? ViewOf(other) : null;
        }

        Prune();
        return new(id, inTheWay);
    }

    /// <summary>The job that holds a slot that the operation needs, else one that waits for it; null when it could start now.</summary>
    private BoardJob? InTheWay(JobOperation operation, BoardJob? except)
    {
        foreach (var slot in operation.Slots)
        {
            var others = _jobs.Values
                .Where(job => job != except && !job.IsEnded && (except is null || job.HoldsSlots || IsBefore(job, except)) && OperationOf(job.Operation)?.Slots.Contains(slot) == true)
                .OrderBy(job => job.HoldsSlots ? 0 : 1)
                .ThenBy(job => job.Number)
                .ToList();
            if (others.Count >= JobOperation.Capacity(slot))
            {
                return others[0];
            }
        }

        return null;
    }

    private bool IsBefore(BoardJob one, BoardJob other)
    {
        var place = _queue.IndexOf(one);
        var otherPlace = _queue.IndexOf(other);
        return place >= 0 && (otherPlace < 0 || place < otherPlace);
    }

    /// <summary>Gives free slots to those that wait, in their order. Who waits longer keeps a slot from those behind him, so that nobody waits for ever.</summary>
    private void AfterQueueChange()
    {
        var free = Enum.GetValues<JobSlot>().ToDictionary(slot => slot, JobOperation.Capacity);
        foreach (var slot in _jobs.Values.Where(job => job.HoldsSlots).SelectMany(job => OperationOf(job.Operation)?.Slots ?? []))
        {
            free[slot]--;
        }

        foreach (var job in _queue.ToList())
        {
            var slots = OperationOf(job.Operation)?.Slots ?? [];
            var isFree = slots.All(slot => free[slot] > 0);
            foreach (var slot in slots)
            {
                free[slot]--;
            }

            if (isFree)
            {
                _queue.Remove(job);
                job.Begin();
                job.Run = Task.Run(() => RunAsync(job));
            }

            Changed(job, isUrgent: true);
        }

        _options.KeepAwake?.Want(_jobs.Values.Any(job => job.HoldsSlots));
    }

    private async Task RunAsync(BoardJob job)
    {
        JobEnding ending;
        int? exit = null;
        try
        {
            await _leftOvers;
            (ending, exit) = await RunChildAsync(job);
        }
        catch (AceDataException exception)
        {
            ending = JobEnding.NotStarted(exception);
        }
        catch (Exception exception)
        {
            // Whatever it was, the job is over and its slots are free: else nothing could run any more.
            ending = JobEnding.OurFault(exception);
        }

        Log(job, ending.State is JobState.Failed ? JobLogLevel.Error : JobLogLevel.Info, OutputText.Clean(EndText(ending, exit, job)));
        lock (_gate)
        {
            job.Child = null;
            job.End(ending, exit, _options.Time.GetUtcNow());
            Changed(job, isUrgent: true);
            AfterQueueChange();
        }

        job.Log.Dispose();
        Save(job);
        Prune();
    }

    private async Task<(JobEnding Ending, int? Exit)> RunChildAsync(BoardJob job)
    {
        lock (_gate)
        {
            if (job.State == JobState.Stopping)
            {
                return (job.IsClosing ? JobEnding.Closed : new JobEnding(JobState.Stopped), null);
            }
        }

        await using var child = JobChild.Start(_options.Program, OperationOf(job.Operation)!.Verb, _journal.RequestFile(job.Id), _instance.Root.Folder, job.Id, _options.Time);
        bool isStopped, isForced;
        lock (_gate)
        {
            job.Child = child;
            isStopped = job.State == JobState.Stopping;
            isForced = job.IsForced;
        }

        // Stop was asked for while the child was being started, when there was nobody to tell.
        if (isForced)
        {
            child.Kill();
        }
        else if (isStopped)
        {
            _ = child.AskToStopAsync();
        }

        var exit = await child.RunAsync((line, dropped) => TakeOutput(job, line, dropped), (line, dropped) => TakeError(job, line, dropped));
        lock (_gate)
        {
            return (job.Judge(exit), exit);
        }
    }

    private void TakeOutput(BoardJob job, ReadOnlyMemory<byte> line, long dropped)
    {
        var read = JobEventReader.Read(line, dropped);
        if (read.Text is { } text)
        {
            Log(job, JobLogLevel.Output, text);
        }
        else if (read.Event is { } value)
        {
            foreach (var (level, words) in JobLogText.Of(value))
            {
                Log(job, level, words);
            }

            lock (_gate)
            {
                var isUrgent = job.Take(value);
                Changed(job, isUrgent, value as JobItem);
            }
        }
    }

    private void TakeError(BoardJob job, ReadOnlyMemory<byte> line, long dropped)
    {
        var text = OutputText.Clean(Encoding.UTF8.GetString(line.Span), dropped);
        lock (_gate)
        {
            job.TakeError(text);
        }

        Log(job, JobLogLevel.Output, text);
    }

    private void Log(BoardJob job, JobLogLevel level, string text)
    {
        job.Log.Add(_options.Time.GetUtcNow(), level, text);
        Tell(job.Id, null, isUrgent: false);
    }

    private void AskToStop(Guid id, JobChild? child)
    {
        _ = child?.AskToStopAsync();
        _ = OfferForceAsync(id);
    }

    /// <summary>Tells the pages when the end by force may be offered.</summary>
    private async Task OfferForceAsync(Guid id)
    {
        if (Find(id) is not { } job || OperationOf(job.Operation) is not { } operation)
        {
            return;
        }

        try
        {
            await Task.Delay(operation.ForceStopGrace, _options.Time, _closed.Token);
            Tell(id, null, isUrgent: true);
        }
        catch (OperationCanceledException)
        {
            // The board was closed meanwhile.
        }
    }

    private JobOperation? OperationOf(string name) => _options.Operations.FirstOrDefault(operation => operation.Name == name);

    private JobView ViewOf(BoardJob job)
    {
        var operation = OperationOf(job.Operation);
        JobWait? wait = null;
        if (job.State == JobState.Queued && operation is not null && InTheWay(operation, job) is { } other)
        {
            var eta = other.HoldsSlots ? other.View(string.Empty, null, TimeSpan.Zero, canContinue: false).Eta : null;
            wait = new JobWait(other.Id, other.Title, eta, Math.Max(1, _queue.IndexOf(job) + 1));
        }

        var view = job.View(_journal.FolderOf(job.Id), wait, operation?.ForceStopGrace ?? TimeSpan.Zero, operation is not null && !(operation.FindsProblems && job.State == JobState.DoneWithProblems));
        var isOnlyFailed = view is { CanContinue: true, State: JobState.DoneWithProblems, NotStarted: 0, Failed: > 0 } && view.Failed == view.Problems.Count;
        return view with { RetriesFailed = isOnlyFailed && operation?.Only is not null };
    }

    private void Changed(BoardJob job, bool isUrgent, JobItem? item = null)
    {
        job.IsUnsaved = true;
        Tell(job.Id, item, isUrgent);
    }

    private void Tell(Guid id, JobItem? item, bool isUrgent)
    {
        lock (_gate)
        {
            foreach (var subscription in _subscriptions)
            {
                subscription.Post(id, item, isUrgent);
            }
        }
    }

    private static string EndText(JobEnding ending, int? exit, BoardJob job)
    {
        var words = ending.State switch
        {
            JobState.Done => "done",
            JobState.DoneWithProblems => "done with problems",
            JobState.Stopped => "stopped",
            JobState.Interrupted => "interrupted",
            _ => "failed",
        };
        return words
            + (exit is { } code ? string.Create(CultureInfo.InvariantCulture, $" (code {code})") : string.Empty)
            + (ending.Text is { } text && text != job.ErrorTold ? $": {text} [{ending.Code}]" : string.Empty);
    }
}
