using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AceData.Nets.Tokenizers.Lyrics;
using AceData.Nets.Tokenizers.Unigram;
using AceData.Testing;

namespace AceData.Benchmarks;

/// <summary>How many lines a second the tokenizers cut, on one thread, and how long their files take to read.</summary>
internal static class TokensTable
{
    private const int Lines = 50_000;

    public static int Run()
    {
        if (Goldens.Find("unigram_tokenizer") is not { } prompts || Goldens.Find("lyric_tokenizer") is not { } songs)
        {
            Console.Error.WriteLine(Goldens.Missing("unigram_tokenizer"));
            return 3;
        }

        var unigram = UnigramTokenizer.Load(Path.Combine(prompts, "tokenizer.json"));
        var texts = Cases(prompts, "cases.json").Select(item => (string)item["text"]!).Where(text => text.Length is > 0 and < 200).ToList();
        Say("prompts", "all", Rate(texts, text => unigram.Encode(text).Length));

        var lyrics = LyricTokenizer.Load(Checkout.File("config/lyric_vocab.json"));
        var lines = Cases(songs, "songs.json")
            .SelectMany(song => (song["inference"]?["lines"]?.AsArray() ?? []).Select(line => (Text: (string)line!["line"]!, Language: (string?)line["lang"])))
            .Where(line => line.Language is not (null or "zh" or "ja") && line.Text.Length is > 0 and < 200)
            .ToList();
        foreach (var group in lines.GroupBy(line => line.Language!).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Say("lyrics", group.Key, Rate([.. group.Select(line => line.Text)], text => lyrics.EncodeLine(text, group.Key).Length));
        }

        Say("lyrics", "all", Rate(lines, line => lyrics.EncodeLine(line.Text, line.Language!).Length));
        Say("language", "all", Rate(lines, line => LyricLanguageFinder.Find(line.Text) is null ? 0 : 1));
        return 0;
    }

    private static IEnumerable<JsonNode> Cases(string folder, string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, file)))!["cases"]!.AsArray().Select(item => item!);

    /// <summary>Lines per second of processor time of this thread's work, the best of five rounds.</summary>
    private static double Rate<T>(List<T> lines, Func<T, int> encode)
    {
        using var process = Process.GetCurrentProcess();
        return Enumerable.Range(0, 5).Max(_ =>
        {
            process.Refresh();
            var begin = process.TotalProcessorTime;
            var tokens = 0L;
            for (var i = 0; i < Lines; i++)
            {
                tokens += encode(lines[i % lines.Count]);
            }

            process.Refresh();
            return tokens < 0 ? 0 : Lines / (process.TotalProcessorTime - begin).TotalSeconds;
        });
    }

    private static void Say(string tokenizer, string language, double rate)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tokenizer,-9} {language,-4} {rate,10:N0} lines/s"));
        Console.WriteLine(JsonSerializer.Serialize(new { table = "tokens", tokenizer, language, lines_per_second = rate }));
    }
}
