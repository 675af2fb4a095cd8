using System.Globalization;
using System.Text.Json;
using AceData.Audio.Features.Tonality;

namespace AceData.EstimatorTraining.Key;

/// <summary>A folder of WAV files with a <c>truth.json</c>; the evidence is kept beside the caller's cache, for hearing costs most.</summary>
internal static class KeyCorpus
{
    private static readonly string[] Tonics = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"];

    /// <summary>All songs of a folder.</summary>
    /// <param name="folder">Holds <c>truth.json</c> and the files it names.</param>
    /// <param name="cache">Folder of <c>NAME.tsv</c> (labels, measures) and <c>NAME.bin</c> (float32 features, row by row).</param>
    public static IReadOnlyList<LabelledSong> Read(string folder, string cache)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        var labels = Path.Combine(cache, name + ".tsv");
        var features = Path.Combine(cache, name + ".bin");
        if (!File.Exists(labels))
        {
            Directory.CreateDirectory(cache);
            Listen(folder, name, labels, features);
        }

        using var reader = new BinaryReader(File.OpenRead(features));
        return [.. File.ReadLines(labels).Select(line => Parse(line, reader))];
    }

    private static void Listen(string folder, string name, string labels, string features)
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "truth.json")));
        var items = truth.RootElement.EnumerateArray().ToArray();
        var evidence = new KeyEvidence[items.Length];
        Parallel.For(0, items.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var listener = new KeyListener();
            listener.Push(TrainingWave.Read(Path.Combine(folder, Text(items[i], "file"))));
            evidence[i] = listener.Finish();
        });

        using var numbers = new BinaryWriter(File.Create(features));
        var lines = new List<string>();
        for (var i = 0; i < items.Length; i++)
        {
            var heard = evidence[i];
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}\t{Text(items[i], "file")}\t{Text(items[i], "genre")}\t{Text(items[i], "tonic")}\t{Text(items[i], "mode")}\t{heard.Coherence:R}\t{heard.ChordClarity:R}\t{heard.Steadiness:R}\t{heard.Frames}"));
            foreach (var value in heard.Features)
            {
                numbers.Write(value);
            }
        }

        File.WriteAllLines(labels, lines);
    }

    private static LabelledSong Parse(string line, BinaryReader reader)
    {
        var cells = line.Split('\t');
        var features = new float[KeyFeatureLayout.Length];
        for (var i = 0; i < features.Length; i++)
        {
            features[i] = reader.ReadSingle();
        }

        double Number(int cell) => double.Parse(cells[cell], CultureInfo.InvariantCulture);
        int? key = cells[3].Length == 0 ? null : (Array.IndexOf(Tonics, cells[3]) * 2) + (cells[4] == "minor" ? 1 : 0);
        return new(cells[0], cells[1], cells[2], key, new(features, Number(5), Number(6), Number(7), (int)Number(8)));
    }

    private static string Text(JsonElement item, string property) =>
        item.TryGetProperty(property, out var value) ? value.GetString() ?? "" : "";
}
