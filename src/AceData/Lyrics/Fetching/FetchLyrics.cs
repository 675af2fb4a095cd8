using System.Globalization;
using AceData.Audio;
using AceData.Audio.Decoding;
using AceData.Files;
using AceData.Jobs;
using AceData.Library;
using AceData.Lyrics.Sources;
using AceData.Requests;
using AceData.Settings;

namespace AceData.Lyrics.Fetching;

/// <summary>
/// Finds the lyrics of a folder of songs. First everything that lies on this PC, side by side; then the network, at the pace that
/// the hosts ask for. Each song is written once or not at all; one bad song fails alone; a host that refuses or a lost network ends
/// its own part of the run and the report says what was not asked.
/// </summary>
public sealed class FetchLyrics(TimeProvider time)
{
    /// <summary>Code of a song that failed by a fault of the program.</summary>
    internal const string FaultCode = "FAULT";

    /// <summary>Looks for the lyrics of the songs of a request.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="progress">Hears of every song.</param>
    /// <param name="cancellationToken">Stops: the song in work is dropped whole, finished ones stay.</param>
    /// <exception cref="AceDataException">The run cannot start; a code that begins with ASK- is a question to answer with <c>Yes</c>.</exception>
    public async Task<FetchLyricsResult> RunAsync(FetchLyricsRequest request, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var root = DataRoot.Resolve(request.DataRoot, Environment.CurrentDirectory);
        var settings = SettingsFile.Load(root.SettingsFile);
        var scan = SongScanner.Scan(LyricsInputs.Of(request, root), Environment.CurrentDirectory, cancellationToken);
        if (scan.Songs.Count == 0 && scan.Problems.Count == 0)
        {
            throw NoSongs.In(LyricsInputs.Of(request, root));
        }

        using var library = LibraryDatabase.Open(root.LibraryFile, time, progress);
        LyricsInputs.CheckIdentity(request, scan.Songs, library);
        await FetchQuestions.AskAsync(request, scan.Songs, library, cancellationToken);
        LyricsInputs.Remember(request, scan.Songs, library);

        var decoder = Decoder(settings, progress);
        using var sources = request.Instrumental
            ? LyricsSources.None()
            : LyricsSources.For(request, request.Offline, root, decoder, time, new SideCarSource(LyricsInputs.KindOf(request.Profile), library.OriginOf));
        foreach (var finding in scan.Warnings)
        {
            progress.Report(new JobWarning(finding.Code, finding.Path, finding.Text));
        }

        foreach (var note in sources.Notes)
        {
            progress.Report(new JobLog("info", note));
        }

        TempFiles.Sweep(scan.TempFiles);
        var run = "lyrics " + time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        progress.Report(new JobStarted("lyrics", scan.Songs.Count + scan.Problems.Count));
        var work = new LyricsRun(
            new SongLyricsFetcher(request, sources, new IdentityFinder(library, decoder), library, run, time),
            new LyricsTally(progress, scan.Songs.Count + scan.Problems.Count, time),
            request,
            time);
        var because = await work.RunAsync(scan, cancellationToken);
        return Finish(work.Tally, root, sources, because, time.GetElapsedTime(started).TotalSeconds, progress, cancellationToken.IsCancellationRequested);
    }

    /// <summary>The exit code of a result.</summary>
    public static int ExitOf(FetchLyricsResult result) =>
        result is { WasStopped: true, NotStarted: > 0 } ? ExitCode.Stopped
        : result.Lines.Any(line => line.ErrorCode == FaultCode) ? ExitCode.Fault
        : result.Failed > 0 || result.Blocked > 0 || result.StoppedBecause is not null ? ExitCode.SomeFailed
        : ExitCode.Good;

    // Most of the work needs no decoder: names, side cars, the tags of MP3 files and the network.
    private AudioDecoder? Decoder(AppSettings settings, IProgress<JobEvent> progress)
    {
        try
        {
            return new AudioDecoder(FfmpegLocator.Find(settings.FfmpegFolder), time);
        }
        catch (AceDataException missing)
        {
            progress.Report(new JobWarning(missing.Code, null, $"Tags of the songs are not read, so only their names say which songs they are. {missing.Message}"));
            return null;
        }
    }

    private static FetchLyricsResult Finish(LyricsTally tally, DataRoot root, LyricsSources sources, string? because, double seconds, IProgress<JobEvent> progress, bool wasStopped)
    {
        var counts = tally.Counts();
        var result = new FetchLyricsResult
        {
            Songs = counts.Values.Sum(),
            Found = counts["found"],
            Uncertain = counts["uncertain"],
            NotFound = counts["not_found"],
            Blocked = counts["blocked"],
            Instrumental = counts["instrumental"],
            Kept = counts["kept"],
            Failed = counts["failed"],
            NotStarted = counts["not_started"],
            Seconds = Math.Round(seconds, 2),
            Notes = sources.CacheProblem is { } problem ? [.. sources.Notes, problem] : sources.Notes,
            StoppedBecause = because,
            WasStopped = wasStopped,
            Lines = tally.Lines(),
        };
        try
        {
            result = result with { Report = LyricsReport.Write(root, result) };
            progress.Report(new JobArtifact("report", result.Report));
        }
        catch (AceDataException exception)
        {
            // The lyrics are written; only the list of them is not.
            progress.Report(new JobWarning("REPORT-FAILED", null, because is not null && FileCodes.StopsTheRun(exception.Code) ? "The report of this run was not written either." : $"The report of this run was not written: {exception.Message}"));
        }

        return result;
    }
}
