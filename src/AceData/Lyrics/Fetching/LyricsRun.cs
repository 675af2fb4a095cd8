using System.Collections.Concurrent;
using AceData.Audio;
using AceData.Files;
using AceData.Library;

namespace AceData.Lyrics.Fetching;

/// <summary>The two parts of a run: what lies on this PC, then the network.</summary>
internal sealed class LyricsRun(SongLyricsFetcher fetcher, LyricsTally tally, FetchLyricsRequest request, TimeProvider time)
{
    private string? _because;

    /// <summary>What became of the songs so far.</summary>
    public LyricsTally Tally => tally;

    /// <summary>Works on all songs.</summary>
    /// <returns>Why it ended early; null when it went through or was stopped.</returns>
    public async Task<string?> RunAsync(ScanResult scan, CancellationToken cancellationToken)
    {
        for (var i = 0; i < scan.Problems.Count; i++)
        {
            tally.Done(scan.Songs.Count + i, Failed(scan.Problems[i].Path, scan.Problems[i].Code, scan.Problems[i].Text), null);
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var open = new ConcurrentQueue<SongLyricsSearch>();
        try
        {
            await EachAsync(scan.Songs.Index().Select(item => (item.Index, item.Item)), item => item.Item, item => item.Index, async (item, token) =>
            {
                var (line, search) = await fetcher.LocalAsync(item.Index, item.Item, token);
                if (search is not null)
                {
                    open.Enqueue(search);
                }

                return line;
            });
            tally.BeginSlowPart();
            await EachAsync(open.OrderBy(search => search.Index), search => search.Song, search => search.Index, async (search, token) => await fetcher.OnlineAsync(search, token));
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // What was finished is in the tally; what was in work left nothing behind.
        }

        return _because;

        Task EachAsync<T>(IEnumerable<T> items, Func<T, Song> songOf, Func<T, int> indexOf, Func<T, CancellationToken, Task<SongLyrics?>> work) => Parallel.ForEachAsync(
            items,
            new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, request.Workers ?? Math.Min(8, Environment.ProcessorCount)), CancellationToken = ended.Token },
            async (item, token) =>
            {
                try
                {
                    if (await work(item, token) is { } line)
                    {
                        tally.Done(indexOf(item), line, line.IsWritten ? SideCar.PathOf(line.File, LyricsInputs.KindOf(request.Profile)) : null);
                    }
                }
                catch (Exception fault) when (fault is not (AceDataException or OperationCanceledException))
                {
                    // A fault of ours in one song is no reason to leave the others.
                    tally.Done(indexOf(item), Failed(songOf(item).Path, FetchLyrics.FaultCode, $"AceData has a fault here: {fault.Message} Please report it."), null);
                }
                catch (AceDataException exception)
                {
                    var gone = GoneFolder.Behind(exception, songOf(item).Root);
                    var problem = gone ?? exception;
                    tally.Done(indexOf(item), Failed(songOf(item).Path, problem.Code, problem.Message), null);
                    if (gone is not null || FileCodes.StopsTheRun(problem.Code))
                    {
                        Interlocked.CompareExchange(ref _because, problem.Message, null);
                        await ended.CancelAsync();
                    }
                }
            });
    }

    private SongLyrics Failed(string path, string code, string reason) => new() { File = path, ErrorCode = code, Detail = reason, TimeUtc = time.GetUtcNow().UtcDateTime };
}
