using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AceData.Audio.Decoding;
using AceData.Audio.Features;
using AceData.EstimatorTraining.Tempo;

namespace AceData.Benchmarks;

/// <summary>Tempo of labelled songs, as shipped, and what tempo and key cost beside decoding.</summary>
internal static class TempoTable
{
    public static async Task<int> RunAsync(string[] folders)
    {
        var decoder = new AudioDecoder(FfmpegLocator.Find());
        foreach (var folder in folders)
        {
            var tempi = new TempoScores();
            var (decoding, measuring, seconds) = (TimeSpan.Zero, TimeSpan.Zero, 0.0);
            using var truth = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "truth.json")));
            foreach (var label in truth.RootElement.EnumerateArray())
            {
                var path = Path.Combine(folder, label.GetProperty("file").GetString()!);
                var begin = Stopwatch.GetTimestamp();
                var probe = await decoder.ProbeAsync(path, CancellationToken.None);
                var wave = await decoder.DecodeAsync(path, probe, null, TempoAnalyzer.SampleRate, CancellationToken.None);
                decoding += Stopwatch.GetElapsedTime(begin);
                begin = Stopwatch.GetTimestamp();
                var (tempo, key) = (new TempoAnalyzer(), new KeyAnalyzer());
                tempo.Push(wave.Samples);
                key.Push(wave.Samples);
                var said = tempo.Finish();
                key.Finish();
                measuring += Stopwatch.GetElapsedTime(begin);
                seconds += wave.DurationSeconds;
                tempi.Add(label.GetProperty("bpm") is { ValueKind: JsonValueKind.Number } bpm ? bpm.GetDouble() : null, said?.BeatsPerMinute, said?.Confidence ?? 0);
            }

            var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
            Console.WriteLine($"{name,-14} tempo {tempi}");
            var perMinute = measuring.TotalSeconds / seconds * 60;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-14} cost  {perMinute:0.000} s per minute of audio, {measuring / decoding:0.00} of decoding"));
            Console.WriteLine(JsonSerializer.Serialize(new { table = "tempo", corpus = name, tempo = tempi.ToString(), seconds_per_minute = perMinute, of_decoding = measuring / decoding }));
        }

        return 0;
    }
}
