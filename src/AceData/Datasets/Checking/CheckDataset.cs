using AceData.Audio;
using AceData.Datasets.Checking.Fixing;
using AceData.Datasets.Checking.Reporting;
using AceData.Datasets.Checking.Rules;
using AceData.Files;
using AceData.Jobs;
using AceData.Library;
using AceData.Requests;
using AceData.Settings;
using AceData.Tagging;

namespace AceData.Datasets.Checking;

/// <summary>
/// Looks at everything that a training would be made of, in one pass: sound, tags, lyrics, and the set as a whole. Changes nothing
/// but what <see cref="CheckDatasetRequest.Fix"/> asks for.
/// </summary>
public sealed class CheckDataset(TimeProvider time)
{
    private const int Batch = 500;

    /// <summary>Checks the songs of a request.</summary>
    /// <exception cref="AceDataException">No songs, a configuration that is not right, an unknown code to fix, ffmpeg missing.</exception>
    /// <exception cref="OperationCanceledException">Stopped; what was measured is kept, and the next check is quicker by it.</exception>
    public async Task<CheckDatasetResult> RunAsync(CheckDatasetRequest request, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        // Before anything is measured: minutes later it would be too late to hear of a folder that is not there.
        var place = request.Report is { } named ? ReportFile(named) : null;
        var check = await LookAsync(request, progress, cancellationToken);
        CheckResultFile.Write(DataRoot.Resolve(request.DataRoot, Environment.CurrentDirectory), check);
        if (place is { } file)
        {
            AtomicFile.Default.Write(new AtomicWrite { Path = file, Content = TextFile.Encode(CheckReport.Of(check.Result, check.Inputs[0], time.GetLocalNow(), options: request.SameRules)) });
            progress.Report(new JobArtifact("report", file));
        }

        return check.Result;
    }

    private static string ReportFile(string report)
    {
        var file = PathGuard.Full(Path.Combine(Environment.CurrentDirectory, report));
        var folder = Path.GetDirectoryName(file);
        return folder is null || Directory.Exists(folder)
            ? file
            : throw new AceDataException("FOLDER-MISSING", $"There is no folder '{FileNames.Printable(folder)}' for the report. Make it, or name a file in another one.");
    }

    /// <summary>The same without noting it as the last check: another step looks before it begins.</summary>
    internal async Task<KeptCheck> LookAsync(CheckDatasetRequest request, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        var (started, at) = (time.GetTimestamp(), time.GetUtcNow());
        var root = DataRoot.Resolve(request.DataRoot, Environment.CurrentDirectory);
        var settings = SettingsFile.Load(root.SettingsFile);
        var basis = new CheckBasis(TagRules.Load(root, request.Prompts, null, request.Preset ?? settings.Preset));
        var fixes = TextFix.Find(request.Fix);
        var inputs = request.Inputs.Count > 0 ? request.Inputs : [root.Audio];
        var scan = SongScanner.Scan(inputs, Environment.CurrentDirectory, cancellationToken);
        if (scan.Songs.Count == 0 && scan.Problems.Count == 0)
        {
            throw NoSongs.In(inputs);
        }

        var count = scan.Songs.Count + UnopenedSongs.Count(scan.Problems);
        using var library = LibraryDatabase.Open(root.LibraryFile, time, progress);
        progress.Report(new JobStarted("check", count));
        var workers = request.Workers ?? Math.Clamp(Environment.ProcessorCount, 1, 8);
        var measured = await new SongMeasuring(library, root, time).RunAsync(scan.Songs, request.Quick, workers, progress, cancellationToken);

        var tally = new CheckTally(basis);
        var unopened = UnopenedSongs.WithOwnTexts(scan.Songs, scan.Problems);
        tally.Add(scan.Problems.Except(unopened.Select(song => song.Problem)).Select(problem => AudioRules.Of(problem, CheckWeight.Blocks)));
        tally.Add(scan.Warnings.Select(warning => AudioRules.Of(warning, CheckWeight.Warns)));
        var fixer = new TextFixing(fixes, basis);
        var seen = new Dictionary<string, string>(scan.Songs.Count, StringComparer.Ordinal);
        foreach (var batch in Enumerable.Range(0, scan.Songs.Count).Chunk(Batch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var song in CheckedSongs.Read([.. batch.Select(i => scan.Songs[i])], [.. batch.Select(i => measured[i])], library, basis, cancellationToken))
            {
                seen[song.File] = SeenSong.Of(song.Row);
                var findings = tally.Add(song);
                fixer.Plan(song, findings);
            }
        }

        // No editor has these open, so their texts are judged and not mended.
        foreach (var song in CheckedSongs.Read([.. unopened.Select(song => song.Song)], [.. unopened.Select(song => (default(SongMeasurement), AudioRules.Of(song.Problem, CheckWeight.Blocks)))], library, basis, cancellationToken))
        {
            tally.Add(song);
        }

        var need = tally.TrainSetBytes;
        var duplicates = DuplicateRules.Of(scan.Songs, [.. measured.Select(pair => pair.Measured)], cancellationToken).ToList();
        tally.Add(SetRules.Of([.. tally.Tagged.Where(song => song.IsHeard)], duplicates.SelectMany(group => group.Copies).ToHashSet(StringComparer.Ordinal), basis));
        tally.Add(duplicates.Select(group => group.Finding));
        tally.Add(LooseTextRules.Of(scan.Songs, inputs, Environment.CurrentDirectory));
        tally.Add(DiskRules.Of(need, root.Folder));
        var changes = request.Write ? await fixer.WriteAsync(library, inputs, time, cancellationToken) : fixer.Planned;
        var result = tally.Finish(count) with { Fixes = changes, StillOpen = fixer.StillOpen, Seconds = time.GetElapsedTime(started).TotalSeconds };
        progress.Report(new JobProgress(count, count, "songs", 0));
        return new KeptCheck { Result = result, Inputs = [.. inputs.Select(input => Path.GetFullPath(input))], CheckedAt = at, Seen = seen };
    }
}
