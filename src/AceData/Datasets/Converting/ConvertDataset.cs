using AceData.Audio;
using AceData.Datasets.Checking;
using AceData.Files;
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
    /// <exception cref="AceDataException">DATASET-BLOCKED: songs that cannot be learnt from. DATASET-SMALLER: most songs of the earlier set would leave. Or no songs, the output is something else, the disk is full, …</exception>
    /// <exception cref="OperationCanceledException">Stopped; nothing was changed.</exception>
    public async Task<ConvertDatasetResult> RunAsync(ConvertDatasetRequest request, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var root = DataRoot.Resolve(request.DataRoot, Environment.CurrentDirectory);
        var folders = new DatasetFolders { DataDir = request.DataDir, OutputName = request.OutputName }.Resolve(root);
        var scan = SongScanner.Scan([folders.DataDir!], root.Folder, cancellationToken);
        if (scan.Songs.Count == 0 && scan.Problems.Count == 0)
        {
            throw NoSongs.In([folders.DataDir!]);
        }

        progress.Report(new JobStarted("convert", scan.Songs.Count));
        var leftOut = await BlockedAsync(request, root, folders.DataDir!, cancellationToken);
        var blocked = leftOut.Select(finding => finding.File).ToHashSet(StringComparer.Ordinal);
        var songs = scan.Songs.Where(song => !blocked.Contains(song.Path)).ToList();
        if (leftOut.Count > 0 && (!request.SkipBlocked || songs.Count == 0))
        {
            throw Blocked(leftOut, root, request.SongsHint("check"));
        }

        foreach (var finding in leftOut)
        {
            progress.Report(new JobItem(finding.File!, "left_out", finding.Text, finding.Code));
        }

        var earlier = EarlierRows(folders.OutputName!);
        var leaving = LeavingSongs.Of([.. earlier.Select(row => row.FileName)], songs.Select(song => NameOf(song.Path, root)));
        if (leaving.IsMost && !request.Replace)
        {
            throw leaving.Refusal(folders.OutputName!);
        }

        if (leaving.Names.Count > 0)
        {
            progress.Report(new JobWarning(DataSetCodes.Smaller, null, leaving.Text()));
        }

        var texts = Texts(songs, progress, cancellationToken);
        var rows = Rows(songs.Zip(texts), root, earlier, request);
        await DataSetWriter.WriteAsync(folders.OutputName!, rows, cancellationToken);
        progress.Report(new JobArtifact("data_set", folders.OutputName!));
        return new ConvertDatasetResult
        {
            Output = folders.OutputName!,
            Songs = rows.Count,
            WithDefaultTags = texts.Count(text => text.Tags.Count == 0),
            WithDefaultLyrics = texts.Count(text => text.Lyrics is null),
            LeftOut = leftOut,
            Earlier = leaving.Earlier,
            Leaving = leaving.Names,
            Seconds = time.GetElapsedTime(started).TotalSeconds,
        };
    }

    /// <summary>What the check says of songs that must not be learnt from; one finding a song.</summary>
    private async Task<IReadOnlyList<CheckFinding>> BlockedAsync(ConvertDatasetRequest request, DataRoot root, string folder, CancellationToken cancellationToken)
    {
        var check = await new CheckDataset(time).LookAsync(new CheckDatasetRequest { DataRoot = root.Folder, Inputs = [folder], Quick = true }, new Progress<JobEvent>(), cancellationToken);
        return ConvertBlocks.Of(check.Result.Findings, request, folder);
    }

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

    private static List<DataSetRow> Rows(IEnumerable<(Song Song, SongTexts Texts)> songs, DataRoot root, IReadOnlyList<DataSetRow> earlier, ConvertDatasetRequest request)
    {
        // By the paths' own order, so that the rows stay where they are on every disk and system.
        var list = songs.Select(pair => (Name: NameOf(pair.Song.Path, root), pair.Texts)).OrderBy(song => song.Name, StringComparer.Ordinal).ToList();
        var given = earlier.DistinctBy(NameIn, StringComparer.Ordinal).ToDictionary(NameIn, row => row.Key, StringComparer.Ordinal);
        var keys = new SampleKeys([.. list.Select(song => song.Name)], given);
        return
        [
            .. list.Select(song => RowOf(keys.Of(song.Name), song.Name, song.Texts, request)),
        ];

        static string NameIn(DataSetRow row) => row.FileName.Replace('\\', '/');
    }

    /// <summary>The row of a song.</summary>
    internal static DataSetRow RowOf(string key, string name, SongTexts texts, ConvertDatasetRequest request) => new()
    {
        Key = key,
        FileName = name,
        Tags = texts.Tags.Count > 0 ? texts.Tags : PromptLine.Parse(request.DefaultTag ?? "").Tags,
        Lyrics = texts.Lyrics ?? request.DefaultLyrics ?? ConvertDatasetRequest.Instrumental,
    };

    /// <summary>How a row names a song: readable on Windows and on Linux, and still right when the whole data folder moves.</summary>
    internal static string NameOf(string path, DataRoot root)
    {
        var relative = Path.GetRelativePath(root.Folder, path);
        var isBelow = !Path.IsPathRooted(relative) && relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return (isBelow ? relative : path).Replace(Path.DirectorySeparatorChar, '/');
    }

    private static IReadOnlyList<DataSetRow> EarlierRows(string output)
    {
        try
        {
            return [.. DataSetReader.Read(output)];
        }
        catch (AceDataException)
        {
            // There is none, or none that can be read: nothing leaves, and every song gets its key anew.
            return [];
        }
    }

    private static AceDataException Blocked(IReadOnlyList<CheckFinding> findings, DataRoot root, string check)
    {
        var named = findings.Take(NamedSongs).Select(finding => $"  {FileNames.Printable(NameOf(finding.File!, root))}: {finding.Text}");
        var more = findings.Count > NamedSongs ? $"\n  … and {findings.Count - NamedSongs} more" : "";
        var what = findings.Count == 1 ? "1 song cannot be learnt from" : $"{findings.Count} songs cannot be learnt from";
        var mend = findings.Any(finding => finding.Code == CheckCodes.PromptMissing.Name)
            ? "Mend them, give tags for those without with --default-tag, or leave them out with --skip-blocked."
            : "Mend them, or leave them out with --skip-blocked.";
        return new AceDataException(DataSetCodes.Blocked, $"{what}, so no data set was written:\n{string.Join('\n', named)}{more}\n{mend} {check} shows everything.");
    }
}
