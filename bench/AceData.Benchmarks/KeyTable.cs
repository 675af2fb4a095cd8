using System.Globalization;
using System.Text.Json;
using AceData.Audio.Decoding;
using AceData.Audio.Features;

namespace AceData.Benchmarks;

/// <summary><c>./bench.sh key FOLDER… [--json FILE]</c>: how well the key is found in corpora with a <c>truth.json</c>.</summary>
internal static class KeyTable
{
    private static readonly string[] Tonics = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"];
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static async Task<int> RunAsync(string[] arguments)
    {
        var option = Array.IndexOf(arguments, "--json");
        var output = option >= 0 && option + 1 < arguments.Length ? arguments[option + 1] : null;
        var folders = arguments.Where((_, i) => option < 0 || (i != option && i != option + 1)).ToArray();
        if (folders.Length == 0)
        {
            await Console.Error.WriteLineAsync("Usage: ./bench.sh key FOLDER… [--json FILE]; each folder holds audio files and truth.json.");
            return 2;
        }

        var decoder = new AudioDecoder(FfmpegLocator.Find());
        var rows = new List<Row>();
        Console.WriteLine("| corpus | n | mode % | tonic % | exact % | MIREX | fifth | relative | parallel | other | ECE | no key: found | wrongly | CPU s/min |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var folder in folders)
        {
            rows.Add(await MeasureAsync(decoder, folder));
            Console.WriteLine(rows[^1].Line());
        }

        if (output is not null)
        {
            await using var stream = new FileStream(output, FileMode.Create);
            await JsonSerializer.SerializeAsync(stream, rows, Json);
        }

        return 0;
    }

    private static async Task<Row> MeasureAsync(AudioDecoder decoder, string folder)
    {
        using var truth = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "truth.json")));
        var scores = new KeyScores();
        int toneless = 0, found = 0;
        double seconds = 0, minutes = 0;
        foreach (var item in truth.RootElement.EnumerateArray())
        {
            var path = Path.GetFullPath(Path.Combine(folder, item.GetProperty("file").GetString() ?? ""));
            var probe = await decoder.ProbeAsync(path, CancellationToken.None);
            var wave = await decoder.DecodeAsync(path, probe, null, KeyAnalyzer.SampleRate, CancellationToken.None);
            var before = Environment.CpuUsage.TotalTime;
            var analyzer = new KeyAnalyzer();
            analyzer.Push(wave.Samples);
            var estimate = analyzer.Finish();
            seconds += (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            minutes += wave.DurationSeconds / 60;
            if (item.TryGetProperty("tonic", out var tonic) && tonic.GetString() is { } name)
            {
                var minor = item.GetProperty("mode").GetString() == "minor";
                (int, bool)? answer = estimate is null ? null : (Array.IndexOf(Tonics, estimate.Tonic), estimate.Mode == KeyMode.Minor);
                scores.Add((Array.IndexOf(Tonics, name), minor), answer, estimate?.Confidence ?? 0);
            }
            else
            {
                toneless++;
                found += estimate is null ? 1 : 0;
            }
        }

        return new(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), scores, toneless, found, seconds / Math.Max(1e-9, minutes));
    }

    private sealed record Row(string Corpus, KeyScores Scores, int Toneless, int TonelessFound, double SecondsPerMinute)
    {
        public string Line()
        {
            string Percent(int count) => (100.0 * count / Math.Max(1, Scores.Songs)).ToString("f1", CultureInfo.InvariantCulture);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"| {Corpus} | {Scores.Songs} | {Percent(Scores.Mode)} | {Percent(Scores.Tonic)} | {Percent(Scores.Exact)} | {Scores.Weighted:f3} | {Percent(Scores.Fifth)} | {Percent(Scores.Relative)} | {Percent(Scores.Parallel)} | {Percent(Scores.Other)} | {Scores.CalibrationError:f3} | {TonelessFound}/{Toneless} | {Scores.Silenced} | {SecondsPerMinute:f3} |");
        }
    }
}
