using AceData.Jobs;

namespace AceData.Lyrics.Fetching;

/// <summary>Counts what became of the songs of a run and tells of each; safe from several threads.</summary>
internal sealed class LyricsTally(IProgress<JobEvent> progress, int total, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, SongLyrics> _lines = [];
    private EtaEstimator _eta = new(time);
    private int _before;

    /// <summary>A song is done with.</summary>
    public void Done(int index, SongLyrics line, string? written)
    {
        lock (_lock)
        {
            _lines[index] = line;
            progress.Report(new JobItem(line.File, StateOf(line), line.Detail ?? (line.Origin is { } origin ? OriginWords.SourceOf(origin) : null), line.ErrorCode, line));
            foreach (var review in line.Review)
            {
                progress.Report(new JobWarning("LYRICS-REVIEW", line.File, review));
            }

            if (written is not null)
            {
                progress.Report(new JobArtifact("lyrics", written));
            }

            progress.Report(new JobProgress(_lines.Count, total, "songs", _eta.Update(_lines.Count - _before, total - _before)));
        }
    }

    /// <summary>From here on songs take another time, so what was measured so far says nothing.</summary>
    public void BeginSlowPart()
    {
        lock (_lock)
        {
            _eta = new EtaEstimator(time);
            _before = _lines.Count;
        }
    }

    /// <summary>What became of each song, in their order.</summary>
    public IReadOnlyList<SongLyrics> Lines()
    {
        lock (_lock)
        {
            return [.. _lines.Values];
        }
    }

    /// <summary>Songs by outcome, in the words of the event stream.</summary>
    public IReadOnlyDictionary<string, int> Counts()
    {
        lock (_lock)
        {
            var counts = new Dictionary<string, int>();
            foreach (var state in Enum.GetValues<LyricsStatus>())
            {
                counts[Word(state)] = _lines.Values.Count(line => line.Status == state);
            }

            counts["failed"] = _lines.Values.Count(line => line.Status is null);
            counts["not_started"] = total - _lines.Count;
            return counts;
        }
    }

    /// <summary>The word of a status in JSON, events and reports.</summary>
    public static string Word(LyricsStatus status) => status switch
    {
        LyricsStatus.NotFound => "not_found",
        _ => status.ToString().ToLowerInvariant(),
    };

    private static string StateOf(SongLyrics line) => line.Status is { } status ? Word(status) : "failed";
}
