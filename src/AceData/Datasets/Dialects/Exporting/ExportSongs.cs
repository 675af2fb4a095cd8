using AceData.Audio;
using AceData.Jobs;
using AceData.Library;
using AceData.Requests;
using AceData.Settings;
using AceData.Tagging;
using AceData.Tagging.Vocabularies;

namespace AceData.Datasets.Dialects.Exporting;

/// <summary>Writes what is known of songs in the files of another program. Files that a person wrote stay, unless told otherwise.</summary>
public sealed class ExportSongs(TimeProvider time)
{
    private const int Batch = 200;

    /// <summary>Exports the songs of a request.</summary>
    /// <exception cref="AceDataException">No songs, nowhere to write to, a file for the whole set that somebody changed, a configuration that is not right.</exception>
    /// <exception cref="OperationCanceledException">Stopped; files that were written are whole and stay.</exception>
    public async Task<ExportSongsResult> RunAsync(ExportSongsRequest request, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var root = DataRoot.Resolve(request.DataRoot, Environment.CurrentDirectory);
        var rules = TagRules.Load(root, null, null, request.Preset ?? SettingsFile.Load(root.SettingsFile).Preset);
        var inputs = request.Inputs.Count > 0 ? request.Inputs : [root.Audio];
        var scan = SongScanner.Scan(inputs, Environment.CurrentDirectory, cancellationToken);
        if (scan.Songs.Count == 0)
        {
            throw NoSongs.In(inputs);
        }

        using var library = LibraryDatabase.Open(root.LibraryFile, time, progress);
        progress.Report(new JobStarted("export", scan.Songs.Count));
        var dialect = Dialect.Of(request.To);
        var place = ExportPlace.Of(request, dialect, scan.Songs);
        var categories = new TagCategories(rules);
        var files = new ExportedFiles(library, request.Replace);
        var run = new ExportRun(dialect, place, files, library, new SongRecords(library, categories, root.Folder), categories, request);
        await Task.Run(() => run.RequirePlace(scan.Songs), cancellationToken);
        var eta = new EtaEstimator(time);
        var done = 0;
        foreach (var batch in scan.Songs.Chunk(Batch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Run(() => run.Add(batch, cancellationToken), cancellationToken);
            done += batch.Length;
            progress.Report(new JobProgress(done, scan.Songs.Count, "songs", eta.Update(done, scan.Songs.Count)));
            if (files.EndsEarly)
            {
                break;
            }
        }

        var now = time.GetLocalNow().DateTime;
        var setFiles = await Task.Run(() => run.End(now), cancellationToken);
        var order = scan.Songs.Index().ToDictionary(song => song.Item.Path, song => song.Index, StringComparer.Ordinal);
        var songs = run.Songs.OrderBy(song => order[song.File]).ToList();
        foreach (var song in songs)
        {
            progress.Report(new JobItem(song.File, StateOf(song.Outcome), song.Error, song.Code, song));
        }

        foreach (var file in setFiles)
        {
            progress.Report(new JobArtifact(dialect.Word, file));
        }

        return new ExportSongsResult
        {
            Songs = songs,
            NotStarted = scan.Songs.Count - songs.Count,
            Files = setFiles,
            Backups = files.Backups,
            Seconds = time.GetElapsedTime(started).TotalSeconds,
        };
    }

    private static string StateOf(ExportOutcome outcome) => outcome switch
    {
        ExportOutcome.Written => "written",
        ExportOutcome.Same => "skipped",
        _ => "failed",
    };
}
