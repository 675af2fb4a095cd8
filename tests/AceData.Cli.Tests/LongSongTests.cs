using System.Diagnostics;
using System.Text.Json;
using AceData.Audio.Decoding;
using AceData.Testing;

namespace AceData.Cli.Tests;

/// <summary>Recordings of ten hours and more pass through; what they cost in memory does not grow with them.</summary>
[Trait("Category", "Long")]
public class LongSongTests(ITestOutputHelper output)
{
    private const long Allowed = 150 << 20;

    [Fact]
    public async Task Ten_hours_of_mp3_are_measured_in_bounded_memory_and_a_clip_is_read_from_the_middle()
    {
        using var folder = new TempDir();
        await MakeMp3Async(folder, "song.mp3", "64k", 600);
        await MeasureAsync(folder, "song.mp3", 36_000);

        var decoder = new AudioDecoder(FfmpegLocator.Find());
        var watch = Stopwatch.StartNew();
        var probe = await decoder.ProbeAsync(folder["song.mp3"], TestContext.Current.CancellationToken);
        var clip = await decoder.DecodeAsync(folder["song.mp3"], probe, new AudioPart(18_000, 30), 16_000, TestContext.Current.CancellationToken);
        output.WriteLine($"AUD-L1: 30 s at 5 h of a 10-hour mp3 in {watch.Elapsed.TotalSeconds:0.00} s");
        Assert.Equal(30, clip.DurationSeconds, 0.1);
        Assert.Contains(clip.Samples, sample => Math.Abs(sample) > 0.1);
    }

    [Fact]
    public async Task Ten_hours_of_wav_beyond_4_GB_are_measured_in_bounded_memory()
    {
        using var folder = new TempDir();
        const long bytes = 36_000L * 44_100 * 4;
        File.WriteAllBytes(folder["song.wav"], WavFile.Raw([], 1, 2, 44_100, 16, dataLength: 0xFFFFFFFF, riffLength: 0xFFFFFFFF));

        // Silence that takes no room on the disk.
        using (var file = File.OpenHandle(folder["song.wav"], FileMode.Open, FileAccess.Write))
        {
            RandomAccess.SetLength(file, 44 + bytes);
        }

        await MeasureAsync(folder, "song.wav", 36_000);
    }

    [Fact]
    public async Task A_whole_day_is_measured_in_bounded_memory()
    {
        using var folder = new TempDir();
        await MakeMp3Async(folder, "song.mp3", "32k", 1440);
        await MeasureAsync(folder, "song.mp3", 86_400);
    }

    private async Task MeasureAsync(TempDir folder, string name, double seconds)
    {
        File.WriteAllBytes(folder["short.wav"], WavFile.Pcm16(Signals.Loop(120, 12, [57, 53, 48, 55], minor: false)));
        var (_, usual) = await AnalyzeAsync(folder["short.wav"]);
        var watch = Stopwatch.StartNew();
        var (report, memory) = await AnalyzeAsync(folder[name]);
        output.WriteLine($"AUD-L1: {seconds / 3600} h of {name}, {new FileInfo(folder[name]).Length >> 20} MB, in {watch.Elapsed.TotalSeconds:0} s, {memory >> 20} MB of memory (12 s: {usual >> 20} MB)");
        Assert.Equal(JsonValueKind.Null, report.GetProperty("error").ValueKind);
        Assert.Equal(seconds, report.GetProperty("duration_s").GetDouble(), 0.01 * seconds);
        Assert.True(memory - usual < Allowed, $"{memory >> 20} MB");
    }

    /// <summary>Measures a song and watches the most memory that the program ever held.</summary>
    private static async Task<(JsonElement Report, long Memory)> AnalyzeAsync(string path)
    {
        using var process = AceDataProgram.Start(Path.GetDirectoryName(path)!, "analyze", path, "--json");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var most = 0L;
        while (!process.HasExited)
        {
            most = Math.Max(most, PeakOf(process));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        return (JsonDocument.Parse(await output).RootElement, most);
    }

    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    /// <summary>One minute of music at a constant bit rate, again and again: frames of an mp3 need no order.</summary>
    private static async Task MakeMp3Async(TempDir folder, string name, string rate, int minutes)
    {
        File.WriteAllBytes(folder["minute.wav"], WavFile.Pcm16(Signals.Loop(120, 60, [57, 53, 48, 55], minor: false)));
        using var ffmpeg = Process.Start(new ProcessStartInfo(FfmpegLocator.Find().Ffmpeg, ["-nostdin", "-v", "error", "-i", folder["minute.wav"], "-c:a", "libmp3lame", "-b:a", rate, "-write_xing", "0", "-id3v2_version", "0", folder["minute.mp3"]]))!;
        await ffmpeg.WaitForExitAsync(TestContext.Current.CancellationToken);
        var minute = await File.ReadAllBytesAsync(folder["minute.mp3"], TestContext.Current.CancellationToken);
        await using var file = new FileStream(folder[name], FileMode.CreateNew);
        for (var i = 0; i < minutes; i++)
        {
            await file.WriteAsync(minute, TestContext.Current.CancellationToken);
        }
    }
}
