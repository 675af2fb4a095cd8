namespace AceData.Library.Catalog;

/// <summary>Collects changes and tells of them at most ten times a second, so that a run over ten thousand songs is not ten thousand redraws.</summary>
internal sealed class ChangeBell : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly Func<CatalogSnapshot> _now;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private readonly Lock _ringing = new();
    private HashSet<SongId> _ids = [];
    private bool _isListChanged;
    private bool _isDue;

    public ChangeBell(Func<CatalogSnapshot> now, TimeProvider time)
    {
        _now = now;
        _timer = time.CreateTimer(_ => Tell(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public event Action<CatalogChange>? Rung;

    public void Ring(IEnumerable<SongId> ids, bool isListChanged)
    {
        lock (_gate)
        {
            _ids.UnionWith(ids);
            _isListChanged |= isListChanged;
            if (!_isDue)
            {
                _isDue = true;
                _timer.Change(Pause, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private void Tell()
    {
        lock (_ringing)
        {
            CatalogChange change;
            lock (_gate)
            {
                change = new CatalogChange(_now(), _ids, _isListChanged);
                (_ids, _isListChanged, _isDue) = ([], false, false);
            }

            Rung?.Invoke(change);
        }
    }
}
