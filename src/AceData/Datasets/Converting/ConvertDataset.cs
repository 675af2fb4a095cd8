using AceData.Audio;
using AceData.Jobs;
using AceData.Library;
using AceData.Requests;
using AceData.Settings;
using AceData.Tagging.Policy;

namespace AceData.Datasets.Converting;

/// <summary>Writes the songs of a folder, with their tags and lyrics, as a data set that this program and the Python tools load.</summary>
public sealed class ConvertDataset(TimeProvider time)
{
    private const int NamedSongs = 3;

    /// <summary>Writes the data set whole, or changes nothing.</summary>
    /// <exception cref="AceDataException">DATASET-BLOCKED: songs that cannot be learnt from. Or no songs, the output is something else, the disk is full, …</exception>
    /// <exception cref="OperationCanceledException">Stopped; nothing was changed.</exception>
    public async Task<ConvertDatasetResult> RunAsync(ConvertDatasetRequest request, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var root = DataRoot.Resolve(request.DataRoot, Environment.CurrentDirectory);
        var folders = new DatasetFolders { DataDir = request.DataDir, OutputName = request.OutputName }.Resolve(root);
        var scan = SongScanner.Scan([folders.DataDir!], root.Folder, cancellationToken);
        var (songs, leftOut) = Readable(scan);
        if (songs.Count == 0 && leftOut.Count == 0)
        {
            throw NoSongs.In([folders.DataDir!]);
        }

        progress.Report(new JobStarted("convert", songs.Count));
        var texts = Texts(songs, progress, cancellationToken);
        var defaultTags = PromptLine.Parse(request.DefaultTag ?? "").Tags;
        leftOut.AddRange(songs.Zip(texts, (song, text) => Objection(song, text, defaultTags)).OfType<LeftOutSong>());
        if (leftOut.Count > 0 && !request.SkipBlocked)
        {
            throw Blocked(leftOut, root);
        }

        var missing = leftOut.Select(song => song.File).ToHashSet(StringComparer.Ordinal);
        var rows = Rows(songs.Zip(texts).Where(pair => !missing.Contains(pair.First.Path)), root, folders.OutputName!, request, defaultTags);
        if (rows.Count == 0)
        {
            throw Blocked(leftOut, root);
        }

        foreach (var song in leftOut)
        {
            progress.Report(new JobItem(song.File, "left_out", song.Text, song.Code));
        }

        await DataSetWriter.WriteAsync(folders.OutputName!, rows, cancellationToken);
        progress.Report(new JobArtifact("data_set", folders.OutputName!));
        var kept = songs.Zip(texts).Where(pair => !missing.Contains(pair.First.Path)).Select(pair => pair.Second).ToList();
        return new ConvertDatasetResult
        {
            Output = folders.OutputName!,
            Songs = rows.Count,
            WithDefaultTags = kept.Count(text => text.Tags.Count == 0),
            WithDefaultLyrics = kept.Count(text => text.Lyrics is null),
            LeftOut = leftOut,
            Seconds = time.GetElapsedTime(started).TotalSeconds,
        };
    }

    private static (List<Song> Songs, List<LeftOutSong> Problems) Readable(ScanResult scan) =>
        ([.. scan.Songs], [.. scan.Problems.Select(problem => new LeftOutSong(problem.Path, problem.Code, problem.Text))]);

    private SongTexts[] Texts(List<Song> songs, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        const int reportEvery = 250;
        var texts = new SongTexts[songs.Count];
        var eta = new EtaEstimator(time);
        var gate = new Lock();
        var done = 0;
        Parallel.For(0, songs.Count, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Math.Min(4, Environment.ProcessorCount) }, i =>
        {
            texts[i] = SongTexts.Read(songs[i]);
            lock (gate)
            {
                if (++done % reportEvery == 0 || done == songs.Count)
                {
                    progress.Report(new JobProgress(done, songs.Count, "songs", eta.Update(done, songs.Count)));
                }
            }
        });
        return texts;
    }

    private static LeftOutSong? Objection(Song song, SongTexts texts, IReadOnlyList<string> defaultTags) =>
        texts.Problem ?? (texts.Tags.Count == 0 && defaultTags.Count == 0
            ? new LeftOutSong(song.Path, SongTexts.NoTags, "It has no tags. Tag it first, or give tags for all such songs with --default_tag.")
            : null);

    private static List<DataSetRow> Rows(IEnumerable<(Song Song, SongTexts Texts)> songs, DataRoot root, string output, ConvertDatasetRequest request, IReadOnlyList<string> defaultTags)
    {
        // By the paths' own order, so that the rows stay where they are on every disk and system.
        var list = songs.Select(pair => (Name: NameOf(pair.Song.Path, root), pair.Texts)).OrderBy(song => song.Name, StringComparer.Ordinal).ToList();
        var keys = new SampleKeys([.. list.Select(song => song.Name)], KeysOf(output));
        return
        [
            .. list.Select(song => new DataSetRow
            {
                Key = keys.Of(song.Name),
                FileName = song.Name,
                Tags = song.Texts.Tags.Count > 0 ? song.Texts.Tags : defaultTags,
                Lyrics = song.Texts.Lyrics ?? request.DefaultLyrics ?? ConvertDatasetRequest.Instrumental,
            }),
        ];
    }

    // Readable on Windows and on Linux, and still right when the whole data folder moves.
    private static string NameOf(string path, DataRoot root)
    {
        var relative = Path.GetRelativePath(root.Folder, path);
        var isBelow = !Path.IsPathRooted(relative) && relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return (isBelow ? relative : path).Replace(Path.DirectorySeparatorChar, '/');
    }

    private static Dictionary<string, string> KeysOf(string output)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            foreach (var row in DataSetReader.Read(output))
            {
                keys.TryAdd(row.FileName.Replace('\\', '/'), row.Key);
            }
        }
        catch (AceDataException)
        {
            // There is none, or none that can be read: every song gets its key anew.
        }

        return keys;
    }

    private static AceDataException Blocked(List<LeftOutSong> songs, DataRoot root)
    {
        var named = songs.Take(NamedSongs).Select(song => $"  {Files.FileNames.Printable(NameOf(song.File, root))}: {song.Text}");
        var more = songs.Count > NamedSongs ? $"\n  … and {songs.Count - NamedSongs} more" : "";
        var what = songs.Count == 1 ? "1 song cannot be learnt from" : $"{songs.Count} songs cannot be learnt from";
        return new AceDataException(DataSetCodes.Blocked, $"{what}, so no data set was written:\n{string.Join('\n', named)}{more}\nMend them, or leave them out with --skip-blocked.");
    }
}
