using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AceData.Audio.Decoding;
using AceData.Audio.Features;
using AceData.EstimatorTraining.Tempo;

namespace AceData.Benchmarks;

/// <summary>Tempo and key of labelled songs, as shipped, and what they cost beside decoding.</summary>
internal static class EstimatesTable
{
    private static readonly string[] Names = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"];

    public static async Task<int> RunAsync(string[] folders)
    {
        var decoder = new AudioDecoder(FfmpegLocator.Find());
        foreach (var folder in folders)
        {
            var tempi = new TempoScores();
            var keys = new List<(KeyEstimate? Said, string Tonic, string Mode)>();
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
                var (tempoSaid, keySaid) = (tempo.Finish(), key.Finish());
                measuring += Stopwatch.GetElapsedTime(begin);
                seconds += wave.DurationSeconds;
                tempi.Add(label.GetProperty("bpm") is { ValueKind: JsonValueKind.Number } bpm ? bpm.GetDouble() : null, tempoSaid?.BeatsPerMinute, tempoSaid?.Confidence ?? 0);
                if (label.TryGetProperty("tonic", out var tonic) && tonic.ValueKind == JsonValueKind.String)
                {
                    keys.Add((keySaid, tonic.GetString()!, label.GetProperty("mode").GetString()!));
                }
            }

            var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
            Console.WriteLine($"{name,-14} tempo {tempi}");
            if (keys.Count > 0)
            {
                Console.WriteLine($"{name,-14} key   {KeyLine(keys)}");
            }

            var perMinute = measuring.TotalSeconds / seconds * 60;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-14} cost  {perMinute:0.000} s per minute of audio, {measuring / decoding:0.00} of decoding"));
            Console.WriteLine(JsonSerializer.Serialize(new { table = "estimates", corpus = name, tempo = tempi.ToString(), key = keys.Count > 0 ? KeyLine(keys) : null, seconds_per_minute = perMinute, of_decoding = measuring / decoding }));
        }

        return 0;
    }

    private static string KeyLine(List<(KeyEstimate? Said, string Tonic, string Mode)> keys)
    {
        var (mode, exact, weighted) = (0, 0, 0.0);
        foreach (var (said, tonic, trueMode) in keys)
        {
            if (said is null)
            {
                continue;
            }

            var saidMode = said.MinorProbability >= 0.5 ? "minor" : "major";
            mode += saidMode == trueMode ? 1 : 0;
            var ownMode = said.Mode == KeyMode.Minor ? "minor" : "major";
            var distance = (Array.IndexOf(Names, said.Tonic) - Array.IndexOf(Names, tonic) + 12) % 12;
            exact += distance == 0 && ownMode == trueMode ? 1 : 0;
            weighted += (distance, ownMode == trueMode) switch
            {
                (0, true) => 1,
                (7 or 5, true) => 0.5,
                (9, false) when trueMode == "major" => 0.3,
                (3, false) when trueMode == "minor" => 0.3,
                (0, false) => 0.2,
                _ => 0,
            };
        }

        return string.Create(CultureInfo.InvariantCulture, $"n {keys.Count,4}  mode {(double)mode / keys.Count,6:P1}  exact {(double)exact / keys.Count,6:P1}  MIREX-weighted {weighted / keys.Count:0.000}  none {keys.Count(k => k.Said is null)}");
    }
}
