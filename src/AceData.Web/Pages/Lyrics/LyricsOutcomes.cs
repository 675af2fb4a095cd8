using System.Collections.Concurrent;
using AceData.Jobs;
using AceData.Jobs.Board;
using AceData.Library.Catalog;

namespace AceData.Web.Pages.Lyrics;

/// <summary>What the last search of each song ended with, since the server started: a song without lyrics says so here, since no file does.</summary>
internal sealed class LyricsOutcomes : IDisposable
{
    private readonly ConcurrentDictionary<SongId, JobItem> _last = new();
    private readonly IDisposable _news;

    public LyricsOutcomes(JobBoard board) => _news = board.Subscribe(Note);

    /// <summary>Raised on another thread when something is new.</summary>
    public event Action? Changed;

    /// <summary>The outcome; null when the song was not looked for.</summary>
    public JobItem? Of(SongId id) => _last.GetValueOrDefault(id);

    public void Dispose() => _news.Dispose();

    private void Note(JobChange change)
    {
        if (change.Items.Count == 0 || change.Job?.Operation != JobOperation.Lyrics.Name)
        {
            return;
        }

        foreach (var item in change.Items)
        {
            _last[SongId.Of(item.Id)] = item;
        }

        Changed?.Invoke();
    }
}
