using AceData.Library.Catalog;

namespace AceData.Web.Pages.Songs;

/// <summary>The rows of a list, made once for each list: whoever shows them asks again for every picture.</summary>
internal sealed class ListRows
{
    private IReadOnlyList<SongEntry> _songs = [];
    private ICollection<ListRow> _rows = [];

    /// <summary>The rows of these songs.</summary>
    public ICollection<ListRow> Of(IReadOnlyList<SongEntry> songs)
    {
        if (!ReferenceEquals(_songs, songs))
        {
            var apart = AlikeTitles.Distinguish(songs);
            _songs = songs;
            _rows = [.. songs.Select((song, place) => new ListRow(song, place, apart.GetValueOrDefault(song.Id)))];
        }

        return _rows;
    }
}
