using AceData.Audio;
using AceData.Files;
using AceData.Library;
using AceData.Settings;

namespace AceData.Datasets.Converting;

/// <summary>How the data set on the disk stands to the songs: whether converting once more would write the same. Read from files, never remembered.</summary>
public sealed record DataSetLook
{
    /// <summary>Full path of the data set.</summary>
    public required string Folder { get; init; }

    /// <summary>True when there is one that can be read.</summary>
    public bool IsThere { get; init; }

    /// <summary>Songs in it.</summary>
    public int Songs { get; init; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset? WrittenAt { get; init; }

    /// <summary>Songs whose tags or lyrics are not those in it.</summary>
    public int Changed { get; init; }

    /// <summary>Songs that it lacks.</summary>
    public int New { get; init; }

    /// <summary>Songs in it that are not in the folder, or that would be left out now.</summary>
    public int Gone { get; init; }

    /// <summary>Songs that a conversion leaves out, because nothing can be learnt from them.</summary>
    public int LeftOut { get; init; }

    /// <summary>True when the folder of songs is not there or holds none, so that there is nothing to compare with.</summary>
    public bool HasNoSongs { get; init; }

    /// <summary>Songs in it that a conversion would take out.</summary>
    public LeavingSongs Leaving { get; init; } = new(0, []);

    /// <summary>Why it cannot be read, or what is wrong with the folders; null when nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>True when converting once more would write the same songs.</summary>
    public bool IsCurrent => IsThere && Changed + New + Gone == 0;

    /// <summary>Looks.</summary>
    /// <param name="request">What would be converted, with its folders.</param>
    /// <param name="root">The data root.</param>
    /// <param name="scan">What is in the request's folder; null when it is not there.</param>
    /// <param name="blocked">Says which songs are left out where the request says so.</param>
    /// <param name="suspects">Full paths of songs of which something that blocks was found before.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static DataSetLook At(ConvertDatasetRequest request, DataRoot root, ScanResult? scan, BlockedSongs blocked, IReadOnlySet<string> suspects, CancellationToken cancellationToken)
    {
        DatasetFolders folders;
        try
        {
            folders = new DatasetFolders { DataDir = request.DataDir, OutputName = request.OutputName }.Resolve(root);
        }
        catch (AceDataException e)
        {
            return new DataSetLook { Folder = request.OutputName ?? "", Problem = e.Message };
        }

        var folder = folders.OutputName!; // not null: a resolved folder has its usual place
        try
        {
            var rows = new Dictionary<string, DataSetRow>(StringComparer.Ordinal);
            foreach (var row in DataSetReader.Read(folder))
            {
                cancellationToken.ThrowIfCancellationRequested();
                rows[row.FileName.Replace('\\', '/')] = row;
            }

            var named = (scan?.Songs ?? []).Select(song => (Song: song, Name: ConvertDataset.NameOf(song.Path, root))).ToList();
            var others = named.Where(song => rows.TryGetValue(song.Name, out var row) && IsOther(row, song.Song, song.Name, request)).Select(song => song.Song.Path).ToHashSet(StringComparer.Ordinal);

            // What stands in it as it is now was taken, and is taken again unless something was found since: that spares looking at all of them twice.
            var leftOut = request.SkipBlocked
                ? blocked.Among([.. named.Where(song => !rows.ContainsKey(song.Name) || others.Contains(song.Song.Path) || suspects.Contains(song.Song.Path)).Select(song => song.Song)], request, folders.DataDir!, cancellationToken)
                : new HashSet<string>();
            var taken = named.Where(song => !leftOut.Contains(song.Song.Path)).ToList();
            var inBoth = taken.Where(song => rows.ContainsKey(song.Name)).ToList();
            return new DataSetLook
            {
                Folder = folder,
                IsThere = true,
                Songs = rows.Count,
                WrittenAt = File.GetLastWriteTime(Path.Combine(AtomicFolder.Readable(folder), DataSetState.StateName)),
                Changed = inBoth.Count(song => others.Contains(song.Song.Path)),
                New = taken.Count - inBoth.Count,
                Gone = rows.Count - inBoth.Count,
                LeftOut = request.SkipBlocked ? leftOut.Count + (scan?.Problems.Count ?? 0) : 0,
                HasNoSongs = named.Count == 0,
                Leaving = taken.Count > 0 ? LeavingSongs.Of(rows.Keys, taken.Select(song => song.Name)) : new(rows.Count, []),
            };
        }
        catch (AceDataException e)
        {
            return new DataSetLook { Folder = folder, Problem = IsNotThere(folder) ? null : e.Message };
        }
    }

    private static bool IsNotThere(string folder)
    {
        try
        {
            return !Path.Exists(folder) || (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsOther(DataSetRow row, Song song, string name, ConvertDatasetRequest request)
    {
        var now = ConvertDataset.RowOf(row.Key, name, SongTexts.Read(song), request);
        return now.Lyrics != row.Lyrics || !now.Tags.SequenceEqual(row.Tags, StringComparer.Ordinal);
    }
}
