using AceData.Audio;
using AceData.Files;
using AceData.Tagging;
using AceData.Tagging.Vocabularies;

namespace AceData.Library.Catalog;

/// <summary>
/// The songs of the chosen folders, kept in memory as rows and kept true: what jobs, edits and other programs change is read
/// again. One a data root. Safe to use from several threads; reading <see cref="Current"/> never waits.
/// </summary>
public sealed class SongCatalog : IAsyncDisposable
{
    private const int Batch = 1000;
    private readonly LibraryDatabase _library;
    private readonly SemaphoreSlim _scanning = new(1);
    private readonly Lock _gate = new();
    private readonly ChangeBell _bell;
    private readonly CancellationTokenSource _closing = new();
    private readonly FolderWatch _watch;
    private Dictionary<SongId, SongFacts> _facts = [];
    private Dictionary<string, SongId> _stems = new(StringComparer.Ordinal);
    private readonly Dictionary<SongId, SongFailure> _failures = [];
    private readonly Dictionary<SongId, long> _readAt = [];
    private IReadOnlyDictionary<SongId, IReadOnlyList<string>> _findings = new Dictionary<SongId, IReadOnlyList<string>>();
    private long _reading;
    private EntryMaker _maker;
    private IReadOnlyList<string> _folders = [];
    private CatalogSnapshot _current = CatalogSnapshot.Empty;

    /// <param name="library">The library of the data root; stays open as long as the catalog.</param>
    /// <param name="rules">Vocabulary and limits by which rows are judged.</param>
    /// <param name="time">The clock.</param>
    public SongCatalog(LibraryDatabase library, TagRules rules, TimeProvider time)
    {
        _library = library;
        _maker = new EntryMaker(rules);
        Rules = rules;
        _bell = new ChangeBell(() => Current, time);
        _watch = new FolderWatch(time, TouchIfChanged, () => RescanAsync(_closing.Token), () => _bell.Ring([], isListChanged: false));
    }

    /// <summary>The list as it is now.</summary>
    public CatalogSnapshot Current => Volatile.Read(ref _current);

    /// <summary>The rules by which rows are judged.</summary>
    public TagRules Rules { get; private set; }

    /// <summary>Which category a tag belongs to.</summary>
    public TagCategories Categories => Volatile.Read(ref _maker).Categories;

    /// <summary>True while the system tells of changes; false before the first scan is done, too.</summary>
    public bool IsWatching => _watch.IsWatching;

    /// <summary>True where the system cannot tell of changes (too many folders, some network disks): then only <see cref="RescanAsync"/> finds them.</summary>
    public bool IsUnwatched => _watch.HasGivenUp;

    /// <summary>The chosen folders, full paths.</summary>
    public IReadOnlyList<string> Folders => _folders;

    /// <summary>Tells what changed, at most ten times a second, on a thread of its own and never twice at once.</summary>
    public event Action<CatalogChange>? Changed
    {
        add => _bell.Rung += value;
        remove => _bell.Rung -= value;
    }

    /// <summary>
    /// Scans folders and reads every song. The rows are in <see cref="Current"/> as soon as the scan is done; side cars follow
    /// in order, a thousand at a time.
    /// </summary>
    /// <param name="folders">Folders and audio files, full paths; they take the place of the earlier ones.</param>
    /// <param name="cancellationToken">Stops; what was read stays.</param>
    /// <exception cref="AceDataException">A folder is not there; the list is as it was.</exception>
    public Task OpenAsync(IReadOnlyList<string> folders, CancellationToken cancellationToken = default) => ScanAsync(() => folders, cancellationToken);

    // Which folders are meant is asked when it is this scan's turn: others may have been chosen while it waited.
    private async Task ScanAsync(Func<IReadOnlyList<string>> which, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        await _scanning.WaitAsync(ended.Token);
        try
        {
            var folders = which();
            await Task.Run(() => Load(folders, ended.Token), ended.Token);
            _watch.Start(folders);
        }
        finally
        {
            // A folder that is not there was looked for, too: whoever waits for the list has the answer.
            LeaveUnscanned();
            _scanning.Release();
        }
    }

    /// <summary>Looks at all folders again: new songs come, deleted ones go, side cars with another size or time are read. Keeps the rest.</summary>
    public Task RescanAsync(CancellationToken cancellationToken = default) => ScanAsync(() => _folders, cancellationToken);

    /// <summary>Reads single songs again, at once.</summary>
    /// <param name="paths">Full paths of songs or of files beside them; unknown ones are passed over.</param>
    public void Touch(IReadOnlyCollection<string> paths) => Touch(Ids(paths));

    /// <summary>Reads songs again of which a file is not as it was read. Our own writes come back from the watch as well; they cost a look.</summary>
    private void TouchIfChanged(IReadOnlyCollection<string> paths)
    {
        var ids = Ids(paths);
        var known = Known(ids);
        Touch([.. ids.AsParallel().Where(id => !known.TryGetValue(id, out var facts) || !facts.IsStillTrue())]);
    }

    private HashSet<SongId> Ids(IReadOnlyCollection<string> paths)
    {
        var ids = new HashSet<SongId>();
        lock (_gate)
        {
            foreach (var path in paths)
            {
                if (SongId.Of(path) is var id && _facts.ContainsKey(id))
                {
                    ids.Add(id);
                }
                else if (_stems.TryGetValue(StemOf(path), out var beside))
                {
                    ids.Add(beside);
                }
            }
        }

        return ids;
    }

    /// <summary>Reads single songs again, at once.</summary>
    public void Touch(IReadOnlyCollection<SongId> ids) => Touch(ids, null);

    /// <summary>Reads single songs again, at once.</summary>
    /// <param name="ids">The songs.</param>
    /// <param name="changed">The text that surely changed; the other one is read only if its size or time says so. Null for both.</param>
    internal void Touch(IReadOnlyCollection<SongId> ids, SideCarKind? changed)
    {
        var songs = Songs(ids);
        if (songs.Count > 0)
        {
            var turn = Interlocked.Increment(ref _reading);
            var known = changed is null ? [] : Known(ids);
            Publish(SongFacts.Read(songs, id => changed is { } kind ? known.GetValueOrDefault(id)?.WithoutStamp(kind) : null, _library, CancellationToken.None), turn);
        }
    }

    /// <summary>Takes songs off the list whose files are gone; the next scan brings back what is there again. The library forgets nothing.</summary>
    public void Remove(IReadOnlyCollection<SongId> ids)
    {
        lock (_gate)
        {
            var old = Current;
            var rows = old.Songs.Where(row => !ids.Contains(row.Id)).ToList();
            foreach (var row in old.Songs.Where(row => ids.Contains(row.Id)))
            {
                _facts.Remove(row.Id);
                _failures.Remove(row.Id);
                _readAt.Remove(row.Id);
                _stems.Remove(StemOf(row.Song.Path));
            }

            Volatile.Write(ref _current, new CatalogSnapshot(rows, old.Problems, old.Warnings).Numbered(old.Number + 1));
            _bell.Ring(ids, isListChanged: true);
        }
    }

    /// <summary>Judges all rows by other rules, such as another preset.</summary>
    public void UseRules(TagRules rules)
    {
        lock (_gate)
        {
            Rules = rules;
            Volatile.Write(ref _maker, new EntryMaker(rules));
            Replace([.. _facts.Values]);
        }
    }

    /// <summary>Notes why a job could not finish a song; null when it went well.</summary>
    public void NoteFailure(SongId id, SongFailure? failure)
    {
        lock (_gate)
        {
            if (Current.Find(id) is not { } row)
            {
                return;
            }

            if (failure is null)
            {
                _failures.Remove(id);
            }
            else
            {
                _failures[id] = failure;
            }

            if (row.Failure != failure)
            {
                Show([row with { Failure = failure }]);
            }
        }
    }

    /// <summary>Notes what the last check found; it takes the place of what an earlier one did.</summary>
    /// <param name="findings">Codes by song; songs without any need not be there.</param>
    public void NoteFindings(IReadOnlyDictionary<SongId, IReadOnlyList<string>> findings)
    {
        lock (_gate)
        {
            _findings = findings;
            Show([.. Current.Songs.Where(row => !row.Findings.SequenceEqual(FindingsOf(row.Id), StringComparer.Ordinal)).Select(row => row with { Findings = FindingsOf(row.Id) })]);
        }
    }

    private IReadOnlyList<string> FindingsOf(SongId id) => _findings.TryGetValue(id, out var codes) ? codes : [];

    /// <summary>What the model answered when it last listened and what became of it; empty when it never did.</summary>
    public IReadOnlyList<AnswerExplanation> Answers(SongId id) =>
        Current.Find(id) is { } row ? AnswerExplanation.Of(_library.RawAnswers(row.Song), Rules) : [];

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _watch.DisposeAsync();
        await _bell.DisposeAsync();

        // Whoever scans sees the cancellation within one song.
        await _scanning.WaitAsync();
        _scanning.Dispose();
        _closing.Dispose();
    }

    private void LeaveUnscanned()
    {
        lock (_gate)
        {
            if (!Current.IsScanned)
            {
                Volatile.Write(ref _current, new CatalogSnapshot([], [], []).Numbered(Current.Number + 1));
                _bell.Ring([], isListChanged: true);
            }
        }
    }

    private void Load(IReadOnlyList<string> folders, CancellationToken cancellationToken)
    {
        var scan = SongScanner.Scan(folders, Path.DirectorySeparatorChar.ToString(), cancellationToken);
        var before = List(folders, scan);
        for (var first = 0; first < scan.Songs.Count; first += Batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var songs = scan.Songs.Skip(first).Take(Batch).ToList();
            var turn = Interlocked.Increment(ref _reading);
            Publish(SongFacts.Read(songs, before.GetValueOrDefault, _library, cancellationToken), turn);
        }
    }

    /// <summary>Makes the list of what the scan found; known rows stay until they are read again.</summary>
    private Dictionary<SongId, SongFacts> List(IReadOnlyList<string> folders, ScanResult scan)
    {
        lock (_gate)
        {
            var (old, before) = (Current, _facts);
            var rows = scan.Songs.Select(song => old.Find(SongId.Of(song.Path)) is { } row ? row with { Song = song } : EntryMaker.Unread(song, null)).ToList();
            var facts = new Dictionary<SongId, SongFacts>(rows.Count);
            var stems = new Dictionary<string, SongId>(rows.Count, StringComparer.Ordinal);
            foreach (var row in rows)
            {
                stems.TryAdd(StemOf(row.Song.Path), row.Id);
                if (before.TryGetValue(row.Id, out var known))
                {
                    facts[row.Id] = known;
                }
            }

            (_facts, _stems, _folders) = (facts, stems, folders);
            foreach (var gone in before.Keys.Where(id => !facts.ContainsKey(id)))
            {
                _readAt.Remove(gone);
                _failures.Remove(gone);
            }

            var next = new CatalogSnapshot(rows, scan.Problems, scan.Warnings).Numbered(old.Number + 1);
            Volatile.Write(ref _current, next);
            var isSame = rows.Select(row => row.Id).SequenceEqual(old.Songs.Select(row => row.Id));
            _bell.Ring(isSame ? [] : rows.Select(row => row.Id).Where(id => old.Find(id) is null).Concat(old.Songs.Select(row => row.Id).Where(id => next.Find(id) is null)), isListChanged: !isSame);
            return before;
        }
    }

    private Dictionary<SongId, SongFacts> Known(IReadOnlyCollection<SongId> ids)
    {
        lock (_gate)
        {
            return ids.Where(_facts.ContainsKey).ToDictionary(id => id, id => _facts[id]);
        }
    }

    private List<Song> Songs(IEnumerable<SongId> ids)
    {
        var current = Current;
        return [.. ids.Select(current.Find).OfType<SongEntry>().Select(row => row.Song)];
    }

    /// <summary>Shows what was read, unless a reading that began later was quicker: a slow look must not bring an old text back.</summary>
    private void Publish(IReadOnlyList<SongFacts> read, long turn)
    {
        lock (_gate)
        {
            var newest = read.Where(facts => _readAt.GetValueOrDefault(facts.Id) < turn).ToList();
            foreach (var facts in newest)
            {
                _readAt[facts.Id] = turn;
            }

            Replace(newest);
        }
    }

    private void Replace(List<SongFacts> read)
    {
        var rows = new List<SongEntry>(read.Count);
        foreach (var facts in read)
        {
            // A song that went away while it was read is not brought back.
            if (Current.Find(facts.Id) is { } old)
            {
                _facts[facts.Id] = facts;
                var row = _maker.Make(facts with { Song = old.Song }, _failures.GetValueOrDefault(facts.Id)) with { Findings = FindingsOf(facts.Id) };
                if (!RowComparison.IsSame(old, row))
                {
                    rows.Add(row);
                }
            }
        }

        Show(rows);
    }

    private void Show(List<SongEntry> rows)
    {
        if (rows.Count > 0)
        {
            Volatile.Write(ref _current, Current.With(rows, Current.Number + 1));
            _bell.Ring(rows.Select(row => row.Id), isListChanged: false);
        }
    }

    private static string StemOf(string path)
    {
        foreach (var ending in (ReadOnlySpan<string>)["_prompt.txt", "_lyrics.txt"])
        {
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return path[..^ending.Length];
            }
        }

        return Path.ChangeExtension(path, null);
    }
}
