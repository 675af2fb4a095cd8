using System.Collections.Frozen;

namespace AceData.Library.Catalog;

/// <summary>The song list at one moment; never changes.</summary>
public sealed class CatalogSnapshot
{
    private readonly FrozenDictionary<SongId, int> _places;

    internal CatalogSnapshot(IReadOnlyList<SongEntry> songs, IReadOnlyList<ScanFinding> problems, IReadOnlyList<ScanFinding> warnings)
        : this(songs, songs.Index().ToFrozenDictionary(pair => pair.Item.Id, pair => pair.Index), problems, warnings, 0, 0)
    {
    }

    private CatalogSnapshot(IReadOnlyList<SongEntry> songs, FrozenDictionary<SongId, int> places, IReadOnlyList<ScanFinding> problems, IReadOnlyList<ScanFinding> warnings, long number, int read)
    {
        Songs = songs;
        _places = places;
        Problems = problems;
        Warnings = warnings;
        Number = number;
        Read = read;
    }

    /// <summary>The list before anybody looked.</summary>
    public static CatalogSnapshot Empty { get; } = new([], [], []) { IsScanned = false };

    /// <summary>False until the folders were looked through for the first time: nothing can be said of the songs before.</summary>
    public bool IsScanned { get; private init; } = true;

    /// <summary>Rises with every change.</summary>
    public long Number { get; private init; }

    /// <summary>The songs in natural order of their paths.</summary>
    public IReadOnlyList<SongEntry> Songs { get; }

    /// <summary>Songs whose side cars were read; below <c>Songs.Count</c> while the first reading goes on.</summary>
    public int Read { get; }

    /// <summary>True when the folders were looked through and every row was read.</summary>
    public bool IsComplete => IsScanned && Read == Songs.Count;

    /// <summary>Audio files and folders that cannot be worked on.</summary>
    public IReadOnlyList<ScanFinding> Problems { get; }

    /// <summary>What works but should be known, such as two songs with one tag file.</summary>
    public IReadOnlyList<ScanFinding> Warnings { get; }

    /// <summary>The row, or null when there is no such song (any more).</summary>
    public SongEntry? Find(SongId id) => _places.TryGetValue(id, out var place) ? Songs[place] : null;

    /// <summary>The place in <see cref="Songs"/>; −1 when there is no such song.</summary>
    public int IndexOf(SongId id) => _places.TryGetValue(id, out var place) ? place : -1;

    /// <summary>The same list with other rows of the same songs.</summary>
    internal CatalogSnapshot With(IEnumerable<SongEntry> rows, long number)
    {
        var songs = Songs.ToArray();
        var read = Read;
        foreach (var row in rows)
        {
            if (_places.TryGetValue(row.Id, out var place))
            {
                read += (row.IsRead ? 1 : 0) - (songs[place].IsRead ? 1 : 0);
                songs[place] = row;
            }
        }

        return new CatalogSnapshot(songs, _places, Problems, Warnings, number, read) { IsScanned = IsScanned };
    }

    internal CatalogSnapshot Numbered(long number) => new(Songs, _places, Problems, Warnings, number, Songs.Count(song => song.IsRead));
}
