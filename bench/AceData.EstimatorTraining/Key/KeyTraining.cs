using System.Globalization;
using System.Text.Json;
using AceData.Audio.Features.Tonality;

namespace AceData.EstimatorTraining.Key;

/// <summary>The verb <c>key</c>: hears the corpora, trains, calibrates out of fold, judges on other corpora, writes the weights.</summary>
internal static class KeyTraining
{
    private const int Folds = 4;

    /// <summary>Options: --train FOLDER[:WEIGHT],… --gate FOLDER,… --test FOLDER,… --not-in FOLDER,… --cache FOLDER --ridge NUMBER --out FILE.</summary>
    public static int Run(string[] arguments)
    {
        var options = arguments.Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
        string[] List(string name) => options.GetValueOrDefault(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var cache = options.GetValueOrDefault("--cache") ?? Path.Combine(Path.GetTempPath(), "acedata-key");
        var trainer = new KeyLogistic();
        if (options.TryGetValue("--ridge", out var ridge))
        {
            trainer = trainer with { Ridge = double.Parse(ridge, CultureInfo.InvariantCulture) };
        }

        var kept = List("--not-in").SelectMany(folder => KeyCorpus.Read(folder, cache)).Select(s => s.Identity).ToHashSet();
        var all = List("--train").SelectMany(part => Weighted(part, cache)).Where(s => !kept.Contains(s.Song.Identity)).ToList();
        var tests = List("--test").Select(folder => KeyCorpus.Read(folder, cache)).ToList();
        if (Shared(all, tests) is { Length: > 0 } shared)
        {
            Console.Error.WriteLine($"{shared.Length} songs are in a training corpus and in a test corpus ({string.Join(", ", shared.Take(3))} …). Name the test corpus in --not-in as well.");
            return 2;
        }

        var songs = all.Where(s => s.Song.Key is not null).ToList();
        Console.WriteLine($"{songs.Count} songs with a key ({songs.Select(s => s.Song.Identity).Distinct().Count()} different), {all.Count - songs.Count} without, {KeyFeatureLayout.Length} features, ridge {trainer.Ridge}");

        var outOfFold = OutOfFold(trainer, songs);
        var temperature = KeyCalibration.Temperature([.. outOfFold.Select(s => s.Scores)], [.. outOfFold.Select(s => s.Key)]);
        foreach (var corpus in outOfFold.GroupBy(s => s.Corpus))
        {
            Report($"{corpus.Key}, out of fold", [.. corpus.Select(s => s.Scores)], [.. corpus.Select(s => s.Key)], temperature);
        }

        var fit = trainer.Train(songs);
        foreach (var test in tests.Select(test => test.Where(s => s.Key is not null).ToList()))
        {
            Report(test[0].Corpus, [.. test.Select(s => Scores(fit, s))], [.. test.Select(s => s.Key!.Value)], temperature);
        }

        // Clips that only the gate learns from: their scores would look surer than those of new ones if the scorer had been fitted to them.
        var border = List("--gate").SelectMany(folder => KeyCorpus.Read(folder, cache));
        var tonal = TonalGate.Train([.. all.Select(s => s.Song).Concat(border).Select(s => (s, Scores(fit, s).Select(score => score / temperature).ToArray()))]);
        if (options.TryGetValue("--out", out var output))
        {
            Write(output, fit, temperature, tonal);
        }

        return 0;
    }

    /// <summary>Songs that would be judged after they were learnt, be it from another take.</summary>
    private static string[] Shared(IEnumerable<(LabelledSong Song, double Weight)> training, IEnumerable<IReadOnlyList<LabelledSong>> tests) =>
        [.. training.Select(s => s.Song.Identity).Intersect(tests.SelectMany(test => test).Select(s => s.Identity))];

    private static IEnumerable<(LabelledSong Song, double Weight)> Weighted(string part, string cache)
    {
        var cut = part.LastIndexOf(':');
        var weight = cut < 0 ? 1 : double.Parse(part[(cut + 1)..], CultureInfo.InvariantCulture);
        return KeyCorpus.Read(cut < 0 ? part : part[..cut], cache).Select(song => (song, weight));
    }

    private static List<(string Corpus, double[] Scores, int Key)> OutOfFold(KeyLogistic trainer, List<(LabelledSong Song, double Weight)> songs)
    {
        var identities = songs.Select(s => s.Song.Identity).Distinct().ToArray();
        new Random(1).Shuffle(identities);
        var fold = identities.Select((identity, i) => (identity, i)).ToDictionary(x => x.identity, x => x.i % Folds);
        var judged = new List<(string Corpus, double[] Scores, int Key)>();
        for (var f = 0; f < Folds; f++)
        {
            var fit = trainer.Train([.. songs.Where(s => fold[s.Song.Identity] != f)]);
            judged.AddRange(songs.Where(s => fold[s.Song.Identity] == f).Select(s => (s.Song.Corpus, Scores(fit, s.Song), s.Song.Key!.Value))); // filtered by the caller
        }

        return judged;
    }

    private static double[] Scores(KeyLogistic.Fit fit, LabelledSong song)
    {
        var scores = new double[KeyModel.KeyCount];
        for (var key = 0; key < scores.Length; key++)
        {
            var rotation = KeyFeatureLayout.Rotations[key / 2];
            var weights = fit.Weights[key % 2];
            scores[key] = fit.Bias[key % 2];
            for (var i = 0; i < weights.Length; i++)
            {
                scores[key] += weights[i] * song.Evidence.Features[rotation[i]];
            }
        }

        return scores;
    }

    private static void Report(string name, double[][] scores, int[] keys, double temperature)
    {
        var exact = 0;
        var mode = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            var best = Array.IndexOf(scores[i], scores[i].Max());
            exact += best == keys[i] ? 1 : 0;
            mode += best % 2 == keys[i] % 2 ? 1 : 0;
        }

        var error = KeyCalibration.Error(scores, keys, temperature);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {keys.Length} songs, exact {100.0 * exact / keys.Length:f1} %, mode {100.0 * mode / keys.Length:f1} %, temperature {temperature:f2}, calibration error {error:f3}"));
    }

    private static void Write(string path, KeyLogistic.Fit fit, double temperature, double[] tonal)
    {
        static float Rounded(float weight) => MathF.Round(weight, 4);
        var file = new KeyWeights
        {
            Version = KeyWeights.CurrentVersion,
            Temperature = Math.Round(temperature, 3),
            Bias = [.. fit.Bias.Select(Rounded)],
            Tonal = tonal,
            Sections = KeyFeatureLayout.Sections.ToDictionary(
                section => section.Name,
                section => fit.Weights.Select(weights => weights.Skip(section.Offset).Take(section.Length).Select(Rounded).ToArray()).ToArray()),
        };
        File.WriteAllText(path, JsonSerializer.Serialize(file, KeyWeightsJson.Default.KeyWeights) + "\n");
        Console.WriteLine($"written: {path}");
    }
}
