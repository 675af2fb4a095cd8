using System.Text.Json;
using AceData.Audio;
using AceData.Audio.Analysis;
using AceData.Audio.Decoding;
using AceData.Datasets.Checking.Rules;
using AceData.Jobs;
using AceData.Library;
using AceData.Settings;
using AceData.Tagging;

namespace AceData.Datasets.Checking;

/// <summary>What was measured of songs, or why they cannot be: from the library where it is known, else anew.</summary>
internal sealed class SongMeasuring(LibraryDatabase library, DataRoot root, TimeProvider time)
{
    private const int Batch = 1000;

    /// <summary>Measures the songs that the library does not know.</summary>
    /// <param name="songs">All songs.</param>
    /// <param name="isQuick">True to measure none.</param>
    /// <param name="workers">Songs at the same time.</param>
    /// <param name="progress">Hears of every song.</param>
    /// <param name="cancellationToken">Stops between songs; what was measured is kept.</param>
    /// <returns>In the order of the songs: the measurement, or why there is none, or neither.</returns>
    public async Task<(SongMeasurement? Measured, CheckFinding? Problem)[]> RunAsync(
        IReadOnlyList<Song> songs, bool isQuick, int workers, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        var results = Known(songs, cancellationToken);

        // What failed is tried again where there is time for it: another ffmpeg may read it.
        var missing = Enumerable.Range(0, songs.Count).Where(i => results[i].Item1 is null).ToList();
        if (isQuick || missing.Count == 0)
        {
            return results;
        }

        var tools = FfmpegLocator.Find(SettingsFile.Load(root.SettingsFile).FfmpegFolder);
        await tools.CheckAsync(cancellationToken);
        var analyzer = new SongAnalyzer(new AudioDecoder(tools, time));
        var (eta, done, gate) = (new EtaEstimator(time), 0, new Lock());
        await Parallel.ForEachAsync(missing, new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken }, async (i, token) =>
        {
            results[i] = await MeasureAsync(analyzer, songs[i], token);
            lock (gate)
            {
                progress.Report(new JobProgress(++done, missing.Count, "songs", eta.Update(done, missing.Count)));
            }
        });
        return results;
    }

    /// <summary>What the library knows of songs; no file is opened.</summary>
    /// <param name="songs">All songs.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>In the order of the songs: the measurement, or why there is none, or neither.</returns>
    public (SongMeasurement? Measured, CheckFinding? Problem)[] Known(IReadOnlyList<Song> songs, CancellationToken cancellationToken)
    {
        var results = new (SongMeasurement?, CheckFinding?)[songs.Count];
        foreach (var batch in Enumerable.Range(0, songs.Count).Chunk(Batch))
        {
            cancellationToken.ThrowIfCancellationRequested();

            // By size and time only: to look into each of ten thousand files would take minutes on a hard disk.
            var known = library.RowsOf([.. batch.Select(i => songs[i])], [], SongAnalyzer.Version);
            foreach (var (place, i) in batch.Index())
            {
                results[i] = (Read<SongMeasurement>(known.Analyses[place]), Read<AnalysisFailure>(known.Failures[place]) is { } failure ? AudioRules.Of(songs[i].Path, new AceDataException(failure.Code, failure.Text)) : null);
            }
        }

        return results;
    }

    private static T? Read<T>(string? json)
        where T : class
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<T>(json, LibraryJson.Options);
        }
        catch (JsonException)
        {
            // Kept by a program whose result had another shape: measure again.
            return null;
        }
    }

    private async Task<(SongMeasurement?, CheckFinding?)> MeasureAsync(SongAnalyzer analyzer, Song song, CancellationToken cancellationToken)
    {
        try
        {
            var measurement = SongMeasurement.From(await analyzer.AnalyzeAsync(song.Path, cancellationToken));
            library.PutAnalysis(song, SongAnalyzer.Version, measurement);
            return (measurement, null);
        }
        catch (AceDataException exception) when (!TagFolder.EndsTheRun(exception.Code))
        {
            // A file that cannot be opened just now is no bad song.
            if (!exception.Code.StartsWith("FILE-", StringComparison.Ordinal))
            {
                library.PutFailure(song, SongAnalyzer.Version, new AnalysisFailure(exception.Code, exception.Message));
            }

            return (null, AudioRules.Of(song.Path, exception));
        }
    }
}
