using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AceData.Lyrics.Identity;
using AceData.Lyrics.Matching;
using AceData.Lyrics.Sources;
using AceData.Testing;
using AceData.Tests.Lyrics.Matching;

namespace AceData.Benchmarks;

/// <summary>How well a found text is told from one of another song, on the labelled pairs; and how fast side cars are read.</summary>
internal static class LyricsMatchTable
{
    private const int Songs = 10_000;

    public static async Task<int> RunAsync()
    {
        var results = new List<object>();
        foreach (var file in new[] { "tuning", "held_out" })
        {
            var tally = new MatchTally();
            var pairs = LabelledPair.Load(file);
            PairDecision.Of(pairs[0]);
            var watch = Stopwatch.StartNew();
            foreach (var pair in pairs)
            {
                var decision = PairDecision.Of(pair).Decision;
                tally.Add(pair.Label, decision == MatchDecision.Accept, decision == MatchDecision.Reject);
            }

            var microseconds = watch.Elapsed.TotalMicroseconds / pairs.Count;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file,-9} {pairs.Count} pairs  {tally}  {microseconds:0} µs a pair"));
            results.Add(new { file, pairs = pairs.Count, precision = tally.Precision, recall = tally.Recall, accepted_share = tally.AcceptedShare });
        }

        var seconds = await SideCarSecondsAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"side cars of {Songs} songs, with identity and decision: {seconds:0.00} s"));
        Console.WriteLine(JsonSerializer.Serialize(new { table = "lyrics-match", results, side_car_seconds = seconds }));
        return 0;
    }

    private static async Task<double> SideCarSecondsAsync()
    {
        using var folder = TempDir.InMemory();
        for (var i = 0; i < Songs; i++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"[ti:Song {i}]\n[ar:Band]\n") + string.Concat(Enumerable.Range(0, 40).Select(line => $"[00:{line:00}.00]another line of words\n"));
            await File.WriteAllBytesAsync(folder[$"Band - Song {i}.lrc"], System.Text.Encoding.UTF8.GetBytes(text));
        }

        var source = new SideCarSource();
        var watch = Stopwatch.StartNew();
        var accepted = 0;
        for (var i = 0; i < Songs; i++)
        {
            var path = folder[$"Band - Song {i}.mp3"];
            var identity = IdentityReader.Read(path, folder.Path, Audio.Decoding.EmbeddedTags.None, null);
            var answer = await source.AskAsync(new LyricsQuestion(path, identity), CancellationToken.None);
            accepted += MatchScore.Of(identity, answer.Found[0]).Decision == MatchDecision.Accept ? 1 : 0;
        }

        return accepted == Songs ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException($"Only {accepted} of {Songs} side cars were accepted.");
    }
}
