using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.Versioning;
using AceData.Audio;

namespace AceData.Jobs.Board;

/// <content>What the board writes, and what it finds when it is opened.</content>
public sealed partial class JobBoard
{
    private static readonly TimeSpan BetweenSaves = TimeSpan.FromMilliseconds(500);

    // A child whose parent is gone ends itself within 10 s.
    private static readonly TimeSpan LeftOverGrace = TimeSpan.FromSeconds(12);

    private readonly ConcurrentQueue<BoardJob> _forgotten = new();

    private List<BoardJob> LoadJournal()
    {
        var interrupted = new List<BoardJob>();
        foreach (var record in _journal.Load())
        {
            var job = new BoardJob(record, JobLogBook.Existing(_journal.LogFile(record.Id)), _options.Time);
            _jobs[job.Id] = job;
            _lastNumber = Math.Max(_lastNumber, job.Number);
            if (record.State < JobState.Done)
            {
                job.IsUnsaved = true;
                interrupted.Add(job);
            }
        }

        return interrupted;
    }

    /// <summary>Children of a program that was killed are about to end; until they have, nothing new may start beside them.</summary>
    [SupportedOSPlatform("linux")]
    private async Task EndLeftOversAsync(List<BoardJob> interrupted)
    {
        await Task.Yield();
        var marks = interrupted.ConvertAll(job => job.Id.ToString("N", CultureInfo.InvariantCulture));
        var since = _options.Time.GetTimestamp();
        while (marks.Exists(mark => MarkedProcesses.Count(mark) > 0))
        {
            if (_options.Time.GetElapsedTime(since) > LeftOverGrace)
            {
                marks.ForEach(MarkedProcesses.End);
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), _options.Time);
        }
    }

    private async Task SaveChangesAsync()
    {
        using var timer = new PeriodicTimer(BetweenSaves, _options.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(_closed.Token))
            {
                SaveChanges();
            }
        }
        catch (OperationCanceledException)
        {
            // The board is closed; it saves a last time itself.
        }
    }

    private void SaveChanges()
    {
        List<BoardJob> changed;
        lock (_gate)
        {
            changed = [.. _jobs.Values.Where(job => job.IsUnsaved)];
        }

        changed.ForEach(Save);
    }

    private void Save(BoardJob job)
    {
        lock (job.SaveGate)
        {
            JobRecord record;
            lock (_gate)
            {
                if (!_jobs.ContainsKey(job.Id))
                {
                    return;
                }

                job.IsUnsaved = false;
                record = job.Record();
            }

            try
            {
                _journal.Save(record);
            }
            catch (AceDataException)
            {
                // A full disk under the journal must not end a job whose songs lie elsewhere; the next save tries again.
                lock (_gate)
                {
                    job.IsUnsaved = !job.IsEnded;
                }
            }
        }
    }

    /// <summary>Forgets the oldest ended jobs when there are too many.</summary>
    private void Prune()
    {
        List<Guid> ended;
        lock (_gate)
        {
            ended = [.. _jobs.Values.Where(job => job.IsEnded).OrderByDescending(job => job.Number).Select(job => job.Id)];
        }

        foreach (var id in _journal.TooMany(ended))
        {
            lock (_gate)
            {
                if (!_jobs.Remove(id, out var job))
                {
                    continue;
                }

                _forgotten.Enqueue(job);
                Tell(id, null, isUrgent: true);
            }
        }

        Forget();
    }

    /// <summary>Takes the folders of jobs away that are not on the board any more.</summary>
    private void Forget()
    {
        while (_forgotten.TryDequeue(out var job))
        {
            lock (job.SaveGate)
            {
                job.Log.Dispose();
                _journal.Remove(job.Id);
            }
        }
    }
}
