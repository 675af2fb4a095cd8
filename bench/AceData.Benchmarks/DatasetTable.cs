using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using AceData.Audio.Analysis;
using AceData.Audio.Fingerprints;
using AceData.Datasets;
using AceData.Datasets.Checking;
using AceData.Datasets.Converting;
using AceData.Jobs;
using AceData.Library;
using AceData.Settings;
using AceData.Tagging;
using AceData.Testing;

namespace AceData.Benchmarks;

/// <summary>What checking, converting and reading cost with so many songs whose measurements are known, and how much memory they hold.</summary>
internal static class DatasetTable
{
    private const int RowsRead = 100_000;
    private static readonly string[] Moods = ["dark", "happy", "sad", "aggressive", "chill", "dreamy"];
    private static readonly string[] Genres = ["hip hop, {0} bpm", "pop, {0} bpm", "techno, {0} bpm", "trap, {0} bpm"];

    public static async Task<int> RunAsync(int songs)
    {
        using var folder = new TempDir();
        Make(folder, songs);
        var table = new List<(string What, double Seconds)>();
        foreach (var (isOneLength, spread, what) in new[] { (false, 7.0, "of two to five minutes"), (true, 7.0, "all of one length"), (true, 3.0, "all of one length and one sound") })
        {
            Remember(folder, isOneLength, spread);
            CheckDatasetResult? result = null;
            var seconds = await SecondsAsync(async () => result = await new CheckDataset(TimeProvider.System).RunAsync(new CheckDatasetRequest { DataRoot = folder.Path }, new Progress<JobEvent>(), CancellationToken.None));
            table.Add(($"check of {result!.Songs} songs, {what}, {result.Findings.Count} findings", seconds));
        }

        ConvertDatasetResult? converted = null;
        table.Add(($"convert of {songs} songs", await SecondsAsync(async () => converted = await new ConvertDataset(TimeProvider.System).RunAsync(new ConvertDatasetRequest { DataRoot = folder.Path, SkipBlocked = true }, new Progress<JobEvent>(), CancellationToken.None))));
        var set = folder["read"];
        await DataSetWriter.WriteAsync(set, Enumerable.Range(0, RowsRead).Select(Row), CancellationToken.None);
        var rows = 0;
        table.Add(($"{RowsRead} rows read", await SecondsAsync(() =>
        {
            rows = DataSetReader.Read(set).Count(row => row.Tags.Count == 8);
            return Task.CompletedTask;
        })));
        using var process = Process.GetCurrentProcess();
        var peak = process.PeakWorkingSet64 / 1e6;

        foreach (var (what, seconds) in table)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-75} {seconds,8:0.00} s"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"most memory of the process",-75} {peak,8:0} MB"));
        Console.WriteLine(JsonSerializer.Serialize(new { table = "dataset", songs, seconds = table.ToDictionary(row => row.What, row => row.Seconds), peak_mb = peak }));
        return converted!.Songs > 0 && rows == RowsRead ? 0 : 1;
    }

    private static void Make(TempDir folder, int songs)
    {
        var wav = WavFile.Pcm16(new float[800]);
        for (var i = 0; i < songs; i++)
        {
            var stem = folder[$"data/audio/album {i / 100:000}/song {i:00000}"];
            Directory.CreateDirectory(Path.GetDirectoryName(stem)!);
            Write(stem + ".wav", wav);
            Write(stem + "_prompt.txt", Encoding.UTF8.GetBytes(Tags(i)));
            if (i % 8 != 0)
            {
                Write(stem + "_lyrics.txt", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 8).Select(n => $"[verse]\nLast stop {i * n}, nobody home\nRain on the window, I ride alone\n\n"))));
            }
        }
    }

    /// <summary>Puts what a run before would have measured into the library: every song sounds different.</summary>
    private static void Remember(TempDir folder, bool isOneLength, double spread)
    {
        var root = DataRoot.Resolve(folder.Path, Environment.CurrentDirectory);
        using var library = LibraryDatabase.Open(root.LibraryFile, TimeProvider.System);
        var random = new Random(7);
        foreach (var song in SongScanner.Scan([root.Audio], root.Folder).Songs)
        {
            library.PutAnalysis(song, SongAnalyzer.Version, Measurement(isOneLength ? 180 : 120 + (random.NextDouble() * 180), spread, random));
        }
    }

    private static SongMeasurement Measurement(double seconds, double spread, Random random)
    {
        var print = new byte[SoundFingerprint.Bands + Math.Min(SoundFingerprint.LongestFrames, (int)(seconds * SoundFingerprint.FramesPerSecond))];
        random.NextBytes(print);

        // Half decibels around the mean: music falls towards the heights, each song in a way of its own.
        var slope = random.NextDouble() * spread;
        for (var band = 0; band < SoundFingerprint.Bands; band++)
        {
            print[band] = (byte)(128 + (slope * (4 - band)) + (Normal(random) * spread));
        }

        return new SongMeasurement
        {
            DurationSeconds = seconds,
            Tempo = null,
            Key = null,
            IsSilent = false,
            Warnings = [],
            Levels = [.. Enumerable.Repeat((byte)20, (int)seconds)],
            Fingerprint = print,
            Container = "wav",
            Codec = "pcm_s16le",
            SampleRate = 44100,
            Channels = 2,
            Embedded = new Dictionary<string, string>(),
        };
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static string Tags(int i) =>
        string.Format(CultureInfo.InvariantCulture, Genres[i % Genres.Length], 60 + (i % 140)) + $", minor key, {Moods[i % 6]}, {Moods[(i + 1) % 6]}, synth bass, drums, male rap";

    private static DataSetRow Row(int i) => new()
    {
        Key = $"song {i:000000}",
        FileName = $"data/audio/album {i / 100:0000}/song {i:000000}.mp3",
        Tags = Tags(i).Split(", "),
        Lyrics = "[verse]\nLast stop, nobody home\nRain on the window, I ride alone\n\n[chorus]\nCounting the lights till the morning comes\n",
    };

    private static void Write(string path, byte[] content)
    {
        using var file = new FileStream(path, FileMode.Create);
        file.Write(content);
    }

    private static async Task<double> SecondsAsync(Func<Task> action)
    {
        var clock = Stopwatch.StartNew();
        await action();
        return clock.Elapsed.TotalSeconds;
    }
}
