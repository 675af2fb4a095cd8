using AceData.Library.Catalog;

namespace AceData.Web.Pages.Songs;

/// <summary>Tag lines of one window as text, and those that were typed and not saved, because the file says something else by now: they wait until the person is back.</summary>
internal sealed class PromptSheets
{
    private readonly Dictionary<SongId, PromptSheet> _waiting = [];

    /// <summary>True while this window shows the tags of a song as one line.</summary>
    public bool IsText { get; set; }

    /// <summary>True when something typed waits there.</summary>
    public bool IsWaiting(SongId song) => _waiting.ContainsKey(song);

    /// <summary>What waits, or a new sheet of what the file holds.</summary>
    public PromptSheet Of(SongEntry song)
    {
        if (!_waiting.TryGetValue(song.Id, out var sheet))
        {
            return new PromptSheet(song);
        }

        sheet.Follow(song);
        return sheet;
    }

    /// <summary>Keeps a sheet as long as something typed is not saved.</summary>
    public void Keep(SongId song, PromptSheet sheet)
    {
        if (sheet.IsDirty)
        {
            _waiting[song] = sheet;
        }
        else
        {
            _waiting.Remove(song);
        }
    }
}
