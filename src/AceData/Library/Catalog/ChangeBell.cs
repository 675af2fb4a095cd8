namespace AceData.Library.Catalog;

/// <summary>
/// Tells of changes at most ten times a second, so that a run over ten thousand songs is not ten thousand redraws; the first after a rest at once, since a person waits for what a key does.
/// </summary>
internal sealed class ChangeBell : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly Func<CatalogSnapshot> _now;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private readonly Lock _ringing = new();
    private HashSet<SongId> _ids = [];
    private bool _isListChanged;
    private bool _isDue;
    private long? _last;

    public ChangeBell(Func<CatalogSnapshot> now, TimeProvider time)
    {
        (_now, _time) = (now, time);
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
                var rest = _last is { } last ? Pause - _time.GetElapsedTime(last) : TimeSpan.Zero;
                _timer.Change(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
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
                (_ids, _isListChanged, _isDue, _last) = ([], false, false, _time.GetTimestamp());
            }

            Rung?.Invoke(change);
        }
    }
}
