using AceData.Audio.Decoding;

namespace AceData.Library.Catalog;

/// <summary>Hears of files that other programs change, and passes them on in handfuls. What the system does not tell is found by the next scan.</summary>
/// <param name="time">The clock.</param>
/// <param name="touch">Gets the paths of text files that changed.</param>
/// <param name="rescan">Called when songs or folders came, went or were renamed, or when the system lost count.</param>
/// <param name="giveUp">Called when the system turns out to tell nothing.</param>
internal sealed class FolderWatch(TimeProvider time, Action<IReadOnlyCollection<string>> touch, Func<Task> rescan, Action giveUp) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly Lock _gate = new();
    private readonly List<FileSystemWatcher> _watchers = [];
    private HashSet<string> _paths = new(StringComparer.Ordinal);
    private HashSet<string> _watched = new(StringComparer.Ordinal);
    private ITimer? _timer;
    private bool _needsScan;
    private bool _isDue;
    private bool _isScanning;
    private bool _scansAgain;
    private bool _isClosed;

    /// <summary>True when every folder is watched.</summary>
    public bool IsWatching { get; private set; }

    /// <summary>True when the system said that it cannot watch the folders.</summary>
    public bool HasGivenUp { get; private set; }

    /// <summary>Watches these folders from now on.</summary>
    public void Start(IReadOnlyList<string> folders)
    {
        lock (_gate)
        {
            if (_isClosed || (IsWatching && _watched.SetEquals(folders)))
            {
                return;
            }

            Clear();
            _timer ??= time.CreateTimer(_ => Tell(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _watched = [.. folders];
            try
            {
                foreach (var folder in folders.Where(Directory.Exists))
                {
                    _watchers.Add(Watcher(folder));
                }

                IsWatching = !HasGivenUp;
            }
            catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException or PlatformNotSupportedException)
            {
                // Too many folders for the system, or a disk that tells nothing.
                GiveUp();
            }
        }
    }

    /// <summary>Returns when nothing is passed on any more.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isClosed = true;
            Clear();
        }

        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }
    }

    private FileSystemWatcher Watcher(string folder)
    {
        var watcher = new FileSystemWatcher(folder)
        {
            IncludeSubdirectories = true,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            InternalBufferSize = 64 << 10,
        };
        watcher.Changed += (_, e) => Note(e.Name, e.FullPath, isContentOnly: true);
        watcher.Created += (_, e) => Note(e.Name, e.FullPath, isContentOnly: false);
        watcher.Deleted += (_, e) => Note(e.Name, e.FullPath, isContentOnly: false);
        watcher.Renamed += (_, e) =>
        {
            Note(e.OldName, e.OldFullPath, isContentOnly: false);
            Note(e.Name, e.FullPath, isContentOnly: false);
        };
        watcher.Error += (_, e) => Lose(e.GetException());
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    // The system lost count, which a scan puts right; or it can watch no more folders. A scan then would only try the same again.
    private void Lose(Exception reason)
    {
        if (reason is InternalBufferOverflowException)
        {
            Note(null, null, isContentOnly: false);
            return;
        }

        lock (_gate)
        {
            if (!_isClosed)
            {
                GiveUp();
            }
        }
    }

    private void GiveUp()
    {
        Clear();
        HasGivenUp = true;
        giveUp();
    }

    private void Note(string? name, string? path, bool isContentOnly)
    {
        lock (_gate)
        {
            if (_isClosed || (name is not null && IsHidden(name)))
            {
                return;
            }

            if (path is not null && path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase))
            {
                _paths.Add(path);
            }
            else if (path is null || AudioFormats.IsAudio(path) || (!isContentOnly && !Path.HasExtension(path)))
            {
                _needsScan = true;
            }
            else
            {
                return;
            }

            if (!_isDue)
            {
                _isDue = true;
                _timer!.Change(Pause, Timeout.InfiniteTimeSpan); // not null: made before the first watcher
            }
        }
    }

    private void Tell()
    {
        HashSet<string> paths;
        bool needsScan;
        lock (_gate)
        {
            (paths, needsScan) = (_paths, _needsScan);
            (_paths, _needsScan, _isDue) = (new HashSet<string>(StringComparer.Ordinal), false, false);
        }

        if (needsScan)
        {
            lock (_gate)
            {
                // While files arrive, one scan runs and one waits, not one for each handful.
                _scansAgain = _isScanning;
                if (_isScanning)
                {
                    return;
                }

                _isScanning = true;
            }

            _ = ScanAsync();
        }
        else if (paths.Count > 0)
        {
            touch(paths);
        }
    }

    private async Task ScanAsync()
    {
        for (var again = true; again;)
        {
            try
            {
                await rescan();
            }
            catch (Exception e) when (e is Audio.AceDataException or OperationCanceledException or ObjectDisposedException)
            {
                // A folder that went away: the list stays until the person looks again, and is told then.
            }

            lock (_gate)
            {
                again = _scansAgain && !_isClosed;
                _scansAgain = false;
                _isScanning = again;
            }
        }
    }

    // Temp files of a save, and everything in hidden folders.
    private static bool IsHidden(string name) => name.StartsWith('.') || name.Contains(Path.DirectorySeparatorChar + ".", StringComparison.Ordinal);

    private void Clear()
    {
        foreach (var watcher in _watchers)
        {
            watcher.Dispose();
        }

        _watchers.Clear();
        (IsWatching, HasGivenUp) = (false, false);
    }
}
