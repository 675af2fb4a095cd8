using System.Globalization;
using AceData.Audio.Features.Tempo;

namespace AceData.EstimatorTraining.Tempo;

/// <summary>
/// The verb <c>tempo</c>: judges real songs out of fold, trains on everything, tests on corpora that were never trained on,
/// calibrates the confidence and writes the weights.
/// </summary>
internal sealed class TempoTraining(TempoTrainingOptions options)
{
    private const double Silenced = 0.01;

    private readonly RankerTraining _training = options.Ranker;

    public int Run()
    {
        var tests = options.Test.Select(folder => (Name: Name(folder.Path), Songs: TempoCorpus.Ranked(folder, options.Cache, [1]))).ToList();
        var apart = options.Apart.SelectMany(name => tests.Single(t => t.Name == name).Songs.Select(s => s.Song.File)).ToHashSet();
        var made = options.Train.SelectMany(folder => TempoCorpus.Ranked(folder, options.Cache, TempoCorpus.MadeStretches, options.Apart.Count > 0 && Name(folder.Path).StartsWith("pop", StringComparison.Ordinal) ? apart : [])).ToList();
        var real = options.Real.SelectMany(folder => TempoCorpus.Ranked(folder, options.Cache, TempoCorpus.RealStretches)).ToList();
        Console.WriteLine($"{made.Count} rows of {options.Train.Count} made corpora, {real.Count} rows of real songs, {TempoFeatures.Count} features");

        var outOfFold = OutOfFold(made, real);
        var ranker = _training.Train([.. made, .. real]);
        var answers = tests.Select((test, t) => (test.Name, Answers: test.Songs.Select(song => Answer(song, ranker, -1 - t)).ToList())).ToList();
        var gate = GateTraining.Train([.. made.Concat(real).Where(s => s.Stretch == 1).AsParallel().Select(song => (song.GateFeatures(Answer(song, ranker, 0).Best), song.Bpm is not null))], Silenced);

        // Real songs out of fold say how sure one may be of real songs; made ones are easier than life and would promise too much.
        var calibration = ConfidenceCalibration.Fit([.. outOfFold]);
        var model = new TempoModel(ranker, gate, calibration.Slope, calibration.Offset);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"calibration: slope {calibration.Slope:0.000}, offset {calibration.Offset:0.000}"));
        Console.WriteLine($"{"out of fold",-14} {Judge(outOfFold, model.Gate, OtherGroups(outOfFold))}");
        foreach (var (name, list) in answers)
        {
            Console.WriteLine($"{name,-14} {Judge(list, model.Gate, _ => calibration)}");
        }

        if (options.ShowErrors)
        {
            ShowErrors([.. outOfFold, .. answers.SelectMany(a => a.Answers)], gate);
        }

        if (options.Out is { } path)
        {
            using var writer = new BinaryWriter(File.Create(path));
            model.Write(writer);
            Console.WriteLine($"{path}: {writer.BaseStream.Length} bytes");
        }

        return 0;
    }

    /// <summary>Answers of models that never heard a song, at any speed.</summary>
    private List<TempoAnswer> OutOfFold(List<RankedSong> made, List<RankedSong> real)
    {
        var answers = new List<TempoAnswer>();
        foreach (var seed in options.FoldSeeds)
        {
            var order = real.Select(s => s.Song.File).Distinct().Order(StringComparer.Ordinal).ToArray();
            new Random(seed).Shuffle(order);
            var ofSeed = new List<TempoAnswer>();
            for (var fold = 0; fold < options.Folds && order.Length > 0; fold++)
            {
                var held = order.Where((_, i) => i % options.Folds == fold).ToHashSet();
                var ranker = (_training with { Seed = seed }).Train([.. made, .. real.Where(s => !held.Contains(s.Song.File))]);
                ofSeed.AddRange(real.Where(s => s.Stretch == 1 && held.Contains(s.Song.File)).Select(song => Answer(song, ranker, fold)));
            }

            Console.WriteLine($"seed {seed,-9} {Judge(ofSeed, null, OtherGroups(ofSeed))}");
            answers.AddRange(ofSeed);
        }

        return answers;
    }

    private static TempoAnswer Answer(RankedSong song, TreeEnsemble ranker, int group)
    {
        var probabilities = TempoModel.Rank(ranker, song.Features);
        var best = Array.IndexOf(probabilities, probabilities.Max());
        return new TempoAnswer(song, best, probabilities[best], group);
    }

    private static TempoScores Judge(List<TempoAnswer> answers, LinearScorer? gate, Func<TempoAnswer, (double Slope, double Offset)> calibration)
    {
        var scores = new TempoScores();
        foreach (var answer in answers)
        {
            var isSilenced = gate is not null && gate.Score(answer.Song.GateFeatures(answer.Best)) < 0;
            scores.Add(answer.Song.Bpm, isSilenced ? null : answer.Tempo, ConfidenceCalibration.Apply(answer.Probability, calibration(answer)));
        }

        return scores;
    }

    /// <summary>For each answer the calibration made from songs of other folds, so that none is judged by its own.</summary>
    private static Func<TempoAnswer, (double Slope, double Offset)> OtherGroups(List<TempoAnswer> answers)
    {
        var seen = new Dictionary<string, (double, double)>();
        foreach (var file in answers.Select(a => a.Song.Song.File).Distinct())
        {
            seen[file] = ConfidenceCalibration.Fit([.. answers.Where(a => a.Song.Song.File != file)]);
        }

        return answer => seen[answer.Song.Song.File];
    }

    private static void ShowErrors(List<TempoAnswer> answers, LinearScorer gate)
    {
        foreach (var answer in answers)
        {
            var score = gate.Score(answer.Song.GateFeatures(answer.Best));
            var song = answer.Song;
            if (song.Bpm is null ? score >= 0 : !answer.IsRight || score < 0)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {song.Song.Corpus}/{song.Song.File} ({song.Song.Genre}): true {song.Bpm}, said {answer.Tempo:0.0} ({answer.Probability:0.00}){(song.HasRight ? string.Empty : " no candidate")} gate {score:0.0}"));
            }
        }
    }

    private static string Name(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
}
