using System.Text.Json;
using AceData.Audio.Decoding;
using AceData.Audio.Features;
using AceData.Audio.Features.Tempo;

namespace AceData.EstimatorTraining.Tempo;

/// <summary>One labelled song as onset envelopes.</summary>
/// <param name="Corpus">Name of its folder.</param>
/// <param name="File">Name of its file.</param>
/// <param name="Genre">Genre of the label.</param>
/// <param name="Bpm">True tempo; null for a song without one.</param>
/// <param name="Envelopes">Its onset envelopes.</param>
internal sealed record LabelledSong(string Corpus, string File, string Genre, double? Bpm, OnsetEnvelopes Envelopes);

/// <summary>Reads a folder of songs with a <c>truth.json</c>; envelopes are kept in a cache, since decoding is the slow part.</summary>
internal static class TempoCorpus
{
    private const int CacheVersion = 2;

    /// <summary>Speeds at which a real song is trained on: near its own, where the reading that its label chose still holds.</summary>
    public static IReadOnlyList<double> RealStretches { get; } = [1, 0.95, 1.06];

    /// <summary>Speeds at which a made song is trained on: there are many of them, so its own and two others do.</summary>
    public static IReadOnlyList<double> MadeStretches { get; } = [1, 0.88, 1.17];

    /// <summary>The songs of a corpus at several speeds, with the features of their candidates.</summary>
    /// <param name="folder">The corpus.</param>
    /// <param name="cacheFolder">Where envelopes are kept.</param>
    /// <param name="stretches">Speeds.</param>
    /// <param name="leftOut">Files that are passed over.</param>
    public static List<RankedSong> Ranked(CorpusFolder folder, string cacheFolder, IReadOnlyList<double> stretches, IReadOnlySet<string>? leftOut = null)
    {
        var jobs = Load(folder.Path, cacheFolder)
            .Where(song => leftOut?.Contains(song.File) != true)
            .SelectMany(song => stretches.Select(stretch => (song, stretch)))
            .Where(job => job.stretch == 1 || job.song.Bpm * job.stretch is > 45 and < 230)
            .ToArray();
        var rows = new RankedSong[jobs.Length];
        Parallel.For(0, jobs.Length, i => rows[i] = RankedSong.Of(jobs[i].song, jobs[i].stretch, folder.Weight, new Random(i)));
        return [.. rows.Where(r => r.Candidates.Length > 0)];
    }

    public static List<LabelledSong> Load(string folder, string cacheFolder)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        var cache = Path.Combine(cacheFolder, $"{name}.v{CacheVersion}.envelopes");
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "truth.json")));
        var labels = truth.RootElement.EnumerateArray().Select(song => (
            File: song.GetProperty("file").GetString()!,
            Genre: song.TryGetProperty("genre", out var genre) ? genre.GetString() ?? string.Empty : string.Empty,
            Bpm: song.GetProperty("bpm") is { ValueKind: JsonValueKind.Number } bpm ? bpm.GetDouble() : (double?)null)).ToList();
        if (!File.Exists(cache))
        {
            Extract(folder, [.. labels.Select(l => l.File)], cache);
        }

        using var reader = new BinaryReader(File.OpenRead(cache));
        return [.. labels.Select(label => new LabelledSong(name, label.File, label.Genre, label.Bpm, ReadEnvelopes(reader)))];
    }

    private static void Extract(string folder, string[] files, string cache)
    {
        Console.Error.WriteLine($"Listening to {files.Length} songs of {folder}");
        var decoder = new AudioDecoder(FfmpegLocator.Find());
        var all = new OnsetEnvelopes[files.Length];
        Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var path = Path.Combine(folder, files[i]);
            var bands = new OnsetBands();
            var probe = decoder.ProbeAsync(path, CancellationToken.None).GetAwaiter().GetResult();
            decoder.StreamAsync(path, probe, null, TempoAnalyzer.SampleRate, bands.Push, CancellationToken.None).GetAwaiter().GetResult();
            all[i] = OnsetEnvelopes.From(bands);
        });

        Directory.CreateDirectory(Path.GetDirectoryName(cache)!);
        using (var writer = new BinaryWriter(File.Create(cache + ".part")))
        {
            foreach (var envelopes in all)
            {
                writer.Write(envelopes.Frames);
                foreach (var envelope in envelopes.Envelopes)
                {
                    foreach (var value in envelope)
                    {
                        writer.Write((Half)value);
                    }
                }

                foreach (var strength in envelopes.Strengths)
                {
                    writer.Write(strength);
                }
            }
        }

        File.Move(cache + ".part", cache, overwrite: true);
    }

    private static OnsetEnvelopes ReadEnvelopes(BinaryReader reader)
    {
        var frames = reader.ReadInt32();
        var envelopes = Enumerable.Range(0, OnsetEnvelopes.Count).Select(_ => Enumerable.Range(0, frames).Select(_ => (float)reader.ReadHalf()).ToArray()).ToArray();
        return OnsetEnvelopes.Restore(envelopes, [.. Enumerable.Range(0, OnsetEnvelopes.Count).Select(_ => reader.ReadDouble())]);
    }
}
