using AceData.Jobs;

namespace AceData.Tagging;

/// <summary>Counts what became of the songs of a run and tells of each; safe from several threads.</summary>
internal sealed class TagTally(IProgress<JobEvent> progress, int total, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly EtaEstimator _eta = new(time);
    private readonly SortedDictionary<int, TaggedSong> _worked = [];
    private readonly List<FailedSong> _failed = [];
    private int _skipped;
    private int _done;

    /// <summary>A song has its tags.</summary>
    public void Done(string path, string state, SongTags tags, int index)
    {
        lock (_lock)
        {
            foreach (var warning in tags.Warnings)
            {
                progress.Report(new JobWarning(warning.Code, path, warning.Text));
            }

            var line = new TaggedSong(path, state, tags.Line.Text, tags.Review);
            _worked[index] = line;
            progress.Report(new JobItem(path, state, tags.Line.Text, Result: line));
            if (state == "written")
            {
                progress.Report(new JobArtifact("prompt", Files.SideCar.PromptPath(path)));
            }

            Advance();
        }
    }

    /// <summary>A song was left alone.</summary>
    public void Skip(string path)
    {
        lock (_lock)
        {
            _skipped++;
            progress.Report(new JobItem(path, "skipped"));
        }
    }

    /// <summary>A song was to be worked on, but when its turn came it had tags.</summary>
    public void SkipInTurn(string path)
    {
        lock (_lock)
        {
            Skip(path);
            Advance();
        }
    }

    /// <summary>A song or a folder failed.</summary>
    /// <param name="path">Which.</param>
    /// <param name="code">Code of the reason.</param>
    /// <param name="reason">Whole sentences.</param>
    /// <param name="index">Its place among the songs worked on; −1 for none.</param>
    /// <param name="counts">False for a folder: it is not among the songs of the run.</param>
    public void Fail(string path, string code, string reason, int index = -1, bool counts = true)
    {
        lock (_lock)
        {
            var failed = new FailedSong(path, code, reason);
            _failed.Add(failed);
            var line = new TaggedSong(path, "failed", null, [], failed);
            if (index >= 0)
            {
                _worked[index] = line;
            }

            progress.Report(new JobItem(path, "failed", reason, code, line));
            if (counts)
            {
                Advance();
            }
        }
    }

    /// <summary>Items by outcome.</summary>
    public IReadOnlyDictionary<string, int> Counts()
    {
        lock (_lock)
        {
            return new Dictionary<string, int>
            {
                ["written"] = Count("written"),
                ["suggested"] = Count("suggested"),
                ["unchanged"] = Count("unchanged"),
                ["skipped"] = _skipped,
                ["failed"] = _failed.Count,
                ["needs_review"] = _worked.Values.Count(w => w.Review.Count > 0),
                ["not_started"] = total - _done,
            };
        }
    }

    /// <summary>The result of the run.</summary>
    public TagFolderResult Finish(int songs, double seconds, string engine, string? because, bool wasStopped)
    {
        var counts = Counts();
        return new TagFolderResult
        {
            Songs = songs,
            Written = counts["written"],
            Skipped = counts["skipped"],
            Suggested = counts["suggested"],
            Unchanged = counts["unchanged"],
            NeedsReview = counts["needs_review"],
            NotStarted = counts["not_started"],
            Failed = _failed,
            Seconds = Math.Round(seconds, 2),
            Engine = engine,
            StoppedBecause = because,
            WasStopped = wasStopped,
            Lines = [.. _worked.Values],
        };
    }

    private int Count(string state) => _worked.Values.Count(w => w.State == state);

    private void Advance()
    {
        _done++;
        progress.Report(new JobProgress(_done, total, "songs", _eta.Update(_done, total)));
    }
}
