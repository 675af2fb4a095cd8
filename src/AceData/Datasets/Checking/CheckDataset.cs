using AceData.Audio;
using AceData.Datasets.Checking.Fixing;
using AceData.Datasets.Checking.Reporting;
using AceData.Datasets.Checking.Rules;
using AceData.Files;
using AceData.Jobs;
using AceData.Library;
using AceData.Library.Catalog;
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
        var started = time.GetTimestamp();
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

        using var library = LibraryDatabase.Open(root.LibraryFile, time, progress);
        progress.Report(new JobStarted("check", scan.Songs.Count));
        var workers = request.Workers ?? Math.Clamp(Environment.ProcessorCount, 1, 8);
        var measured = await new SongMeasuring(library, root, time).RunAsync(scan.Songs, request.Quick, workers, progress, cancellationToken);

        var tally = new CheckTally(basis);
        tally.Add(scan.Problems.Select(problem => AudioRules.Of(problem, CheckWeight.Blocks)));
        tally.Add(scan.Warnings.Select(warning => AudioRules.Of(warning, CheckWeight.Warns)));
        var fixer = new TextFixing(fixes, basis);
        foreach (var batch in Enumerable.Range(0, scan.Songs.Count).Chunk(Batch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var song in Read(batch, scan.Songs, measured, library, basis, cancellationToken))
            {
                var findings = tally.Add(song);
                fixer.Plan(song, findings);
            }
        }

        var need = tally.TrainSetBytes;
        tally.Add(SetRules.Of(tally.Tagged, basis));
        tally.Add(DuplicateRules.Of(scan.Songs, [.. measured.Select(pair => pair.Measured)], cancellationToken));
        tally.Add(DiskRules.Of(need, root.Folder));
        var changes = request.Write ? await fixer.WriteAsync(library, inputs, time, cancellationToken) : fixer.Planned;
        var result = tally.Finish(scan.Songs.Count + scan.Problems.Count) with { Fixes = changes, Seconds = time.GetElapsedTime(started).TotalSeconds };
        CheckResultFile.Write(root, result);
        if (request.Report is { } report)
        {
            var file = PathGuard.Full(Path.Combine(Environment.CurrentDirectory, report));
            AtomicFile.Default.Write(new AtomicWrite { Path = file, Content = TextFile.Encode(CheckReport.Of(result, Path.GetFullPath(inputs[0]), time.GetLocalNow())) });
            progress.Report(new JobArtifact("report", file));
        }

        return result;
    }

    private static CheckedSong[] Read(
        int[] batch, IReadOnlyList<Song> songs, (SongMeasurement? Measured, CheckFinding? Problem)[] measured, LibraryDatabase library, CheckBasis basis, CancellationToken cancellationToken)
    {
        var facts = SongFacts.Read([.. batch.Select(i => songs[i])], _ => null, library, cancellationToken);
        var maker = new EntryMaker(basis.Rules);
        var read = new CheckedSong[batch.Length];
        Parallel.For(0, batch.Length, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Math.Min(4, Environment.ProcessorCount) }, i =>
        {
            var lyrics = ReadSideCar.From(facts[i].Song.LyricsPath);
            read[i] = new CheckedSong
            {
                Row = maker.Make(facts[i], null),
                Lyrics = lyrics.IsBlank || lyrics.Text is null ? null : lyrics.Text,
                LyricsProblem = lyrics.Problem,
                Measured = measured[batch[i]].Measured,
                AudioProblem = measured[batch[i]].Problem,
                PromptWrittenUtc = facts[i].Prompt.Stamp == default ? null : new DateTime(facts[i].Prompt.Stamp.ModifiedTicks, DateTimeKind.Utc),
            };
        });
        return read;
    }
}
