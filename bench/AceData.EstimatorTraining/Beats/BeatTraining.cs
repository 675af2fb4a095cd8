using System.Globalization;
using System.Text.Json;
using AceData.Audio.Analysis;
using AceData.Audio.Decoding;
using AceData.Audio.Features;
using AceData.Audio.Features.Beats;

namespace AceData.EstimatorTraining.Beats;

/// <summary>
/// Trains the weights of <see cref="BeatPhase"/>: among the phases of a song that are struck much, the one of the labelled beats must
/// score highest (conditional logit, gradient descent, L2). Prints them as source.
/// </summary>
internal static class BeatTraining
{
    private const int Rounds = 6000;
    private const double Rate = 2;
    private const double Decay = 2e-4;
    private const double NearShare = 0.08;

    /// <param name="folders">Folders of songs with a truth.json that has beats.</param>
    public static async Task<int> RunAsync(string[] folders)
    {
        var songs = new List<(double[][] Phases, int Right)>();
        var decoder = new AudioDecoder(FfmpegLocator.Find());
        foreach (var folder in folders)
        {
            using var truth = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "truth.json")));
            foreach (var label in truth.RootElement.EnumerateArray())
            {
                var beats = label.GetProperty("beats").EnumerateArray().Select(beat => beat.GetDouble()).ToList();
                if (beats.Count == 0 || label.GetProperty("tempo_spread").GetDouble() > 0)
                {
                    continue;
                }

                var path = Path.Combine(folder, label.GetProperty("file").GetString()!);
                var outline = await SongOutline.ReadAsync(decoder, path, await decoder.ProbeAsync(path, CancellationToken.None), CancellationToken.None);
                if (GridFit.Of(outline.Onsets, label.GetProperty("bpm").GetDouble()) is not { } grid)
                {
                    continue;
                }

                var candidates = GridFit.Candidates(outline.Onsets, grid.Interval);
                var distances = candidates.Select(phase => Math.Abs(Math.IEEERemainder(beats[beats.Count / 2] - phase, grid.Interval)) / grid.Interval).ToList();
                var right = distances.IndexOf(distances.Min());
                if (distances[right] < NearShare)
                {
                    songs.Add(([.. candidates.Select(phase => BeatPhase.Features(outline.Onsets, phase, grid.Interval))], right));
                }
            }
        }

        var weights = Train(songs);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{songs.Count} songs: {songs.Count(song => Best(song.Phases, weights) == song.Right)} right, {songs.Count(song => song.Right == 0)} by the strongest phase"));
        for (var band = 0; band < Onsets.Bands; band++)
        {
            Console.WriteLine("        " + string.Join(' ', weights.Skip(band * 6).Take(6).Select(weight => weight.ToString("0.00", CultureInfo.InvariantCulture) + ",")));
        }

        return 0;
    }

    private static double[] Train(List<(double[][] Phases, int Right)> songs)
    {
        var weights = new double[BeatPhase.FeatureCount];
        for (var round = 0; round < Rounds; round++)
        {
            var gradient = Array.ConvertAll(weights, weight => -Decay * weight);
            foreach (var (phases, right) in songs)
            {
                var scores = Array.ConvertAll(phases, features => Math.Exp(Dot(features, weights)));
                var sum = scores.Sum();
                for (var p = 0; p < phases.Length; p++)
                {
                    var pull = ((p == right ? 1 : 0) - (scores[p] / sum)) / songs.Count;
                    for (var f = 0; f < weights.Length; f++)
                    {
                        gradient[f] += pull * phases[p][f];
                    }
                }
            }

            for (var f = 0; f < weights.Length; f++)
            {
                weights[f] += Rate * gradient[f];
            }
        }

        return weights;
    }

    private static int Best(double[][] phases, double[] weights) => Array.IndexOf(phases, phases.MaxBy(features => Dot(features, weights)));

    private static double Dot(double[] features, double[] weights) => features.Zip(weights, (feature, weight) => feature * weight).Sum();
}
