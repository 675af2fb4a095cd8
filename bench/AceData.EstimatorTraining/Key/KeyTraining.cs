using System.Globalization;
using System.Text.Json;
using AceData.Audio.Features.Tonality;

namespace AceData.EstimatorTraining.Key;

/// <summary>The verb <c>key</c>: hears the corpora, trains, calibrates out of fold, judges on other corpora, writes the weights.</summary>
internal static class KeyTraining
{
    private const int Folds = 4;

    /// <summary>Options: --train FOLDER[:WEIGHT],… --test FOLDER,… --not-in FOLDER,… --cache FOLDER --ridge NUMBER --out FILE.</summary>
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

        // A song that a test corpus renders in its own way is still the same song: it must not be learnt from.
        var kept = List("--not-in").SelectMany(folder => KeyCorpus.Read(folder, cache)).Select(Identity).ToHashSet();
        var all = List("--train").SelectMany(part => Weighted(part, cache)).Where(s => !kept.Contains(Identity(s.Song))).ToList();
        var songs = all.Where(s => s.Song.Key is not null).ToList();
        Console.WriteLine($"{songs.Count} songs with a key, {all.Count - songs.Count} without, {KeyFeatureLayout.Length} features, ridge {trainer.Ridge}");

        var (outOfFold, keys) = OutOfFold(trainer, songs);
        var temperature = KeyCalibration.Temperature(outOfFold, keys);
        Report("out of fold", outOfFold, keys, temperature);

        var fit = trainer.Train(songs);
        foreach (var folder in List("--test"))
        {
            var test = KeyCorpus.Read(folder, cache).Where(s => s.Key is not null).ToList();
            Report(Path.GetFileName(folder), [.. test.Select(s => Scores(fit, s))], [.. test.Select(s => s.Key!.Value)], temperature);
        }

        var tonal = TonalGate.Train([.. all.Select(s => s.Song)]);
        if (options.TryGetValue("--out", out var output))
        {
            Write(output, fit, temperature, tonal);
        }

        return 0;
    }

    private static IEnumerable<(LabelledSong Song, double Weight)> Weighted(string part, string cache)
    {
        var cut = part.LastIndexOf(':');
        var weight = cut < 0 ? 1 : double.Parse(part[(cut + 1)..], CultureInfo.InvariantCulture);
        return KeyCorpus.Read(cut < 0 ? part : part[..cut], cache).Select(song => (song, weight));
    }

    /// <summary>Family of the corpus and file: <c>pop-21/pop007.wav</c> and <c>pop-23/pop007.wav</c> are one song.</summary>
    private static (string Family, string File) Identity(LabelledSong song) => (song.Corpus.Split('-')[0], song.File);

    private static (double[][] Scores, int[] Keys) OutOfFold(KeyLogistic trainer, List<(LabelledSong Song, double Weight)> songs)
    {
        var identities = songs.Select(s => Identity(s.Song)).Distinct().ToArray();
        new Random(1).Shuffle(identities);
        var fold = identities.Select((identity, i) => (identity, i)).ToDictionary(x => x.identity, x => x.i % Folds);
        var scores = new List<double[]>();
        var keys = new List<int>();
        for (var f = 0; f < Folds; f++)
        {
            var fit = trainer.Train([.. songs.Where(s => fold[Identity(s.Song)] != f)]);
            foreach (var (song, _) in songs.Where(s => fold[Identity(s.Song)] == f))
            {
                scores.Add(Scores(fit, song));
                keys.Add(song.Key!.Value); // filtered by the caller
            }
        }

        return ([.. scores], [.. keys]);
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
