using AceData.Library.Catalog;
using AceData.Library.Filtering;
using AceData.Web.Workplaces;

namespace AceData.Web.Pages.Songs;

/// <summary>
/// What one window shows of the songs: filter, order, the current song and the selection. It lives as long as the window, so
/// that a look at another page changes none of it. Used by the window's own thread only.
/// </summary>
public sealed class SongDesk : IDisposable
{
    private readonly Workplace _place;
    private readonly HashSet<SongId> _selected = [];
    private List<SongId> _order = [];
    private SongFilter _filter = SongFilter.Everything;
    private SongId? _anchor;
    private Action<Action>? _onWindow;
    private Predicate<SongEntry>? _fits;
    private SongId? _wanted;

    public SongDesk(Workplace place)
    {
        _place = place;
        Songs = place.Catalog.Current;
        place.Catalog.Changed += Follow;
        Choose();
    }

    /// <summary>Raised on the window's thread when something to show changed.</summary>
    public event Action? Changed;

    /// <summary>All songs, as the rows are now.</summary>
    public CatalogSnapshot Songs { get; private set; }

    /// <summary>The songs that the filter lets through, in their order. Rows change in place; none comes or goes until the filter is applied again.</summary>
    public IReadOnlyList<SongEntry> Shown { get; private set; } = [];

    /// <summary>What was typed.</summary>
    public string FilterText { get; private set; } = "";

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public FilterException? Problem { get; private set; }

    public SongOrder Order { get; private set; } = SongOrder.Path;

    public bool IsDescending { get; private set; }

    /// <summary>The song of the inspector and of the keys; null when there is none.</summary>
    public SongEntry? Current { get; private set; }

    /// <summary>The song that was current when it went from the list; null when another one was chosen since.</summary>
    public SongEntry? Gone { get; private set; }

    /// <summary>Place of the current song among those that are shown; −1 when it is not.</summary>
    public int CurrentPlace { get; private set; } = -1;

    public IReadOnlySet<SongId> Selected => _selected;

    /// <summary>The song that was current when the list was last seen; a key on another page may have gone on since.</summary>
    public SongId? LastInList { get; set; }

    /// <summary>What the keys act on: the selection, else the current song.</summary>
    public IReadOnlyList<SongId> Targets => _selected.Count > 0 ? [.. _selected] : Current is { } song ? [song.Id] : [];

    /// <summary>Says how to get onto the window's thread; news of the catalog come from others.</summary>
    public void Attach(Action<Action> onWindow)
    {
        _onWindow = onWindow;

        // What changed before there was a window to tell would never be told again.
        if (!ReferenceEquals(Songs, _place.Catalog.Current))
        {
            Choose();
        }
    }

    /// <summary>Shows what fits; a filter that is not right says so and keeps the list.</summary>
    public void Filter(string text)
    {
        FilterText = text;
        try
        {
            _filter = SongFilter.Parse(text);
            Problem = null;
            Choose();
        }
        catch (FilterException e)
        {
            Problem = e;
        }

        Changed?.Invoke();
    }

    /// <summary>Adds a condition to the filter, or takes it out again.</summary>
    /// <param name="condition">One condition, such as <c>tag:rap</c> or <c>-tag:rap</c>.</param>
    public void Toggle(string condition)
    {
        var parts = FilterText.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var has = $" {string.Join(' ', parts)} ".Contains($" {condition} ", StringComparison.Ordinal);
        Filter(has ? $" {string.Join(' ', parts)} ".Replace($" {condition} ", " ", StringComparison.Ordinal).Trim() : $"{FilterText} {condition}".Trim());
    }

    /// <summary>Applies the filter again: songs that fit no more go.</summary>
    public void Refresh() => Filter(FilterText);

    /// <summary>What a song must be besides, such as one without lyrics; null for every song.</summary>
    public void ShowOnly(Predicate<SongEntry>? fits)
    {
        _fits = fits;
        Choose();
        Changed?.Invoke();
    }

    /// <summary>Orders by a column; the same column again turns it round.</summary>
    public void Sort(SongOrder order)
    {
        IsDescending = order == Order && !IsDescending;
        Order = order;
        Choose();
        Changed?.Invoke();
    }

    public void Go(SongId id)
    {
        Take(_order.IndexOf(id), id);
        _anchor = id;
        Changed?.Invoke();
    }

    /// <summary>Goes to a song now, or as soon as it is on the list; where the person chose another one meanwhile, not at all.</summary>
    public void GoWhenRead(SongId id)
    {
        _wanted = id;
        Choose();
        Changed?.Invoke();
    }

    /// <summary>Moves to the next songs (or the ones before), and selects them on the way if wanted.</summary>
    /// <returns>False at the end of the list.</returns>
    public bool Move(int steps, bool isSelecting = false)
    {
        if (_order.Count == 0)
        {
            return false;
        }

        var from = CurrentPlace;
        var to = Math.Clamp(from < 0 ? 0 : from + steps, 0, _order.Count - 1);
        if (isSelecting)
        {
            for (var place = Math.Min(Math.Max(from, 0), to); place <= Math.Max(from, to); place++)
            {
                _selected.Add(_order[place]);
            }
        }

        Take(to, _order[to]);
        Changed?.Invoke();
        return to != from;
    }

    /// <summary>Goes to the next song for which it holds, from the top again after the last.</summary>
    /// <returns>False when there is none.</returns>
    public bool MoveTo(Predicate<SongEntry> isIt)
    {
        for (var i = 1; i <= Shown.Count; i++)
        {
            var place = (Math.Max(CurrentPlace, -1) + i) % Shown.Count;
            if (isIt(Shown[place]))
            {
                Take(place, _order[place]);
                Changed?.Invoke();
                return true;
            }
        }

        return false;
    }

    public void Toggle(SongId id)
    {
        if (!_selected.Remove(id))
        {
            _selected.Add(id);
        }

        _anchor = id;
        Changed?.Invoke();
    }

    /// <summary>Selects everything from the last chosen song to this one.</summary>
    public void SelectTo(SongId id)
    {
        var (from, to) = (_anchor is { } anchor ? _order.IndexOf(anchor) : -1, _order.IndexOf(id));
        if (from < 0 || to < 0)
        {
            Toggle(id);
            return;
        }

        for (var place = Math.Min(from, to); place <= Math.Max(from, to); place++)
        {
            _selected.Add(_order[place]);
        }

        Take(to, id);
        Changed?.Invoke();
    }

    /// <summary>What a click on a song does: goes there; with Ctrl (or Cmd) it selects that one too, with Shift everything up to it.</summary>
    public void Click(SongId id, bool isShift, bool isCtrl)
    {
        if (isShift)
        {
            SelectTo(id);
        }
        else if (isCtrl)
        {
            Toggle(id);
        }
        else
        {
            Go(id);
        }
    }

    /// <summary>Selects every shown song, or none when some are selected.</summary>
    public void ToggleAll()
    {
        if (_selected.Count > 0)
        {
            SelectNone();
        }
        else
        {
            SelectAll();
        }
    }

    public void SelectAll()
    {
        _selected.UnionWith(_order);
        Changed?.Invoke();
    }

    public void SelectNone()
    {
        _selected.Clear();
        Changed?.Invoke();
    }

    public void Dispose() => _place.Catalog.Changed -= Follow;

    private void Follow(CatalogChange change) => _onWindow?.Invoke(() =>
    {
        var wasReading = !Songs.IsComplete;

        // The list may be newer than the news of it.
        Songs = _place.Catalog.Current;
        if (change.IsListChanged || wasReading || _order.Exists(id => Songs.Find(id) is null))
        {
            Choose();
        }
        else
        {
            Shown = [.. _order.Select(id => Songs.Find(id)!)]; // not null: looked at above
            Show(CurrentPlace, Current?.Id);
        }

        Changed?.Invoke();
    });

    private void Choose()
    {
        Songs = _place.Catalog.Current;
        Shown = [.. Ordered(_filter.Apply(Songs.Songs).Where(song => _fits is null || _fits(song)))];
        _order = [.. Shown.Select(song => song.Id)];
        _selected.RemoveWhere(id => Songs.Find(id) is null);
        var current = Next();
        Show(current is { } id ? _order.IndexOf(id) : -1, current);
    }

    // Keys act on the current song: it never becomes another one behind the person's back.
    private SongId? Next()
    {
        if (_wanted is { } wanted && Songs.Find(wanted) is not null)
        {
            (_wanted, Gone) = (null, null);
            return wanted;
        }

        var before = Current ?? Gone;
        if (before is { } song && Songs.Find(song.Id) is null && _place.Catalog.Folders.Contains(song.Song.Root, StringComparer.Ordinal))
        {
            Gone = song;
            return null;
        }

        Gone = null;
        return before is not null && Songs.Find(before.Id) is not null ? before.Id : _order.Count > 0 ? _order[0] : null;
    }

    private void Take(int place, SongId id)
    {
        (_wanted, Gone) = (null, null);
        Show(place, id);
    }

    private IEnumerable<SongEntry> Ordered(IEnumerable<SongEntry> songs) => (Order, IsDescending) switch
    {
        (SongOrder.Path, false) => songs,
        (SongOrder.Path, true) => songs.Reverse(),
        (SongOrder.Title, false) => songs.OrderBy(song => song.Title, Library.NaturalOrder.Instance),
        (SongOrder.Title, true) => songs.OrderByDescending(song => song.Title, Library.NaturalOrder.Instance),
        (SongOrder.Tags, false) => songs.OrderBy(song => song.Tags.Count),
        (SongOrder.Tags, true) => songs.OrderByDescending(song => song.Tags.Count),
        (SongOrder.Tempo, false) => songs.OrderBy(song => song.BeatsPerMinute ?? int.MaxValue),
        (SongOrder.Tempo, true) => songs.OrderByDescending(song => song.BeatsPerMinute ?? int.MinValue),
        (SongOrder.Key, false) => songs.OrderBy(song => song.Mode),
        (SongOrder.Key, true) => songs.OrderByDescending(song => song.Mode),
        (SongOrder.Lyrics, false) => songs.OrderBy(song => song.Lyrics),
        _ => songs.OrderByDescending(song => song.Lyrics),
    };

    private void Show(int place, SongId? id)
    {
        CurrentPlace = place;
        Current = id is { } song ? Songs.Find(song) : null;
    }
}
