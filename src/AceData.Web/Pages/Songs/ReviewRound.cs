using AceData.Editing;
using AceData.Library.Catalog;
using AceData.Web.Playing;
using AceData.Web.Workplaces;

namespace AceData.Web.Pages.Songs;

/// <summary>
/// Going through the songs that need review, one answer a song, until each has one. It lives as long as the window. Which songs
/// it is about is settled when it begins: the count stays true while one song after the other is put right.
/// </summary>
internal sealed class ReviewRound(SongDesk desk, SongActions actions, WindowPlayer player, Workplace place) : IDisposable
{
    private readonly HashSet<SongId> _answered = [];

    // Keys may come faster than files are written: each answers the song that is current when its turn comes.
    private readonly SemaphoreSlim _turn = new(1);
    private List<SongId> _songs = [];

    public bool IsOn => _songs.Count > 0;

    /// <summary>How many songs the round is about.</summary>
    public int Count => _songs.Count;

    /// <summary>Place of the current song in the round, 1 for the first; 0 when it is not part of it.</summary>
    public int Place => desk.Current is { } song ? _songs.IndexOf(song.Id) + 1 : 0;

    /// <summary>True when every song has its answer.</summary>
    public bool IsFinished => IsOn && !_songs.Exists(IsOpen);

    /// <summary>Begins with the first of the shown songs that need review; where the filter hides all of them, it is taken away.</summary>
    public async Task StartAsync()
    {
        if (!desk.Shown.Any(song => song.NeedsReview))
        {
            desk.Filter("");
        }

        Gather();
        if (_songs is [var first, ..])
        {
            await GoAsync(first);
        }
    }

    /// <summary>Takes the suggestion of the current song over, or says that its tags are fine as they are, and goes on.</summary>
    public Task AcceptAsync() => AnswerAsync(song => song.TagSuggestion is not null
        ? actions.AcceptAsync([song.Id])
        : actions.ConfirmAsync([song.Id]));

    /// <summary>Puts the suggestion of the current song away and goes on; a song without one stays.</summary>
    public Task RejectAsync() => AnswerAsync(song => song.TagSuggestion is not null ? actions.RejectAsync([song.Id]) : Task.FromResult<EditResult?>(null));

    /// <summary>Goes to another song of the round without an answer.</summary>
    public async Task MoveAsync(int steps)
    {
        if (IsOn)
        {
            await GoAsync(_songs[Math.Clamp(Place == 0 ? 0 : Place - 1 + steps, 0, _songs.Count - 1)]);
        }
    }

    /// <summary>Goes to the next song that has no answer yet, from the top again after the last; stays where there is none.</summary>
    public async Task GoOnAsync()
    {
        for (var i = 0; i < _songs.Count; i++)
        {
            if (_songs[(Place + i) % _songs.Count] is var next && IsOpen(next))
            {
                await GoAsync(next);
                return;
            }
        }
    }

    /// <summary>Ends the round; what was answered stays.</summary>
    public void Leave()
    {
        _songs = [];
        _answered.Clear();
        desk.Refresh();
    }

    public void Dispose() => _turn.Dispose();

    private void Gather()
    {
        _answered.Clear();
        _songs = [.. desk.Shown.Where(song => song.NeedsReview).Select(song => song.Id)];
        if (desk.Current is { NeedsReview: true } current && !_songs.Contains(current.Id))
        {
            _songs.Insert(0, current.Id);
        }
    }

    private async Task AnswerAsync(Func<SongEntry, Task<EditResult?>> answer)
    {
        await _turn.WaitAsync();
        try
        {
            if (!IsOn)
            {
                // The first answer from the keyboard is the beginning of a round.
                Gather();
            }

            if (Place > 0 && desk.Current is { } song && await answer(song) is { Refused.Count: 0 })
            {
                _answered.Add(song.Id);
                if (desk.Current?.Id == song.Id)
                {
                    await GoOnAsync();
                }
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    // The catalog knows at once what was answered; the desk hears of it a moment later. Undo opens a song again.
    private bool IsOpen(SongId id) => place.Catalog.Current.Find(id) is { } song && (!_answered.Contains(id) || song.TagSuggestion is not null);

    private async Task GoAsync(SongId id)
    {
        desk.Go(id);
        if (desk.Current is { } song)
        {
            await player.ReviewAsync(song);
        }
    }
}
