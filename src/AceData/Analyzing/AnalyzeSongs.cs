using AceData.Audio;
using AceData.Audio.Analysis;
using AceData.Jobs;
using AceData.Library;
using AceData.Requests;

namespace AceData.Analyzing;

/// <summary>Measures length, tempo and key of songs; writes nothing.</summary>
public sealed class AnalyzeSongs(SongAnalyzer analyzer, TimeProvider time)
{
    /// <summary>Measures the songs of a request.</summary>
    /// <returns>One report for each file, in the order of the request; a file that fails has an error in it.</returns>
    public async IAsyncEnumerable<SongReport> RunAsync(
        AnalyzeSongsRequest request,
        IProgress<JobEvent> progress,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (request.Inputs.Count == 0)
        {
            throw new AceDataException("INPUT-MISSING", $"No songs were named. Give files or a folder: {CommandHint.Of("analyze", "song.mp3")}");
        }

        var items = request.Inputs.SelectMany(input => Items(input, cancellationToken)).ToList();
        if (items.Count == 0)
        {
            throw NoSongs.In(request.Inputs);
        }

        var workers = request.Workers ?? Math.Clamp(Environment.ProcessorCount, 1, 8);
        progress.Report(new JobStarted("analyze", items.Count));
        var eta = new EtaEstimator(time);
        var done = 0;
        await foreach (var report in OrderedParallel.SelectAsync(items, workers, MeasureAsync, cancellationToken))
        {
            progress.Report(new JobItem(Path.GetFullPath(report.File), report.Error is null ? "measured" : "failed", report.Error?.Message, report.Error?.Code, report));
            progress.Report(new JobProgress(++done, items.Count, "songs", eta.Update(done, items.Count)));
            yield return report;
        }
    }

    private static IEnumerable<Item> Items(string input, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(input))
        {
            return [new Item(input, null)];
        }

        var scan = SongScanner.Scan([input], Environment.CurrentDirectory, cancellationToken);
        return
        [
            .. scan.Songs.SelectMany(song => song.Twins.Prepend(song.Path)).Select(path => new Item(path, null)),
            .. scan.Problems.Select(problem => new Item(problem.Path, new ErrorReport(problem.Code, problem.Text))),
        ];
    }

    private async Task<SongReport> MeasureAsync(Item item, CancellationToken cancellationToken)
    {
        if (item.Error is not null)
        {
            return new SongReport(item.File, null, null, null, [], item.Error);
        }

        try
        {
            var analysis = await analyzer.AnalyzeAsync(Path.GetFullPath(item.File), cancellationToken);
            return new SongReport(
                item.File,
                Math.Round(analysis.DurationSeconds, 3),
                TempoReport.From(analysis.Tempo),
                KeyReport.From(analysis.Key),
                [.. analysis.Warnings.Select(warning => warning.Text)],
                null)
            {
                SecondLook = [.. Tagging.SecondLook.AtTempo(analysis.Tempo), .. Tagging.SecondLook.AtKey(analysis.Key)],
            };
        }
        catch (AceDataException exception)
        {
            return new SongReport(item.File, null, null, null, [], ErrorReport.From(exception));
        }
    }

    private sealed record Item(string File, ErrorReport? Error);
}
