using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AceData.Audio.Decoding;
using AceData.Listening;

namespace AceData.Benchmarks;

/// <summary>What a look at a song costs, first and kept, and how well its beats are met where the folder's truth.json has them.</summary>
internal static class ListeningTable
{
    private const double Near = 0.02;
    private const double NearFollowed = 0.07;

    public static async Task<int> RunAsync(string[] folders)
    {
        foreach (var folder in folders)
        {
            var cache = Directory.CreateTempSubdirectory("acedata-bench-");
            try
            {
                await RunAsync(folder, cache.FullName);
            }
            finally
            {
                cache.Delete(recursive: true);
            }
        }

        return 0;
    }

    private static async Task RunAsync(string folder, string cache)
    {
        var listening = new SongListening(FfmpegLocator.Find(), cache, TimeProvider.System);
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        var songs = Directory.EnumerateFiles(folder).Where(AudioFormats.IsAudio).Order(StringComparer.Ordinal).ToList();
        var (first, kept, withGrid, seconds) = (TimeSpan.Zero, new List<double>(), new List<double>(), 0.0);
        foreach (var song in songs)
        {
            var begin = Stopwatch.GetTimestamp();
            var facts = await listening.ReadAsync(song, 120, 30, CancellationToken.None);
            first += Stopwatch.GetElapsedTime(begin);
            seconds += facts.DurationSeconds;
            begin = Stopwatch.GetTimestamp();
            await listening.ReadAsync(song, null, 30, CancellationToken.None);
            kept.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            begin = Stopwatch.GetTimestamp();
            await listening.ReadAsync(song, 93, 30, CancellationToken.None);
            withGrid.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        kept.Sort();
        withGrid.Sort();
        var bytes = new DirectoryInfo(cache).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-14} first look {seconds / first.TotalSeconds:0} x real time ({songs.Count} songs, {seconds / 60:0} min); kept {kept[kept.Count / 2]:0.0} ms median, {kept[(int)(0.95 * (kept.Count - 1))]:0.0} ms p95; with a grid {withGrid[withGrid.Count / 2]:0.0} ms median, {withGrid[(int)(0.95 * (withGrid.Count - 1))]:0.0} ms p95; {bytes / songs.Count / 1024.0:0.0} KiB a song"));
        Console.WriteLine(JsonSerializer.Serialize(new { table = "peaks", corpus = name, real_time = seconds / first.TotalSeconds, kept_ms = kept[kept.Count / 2] }));
        if (File.Exists(Path.Combine(folder, "truth.json")))
        {
            await BeatsAsync(listening, folder, name);
        }
    }

    private static async Task BeatsAsync(SongListening listening, string folder, string name)
    {
        using var truth = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "truth.json")));
        var (steady, halves, none, wronglyVaries) = (new List<double>(), 0, 0, 0);
        var (varying, followed, seen) = (0, new List<double>(), 0);
        foreach (var label in truth.RootElement.EnumerateArray())
        {
            if (!label.TryGetProperty("beats", out var list) || list.GetArrayLength() == 0)
            {
                continue;
            }

            var path = Path.Combine(folder, label.GetProperty("file").GetString()!);
            var spread = label.GetProperty("tempo_spread").GetDouble();

            // As a tag has it: a whole number.
            var facts = await listening.ReadAsync(path, Math.Round(label.GetProperty("bpm").GetDouble()), 30, CancellationToken.None);
            var grid = facts.Beats;
            var beats = list.EnumerateArray().Select(beat => beat.GetDouble()).Where(beat => beat < facts.DurationSeconds).ToList();
            var times = grid?.Times(facts.DurationSeconds) ?? [];
            var errors = beats.ConvertAll(beat => times.Count == 0 ? double.MaxValue : times.Min(time => Math.Abs(time - beat)));
            none += grid is null ? 1 : 0;
            if (spread == 0)
            {
                var within = errors.Count(error => error <= Near) / (double)errors.Count;
                steady.Add(within);
                halves += grid is not null && errors.Order().ElementAt(errors.Count / 2) > 0.2 * grid.IntervalSeconds ? 1 : 0;
                wronglyVaries += grid is { IsSteady: false } ? 1 : 0;
                if (within < 0.95)
                {
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {label.GetProperty("file").GetString(),-24} {label.GetProperty("bpm").GetDouble():0.0} bpm, grid {grid?.BeatsPerMinute:0.00} signed {1000 * Signed(beats, times):0}: {within:P0} within 20 ms, median {1000 * errors.Order().ElementAt(errors.Count / 2):0} ms of {1000 * (grid?.IntervalSeconds ?? 0):0}, {grid?.Slowest:0.0}-{grid?.Fastest:0.0}"));
                }
            }
            else
            {
                varying++;
                seen += grid is { IsSteady: false } ? 1 : 0;
                followed.Add(errors.Count(error => error <= NearFollowed) / (double)errors.Count);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {label.GetProperty("file").GetString(),-24} spread {spread:0.000}: {grid?.Slowest:0.0}-{grid?.Fastest:0.0}, {followed[^1]:P0} within 70 ms"));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-14} beats, tempo holds: {steady.Count} songs, {steady.Average():P1} of beats within 20 ms, {steady.Count(share => share >= 0.95)} songs with 95 %, {halves} between the beats, {wronglyVaries} said to vary, {none} without a grid"));
        if (varying > 0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-14} beats, tempo varies: {varying} songs, {seen} said to vary, {followed.Average():P1} of beats within 70 ms"));
        }
    }

    private static double Signed(List<double> beats, IReadOnlyList<float> times) => beats.Select(b => times.MinBy(t => Math.Abs(t - b)) - b).Order().ElementAt(beats.Count / 2);
}
