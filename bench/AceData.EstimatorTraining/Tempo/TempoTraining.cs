using System.Globalization;
using AceData.Audio.Features.Tempo;

namespace AceData.EstimatorTraining.Tempo;

/// <summary>The verb <c>tempo</c>: trains on some corpora, tests on others, and judges real songs out of fold.</summary>
internal static class TempoTraining
{
    private static readonly double[] Stretches = [0.8, 0.88, 1.13, 1.25];

    public static int Run(string[] arguments)
    {
        var options = arguments.Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
        var cache = options.GetValueOrDefault("--cache") ?? Path.Combine(Path.GetTempPath(), "acedata-tempo");
        string[] List(string name) => options.GetValueOrDefault(name)?.Split(',') ?? [];
        var training = new RankerTraining();
        if (options.TryGetValue("--trees", out var trees))
        {
            training = training with { Trees = int.Parse(trees, CultureInfo.InvariantCulture) };
        }

        if (options.TryGetValue("--depth", out var depth))
        {
            training = training with { Depth = int.Parse(depth, CultureInfo.InvariantCulture) };
        }

        if (options.TryGetValue("--ridge", out var ridge))
        {
            training = training with { Ridge = double.Parse(ridge, CultureInfo.InvariantCulture) };
        }

        if (options.TryGetValue("--rate", out var rate))
        {
            training = training with { LearningRate = double.Parse(rate, CultureInfo.InvariantCulture) };
        }

        var realWeight = double.Parse(options.GetValueOrDefault("--real-weight") ?? "3", CultureInfo.InvariantCulture);
        var synthetic = List("--train").SelectMany(folder => Ranked(folder, cache, stretched: true)).ToList();
        var real = List("--real").SelectMany(folder => Ranked(folder, cache, stretched: true)).Select(s => s with { Weight = realWeight / (1 + Stretches.Length) }).ToList();
        var tests = List("--test").Select(folder => (Name: Path.GetFileName(folder), Songs: Ranked(folder, cache, stretched: false))).ToList();
        Console.WriteLine($"{synthetic.Count} training rows of {List("--train").Length} corpora, {real.Count} of real songs, {TempoFeatures.Count} features");

        // Out of fold: real songs are judged by models that never heard them, at any speed; the same answers calibrate.
        var outOfFold = new List<(RankedSong Song, double[] Probabilities)>();
        var folds = int.Parse(options.GetValueOrDefault("--folds") ?? "5", CultureInfo.InvariantCulture);
        var seeds = (options.GetValueOrDefault("--fold-seeds") ?? "1,2,3").Split(',').Select(s => int.Parse(s, CultureInfo.InvariantCulture)).ToArray();
        var originals = real.Where(s => s.Stretch == 1).ToList();
        foreach (var seed in seeds)
        {
            var order = originals.Select(s => s.Song.File).Distinct().OrderBy(f => f, StringComparer.Ordinal).ToArray();
            new Random(seed).Shuffle(order);
            var scores = new TempoScores();
            for (var fold = 0; fold < folds && originals.Count > 0; fold++)
            {
                var held = order.Where((_, i) => i % folds == fold).ToHashSet();
                var model = training.Train([.. synthetic, .. real.Where(s => !held.Contains(s.Song.File))]);
                foreach (var song in originals.Where(s => held.Contains(s.Song.File)))
                {
                    var probabilities = Probabilities(song, model);
                    outOfFold.Add((song, probabilities));
                    var best = Array.IndexOf(probabilities, probabilities.Max());
                    scores.Add(song.Bpm, song.Candidates[best], probabilities[best]);
                }
            }

            Console.WriteLine($"out of fold, seed {seed}: {scores}");
        }

        var final = training.Train([.. synthetic, .. real]);
        var testAnswers = tests.Select(t => (t.Name, Answers: t.Songs.Select(s => (Song: s, Probabilities: Probabilities(s, final))).ToList())).ToList();
        var gateRows = synthetic.Concat(real).Where(s => s.Stretch == 1).Select(s => (s, Best: Best(Probabilities(s, final)))).Select(x => (x.s.GateFeatures[x.Best], x.s.Bpm is not null)).ToList();
        var gate = GateTraining.Train(gateRows, silenced: 0.01);

        // Unseen songs of every kind calibrate: real ones out of fold, made ones of other seeds of which every second is left for judging.
        var calibration = outOfFold.Concat(testAnswers.SelectMany(t => t.Answers.Where((_, i) => i % 2 == 0))).Where(a => a.Song.Bpm is not null)
            .Select(a => (P: a.Probabilities.Max(), Right: a.Song.IsRight(Best(a.Probabilities)))).ToList();
        var (slope, offset) = Calibrate(calibration);
        var shipped = new TempoModel(final.Linear, final.Trees, gate, 1, slope, offset);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"calibration: slope {slope:0.000}, offset {offset:0.000}"));

        var all = new TempoScores();
        foreach (var (song, probabilities) in outOfFold)
        {
            Judge(all, song, probabilities, shipped);
        }

        Console.WriteLine($"out of fold, calibrated, with gate: {all}");
        foreach (var (name, answers) in testAnswers)
        {
            var scores = new TempoScores();
            foreach (var (song, probabilities) in answers)
            {
                Judge(scores, song, probabilities, shipped);
            }

            Console.WriteLine($"{name,-10} {scores}");
        }

        if (options.ContainsKey("--errors"))
        {
            foreach (var (song, probabilities) in outOfFold.Take(originals.Count).Concat(testAnswers.SelectMany(t => t.Answers)).Where(a => a.Song.Bpm is null || !a.Song.IsRight(Best(a.Probabilities))))
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {song.Song.Corpus}/{song.Song.File} ({song.Song.Genre}): true {song.Bpm}, said {song.Candidates[Best(probabilities)]:0.0} ({probabilities.Max():0.00}){(song.HasRight ? string.Empty : " no candidate")} gate {gate.Score(song.GateFeatures[Best(probabilities)]):0.0}"));
            }
        }

        if (options.TryGetValue("--out", out var path))
        {
            using var writer = new BinaryWriter(File.Create(path));
            shipped.Write(writer);
            Console.WriteLine($"{path}: {writer.BaseStream.Length} bytes");
        }

        return 0;
    }

    private static void Judge(TempoScores scores, RankedSong song, double[] probabilities, TempoModel model)
    {
        var best = Best(probabilities);
        var answer = model.Gate.Score(song.GateFeatures[best]) < 0 ? (double?)null : song.Candidates[best];
        scores.Add(song.Bpm, answer, model.Confidence(probabilities[best]));
    }

    private static List<RankedSong> Ranked(string folder, string cache, bool stretched)
    {
        var songs = TempoCorpus.Load(folder, cache);
        var jobs = songs.SelectMany(song => (stretched && song.Bpm is not null ? Stretches.Prepend(1) : [1.0])
            .Where(stretch => stretch == 1 || song.Bpm * stretch is > 45 and < 230)
            .Select(stretch => (song, stretch))).ToArray();
        var rows = new RankedSong[jobs.Length];
        Parallel.For(0, jobs.Length, i => rows[i] = RankedSong.Of(jobs[i].song, jobs[i].stretch, withGate: jobs[i].stretch == 1));
        return [.. rows.Where(r => r.Candidates.Length > 0)];
    }

    private static double[] Probabilities(RankedSong song, (LinearScorer Linear, TreeEnsemble Trees) model) =>
        new TempoModel(model.Linear, model.Trees, model.Linear, 1, 1, 0).Rank(song.Features);

    private static int Best(double[] probabilities) => Array.IndexOf(probabilities, probabilities.Max());

    private static (double Slope, double Offset) Calibrate(List<(double P, bool Right)> answers)
    {
        var (slope, offset) = (1.0, 0.0);
        for (var step = 0; step < 5000; step++)
        {
            var (slopeGradient, offsetGradient) = (0.0, 0.0);
            foreach (var (p, right) in answers)
            {
                var clamped = Math.Clamp(p, 1e-4, 1 - 1e-4);
                var logit = Math.Log(clamped / (1 - clamped));
                var error = (1 / (1 + Math.Exp(-((slope * logit) + offset)))) - (right ? 1 : 0);
                slopeGradient += error * logit / answers.Count;
                offsetGradient += error / answers.Count;
            }

            slope -= 0.1 * slopeGradient;
            offset -= 0.1 * offsetGradient;
        }

        return (slope, offset);
    }
}
