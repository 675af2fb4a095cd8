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

    /// <summary>Songs whose tags or lyrics are not those in it, songs that it lacks, and songs in it that are gone.</summary>
    public int Changed { get; init; }

    /// <summary>Songs in it that a conversion would take out.</summary>
    public LeavingSongs Leaving { get; init; } = new(0, []);

    /// <summary>Why it cannot be read, or what is wrong with the folders; null when nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>True when converting once more would write the same songs.</summary>
    public bool IsCurrent => IsThere && Changed == 0;

    /// <summary>Looks.</summary>
    /// <param name="request">What would be converted, with its folders.</param>
    /// <param name="root">The data root.</param>
    /// <param name="leftOut">Full paths of songs that a conversion leaves out.</param>
    /// <param name="songs">The songs of the request's folder; null when it is not there.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static DataSetLook At(ConvertDatasetRequest request, DataRoot root, IReadOnlySet<string> leftOut, IReadOnlyList<Song>? songs, CancellationToken cancellationToken)
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

            var kept = songs?.Where(song => !leftOut.Contains(song.Path)).ToList();
            return new DataSetLook
            {
                Folder = folder,
                IsThere = true,
                Songs = rows.Count,
                WrittenAt = File.GetLastWriteTime(Path.Combine(AtomicFolder.Readable(folder), DataSetState.StateName)),
                Changed = ChangedIn(rows, kept ?? [], request, root),
                Leaving = kept is { Count: > 0 } ? LeavingSongs.Of(rows.Keys, kept.Select(song => ConvertDataset.NameOf(song.Path, root))) : new(rows.Count, []),
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

    private static int ChangedIn(Dictionary<string, DataSetRow> rows, List<Song> songs, ConvertDatasetRequest request, DataRoot root)
    {
        var (changed, found) = (0, 0);
        foreach (var song in songs)
        {
            var name = ConvertDataset.NameOf(song.Path, root);
            if (!rows.TryGetValue(name, out var row))
            {
                changed++;
                continue;
            }

            found++;
            var now = ConvertDataset.RowOf(row.Key, name, SongTexts.Read(song), request);
            changed += now.Lyrics == row.Lyrics && now.Tags.SequenceEqual(row.Tags, StringComparer.Ordinal) ? 0 : 1;
        }

        return changed + rows.Count - found;
    }
}
