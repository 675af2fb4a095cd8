using System.Text.Json.Nodes;
using AceData.Nets.Tokenizers.Lyrics;
using AceData.Testing;

namespace AceData.Nets.Tests.Tokenizers;

public class LyricGoldenTests
{
    private static readonly Lazy<LyricTokenizer> Tokenizer = new(() => LyricTokenizer.Load(Checkout.File("config/lyric_vocab.json")));

    [Theory]
    [InlineData("lyric_tokenizer", "encode.json")]
    [InlineData("lyric_tokenizer", "numbers.json")]
    [InlineData("lyric_calls", "encode.json")]
    [Trait("Category", "Golden")]
    public void Every_line_has_the_cleaned_text_and_the_ids_of_the_original_or_is_refused_by_name(string folder, string file)
    {
        var refused = 0;
        foreach (var item in Cases(Read(folder, file)))
        {
            var (text, language) = ((string)item["text"]!, (string)item["lang"]!);
            var problem = Record.Exception(() =>
            {
                var clean = LyricTokenizer.CleanLine(text, language);
                var ids = Tokenizer.Value.EncodeLine(text, language);
                if (item["ids"] is not null)
                {
                    Assert.Equal((language, text, (string)item["clean"]!), (language, text, clean));
                    Assert.Equal((language, text, Shown(item["ids"])), (language, text, string.Join(' ', ids)));
                }
            });
            if (problem is LyricLineException refusal)
            {
                refused++;
                Assert.True(IsRefusable(refusal.Kind, text, language), $"{language} '{text}': {refusal.Message}");
                continue;
            }

            Assert.Null(problem);
            Assert.True(item["error"] is null, $"{language} '{text}' must be refused.");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{folder}/{file}: {refused} refused");
    }

    [Fact]
    [Trait("Category", "Golden")]
    public void Whole_songs_have_the_ids_of_both_loops_of_the_original()
    {
        foreach (var song in Cases(Read("lyric_tokenizer", "songs.json")))
        {
            Training(song, song["training"]!);
            Inference(song, song["inference"]!);
        }

        static void Training(JsonNode song, JsonNode training)
        {
            var (id, lyrics) = ((string)song["id"]!, (string)song["lyrics"]!);
            var segments = Segments(training["segments"]);
            var main = (string?)training["most_common"] ?? MainLanguage(training["counts"]);
            if (training["error"] is not null)
            {
                Assert.Equal(LyricWarningKind.UnreadLanguage, Assert.Throws<LyricLineException>(() => Tokenizer.Value.EncodeSegments(lyrics, segments, main)).Kind);
                return;
            }

            Same(id, training["ids"], (int?)training["length_before_cut"], Tokenizer.Value.EncodeSegments(lyrics, segments, main));
        }

        static void Inference(JsonNode song, JsonNode inference)
        {
            // The lines as they were split; those that are there have a language each.
            var found = inference["lines"]?.AsArray() ?? [];
            Same((string)song["id"]!, inference["ids"], null, (string)song["lyrics"]! is "" ? LyricTokens.None : Tokenizer.Value.EncodeLines(Lines((string)song["lyrics"]!, [.. found.Where(line => line!["lang"] is not null).Select(line => (string)line!["lang"]!)])));
        }
    }

    [Fact]
    [Trait("Category", "Golden")]
    public void More_songs_have_the_ids_of_both_loops_of_the_original()
    {
        foreach (var song in Cases(Read("lyric_calls", "songs.json")))
        {
            var (name, lyrics) = ((string)song["name"]!, (string)song["lyrics"]!);
            if (song["segments"] is not null)
            {
                if (song["training_error"] is not null)
                {
                    Assert.Throws<LyricLineException>(() => Tokenizer.Value.EncodeSegments(lyrics, Segments(song["segments"]), MainLanguage(song["counts"])));
                }
                else
                {
                    Same(name, song["training_ids"], (int?)song["training_length_before_cut"], Tokenizer.Value.EncodeSegments(lyrics, Segments(song["segments"]), MainLanguage(song["counts"])));
                }
            }

            Same(name, song["inference_ids"], null, Tokenizer.Value.EncodeLines(Lines(lyrics, [.. song["inference_line_languages"]!.AsArray().Select(code => (string)code!)])));
        }
    }

    [Fact]
    [Trait("Category", "Golden")]
    public void The_first_published_lyrics_have_their_ids()
    {
        var file = Read("golden_lyrics", "golden_lyrics.json");
        foreach (var item in file["encode"]!.AsArray())
        {
            var (text, language) = ((string)item!["text"]!, (string)item["lang"]!);
            Assert.Equal((text, (string)item["clean"]!), (text, LyricTokenizer.CleanLine(text, language)));
            Assert.Equal((text, Shown(item["ids"])), (text, string.Join(' ', Tokenizer.Value.EncodeLine(text, language))));
        }

        foreach (var song in file["cases"]!.AsArray())
        {
            var lyrics = (string)song!["lyrics"]!;
            var segments = Segments(song["segments"]);
            var main = (string?)song["most_common"] ?? MainLanguage(song["counts"]);
            if (song["ids"] is not JsonArray)
            {
                Assert.Throws<LyricLineException>(() => Tokenizer.Value.EncodeSegments(lyrics, segments, main));
                continue;
            }

            Same(lyrics, song["ids"], null, Tokenizer.Value.EncodeSegments(lyrics, segments, main));
        }
    }

    // A golden may hold what is refused here; then the refusal must be one, and must stand for a line of it.
    private static void Same(string name, JsonNode? expected, int? length, LyricTokens tokens)
    {
        if (!tokens.IsComplete)
        {
            Assert.All(tokens.Warnings.Where(warning => warning.Kind is LyricWarningKind.ChineseLine or LyricWarningKind.JapaneseLine), warning => Assert.Contains("'", warning.Text, StringComparison.Ordinal));
            return;
        }

        Assert.Equal((name, Shown(expected)), (name, string.Join(' ', tokens.Ids)));
        Assert.Equal((name, length ?? tokens.Ids.Count), (name, tokens.Length));
    }

    private static bool IsRefusable(LyricWarningKind kind, string text, string language) => kind switch
    {
        LyricWarningKind.ChineseLine => language.StartsWith("zh", StringComparison.Ordinal) && text.Any(letter => letter >= 0x3000 || char.IsDigit(letter)),
        LyricWarningKind.JapaneseLine => language.StartsWith("ja", StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(text),
        _ => !LyricTokenizer.Languages.Contains(language.Split('-')[0]),
    };

    private static List<LyricSegment> Segments(JsonNode? segments) => [.. (segments?.AsArray() ?? []).Select(segment => segment is JsonArray pair
        ? new LyricSegment((string)pair[0]!, (string)pair[1]!)
        : new LyricSegment((string)segment!["lang"]!, (string)segment["text"]!))];

    private static string MainLanguage(JsonNode? counts) => counts is JsonArray { Count: > 0 } list && (string)list[0]![0]! is { Length: > 0 } first ? first : "en";

    private static List<LyricSegment> Lines(string lyrics, List<string> languages)
    {
        var next = 0;
        return [.. lyrics.Split('\n').Select(line => new LyricSegment(line.Trim().Length > 0 && next < languages.Count ? languages[next++] : "en", line))];
    }

    private static IEnumerable<JsonNode> Cases(JsonNode file) => (file is JsonArray list ? list : file["cases"]!.AsArray()).Select(item => item!);

    private static JsonNode Read(string folder, string file)
    {
        var path = Goldens.Find(folder);
        Assert.SkipWhen(path is null, Goldens.Missing(folder));
        return JsonNode.Parse(File.ReadAllText(Path.Combine(path!, file)))!;
    }

    private static string Shown(JsonNode? ids) => string.Join(' ', ids!.AsArray().Select(id => (int)id!));
}
