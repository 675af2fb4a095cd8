using AceData.Library.Catalog;
using AceData.Web.Pages.Songs;
using AceData.Web.Workplaces;

namespace AceData.Web.Pages.Lyrics;

/// <summary>What one window shows on the lyrics page. It has a list and a selection of its own and shares the current song with the song list.</summary>
public sealed class LyricsDesk(Workplace place, SongDesk songs) : IDisposable
{
    private readonly int[] _counts = new int[Enum.GetValues<LyricsChip>().Length];
    private CatalogSnapshot? _counted;

    /// <summary>The list.</summary>
    public SongDesk List { get; } = new(place);

    /// <summary>The chosen quick filter.</summary>
    public LyricsChip Chip { get; private set; }

    /// <summary>The next editor takes the focus: the person went on with the keyboard.</summary>
    public bool FocusesEditor { get; set; }

    /// <summary>Songs without a lyrics file: what a run looks for where nobody says more.</summary>
    public int WithoutFile => Count(LyricsChip.Missing) + Count(LyricsChip.Uncertain);

    /// <summary>Begins with the song that the song list shows.</summary>
    public void Enter()
    {
        if (songs.Current is { } song && List.Current?.Id != song.Id)
        {
            List.Go(song.Id);
        }
    }

    /// <summary>Leaves the current song to the song list.</summary>
    public void Leave()
    {
        if (List.Current is { } song && songs.Current?.Id != song.Id)
        {
            songs.Go(song.Id);
        }
    }

    public void Show(LyricsChip chip)
    {
        Chip = chip;
        List.ShowOnly(song => chip.Fits(song));
    }

    /// <summary>How many songs the quick filter fits.</summary>
    public int Count(LyricsChip chip)
    {
        if (!ReferenceEquals(_counted, List.Songs))
        {
            _counted = List.Songs;
            Array.Clear(_counts);
            foreach (var song in _counted.Songs)
            {
                for (var one = 0; one < _counts.Length; one++)
                {
                    _counts[one] += ((LyricsChip)one).Fits(song) ? 1 : 0;
                }
            }
        }

        return _counts[(int)chip];
    }

    /// <summary>Goes to the next song without lyrics among those that are shown.</summary>
    public bool NextMissing() => List.MoveTo(song => song.IsRead && song.Lyrics == LyricsState.Missing);

    public void Dispose() => List.Dispose();
}
