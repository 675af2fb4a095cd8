using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AceData.Jobs;
using AceData.Library;
using AceData.Tagging;
using AceData.Tagging.Engines;
using AceData.Testing;

namespace AceData.Benchmarks;

/// <summary>Songs a second of the main job with an engine that answers in 5 ms, and how long a scan takes.</summary>
internal static class TaggingTable
{
    private const int ScannedFiles = 10_000;

    public static async Task<int> RunAsync(int songs)
    {
        using var folder = new TempDir();
        for (var i = 0; i < songs; i++)
        {
            await File.WriteAllBytesAsync(folder[$"song {i:0000}.wav"], WavFile.Pcm16(Signals.Loop(80 + (i % 80), 10, [45 + (i % 12), 50, 52], minor: i % 2 == 0)));
        }

        var request = new TagFolderRequest { Inputs = [folder.Path], DataRoot = folder.Path, Engine = EngineKind.Fake, FakeDelay = 5 };
        var result = await new TagFolder(TimeProvider.System).RunAsync(request, new Silent(), CancellationToken.None);
        var memory = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;

        using var many = new TempDir();
        for (var i = 0; i < ScannedFiles; i++)
        {
            Directory.CreateDirectory(many[$"{i / 100}"]);
            await File.WriteAllTextAsync(many[$"{i / 100}/{i}.mp3"], "x");
        }

        var begin = Stopwatch.GetTimestamp();
        var found = SongScanner.Scan([many.Path], "/").Songs.Count;
        var scan = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Written} of {songs} songs of 10 s tagged in {result.Seconds:0.0} s: {result.Written / result.Seconds:0.0} songs/s, peak memory {memory:0} MB; {found} files scanned in {scan:0.00} s"));
        Console.WriteLine(JsonSerializer.Serialize(new { table = "tagging", songs = result.Written, seconds = result.Seconds, songs_per_second = result.Written / result.Seconds, peak_mb = memory, scanned = found, scan_s = scan }));
        return result.Failed.Count > 0 ? 1 : 0;
    }

    private sealed class Silent : IProgress<JobEvent>
    {
        public void Report(JobEvent value)
        {
        }
    }
}
