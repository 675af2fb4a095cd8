using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AceData.Nets.Tokenizers.Lyrics;
using AceData.Testing;

namespace AceData.Nets.Tests.Tokenizers;

public partial class LyricLanguageTests(ITestOutputHelper output)
{
    // Measured: 96.7 % of the lines and all songs. Headings such as "(Verse)" are English in every song.
    private const double LinesAtLeast = 0.93;

    [Theory]
    [InlineData("en", "Nobody told me the bakery was closed")]
    [InlineData("de", "Keiner hat mir gesagt, dass der Bäcker zu hat")]
    [InlineData("fr", "Personne ne m'a dit que la boulangerie était fermée")]
    [InlineData("es", "Nadie me dijo que la panadería estaba cerrada")]
    [InlineData("it", "Nessuno mi ha detto che il forno era chiuso")]
    [InlineData("pt", "Ninguém me disse que a padaria estava fechada")]
    [InlineData("pl", "Nikt mi nie powiedział, że piekarnia jest zamknięta")]
    [InlineData("cs", "Nikdo mi neřekl, že je pekárna zavřená")]
    [InlineData("hu", "Senki sem mondta, hogy zárva van a pékség")]
    [InlineData("nl", "Niemand heeft me verteld dat de bakker dicht was")]
    [InlineData("tr", "Kimse bana fırının kapalı olduğunu söylemedi")]
    [InlineData("ru", "Никто не сказал мне, что булочная закрыта")]
    [InlineData("ar", "لم يخبرني أحد أن المخبز مغلق")]
    [InlineData("hi", "किसी ने मुझे नहीं बताया कि बेकरी बंद है")]
    [InlineData("ko", "빵집이 문을 닫았다고 아무도 말해 주지 않았어")]
    [InlineData("ja", "パン屋が閉まっていると誰も教えてくれなかった")]
    [InlineData("zh", "没有人告诉我面包店关门了")]
    [InlineData("de", "[Chorus]\n[Verse 2: Someone & the Others]\nKeiner hat mir gesagt")]
    [InlineData(null, "[instrumental]")]
    [InlineData(null, "1, 2, 3 … ♪")]
    [InlineData(null, "Κανείς δεν μου είπε ότι ο φούρνος είναι κλειστός")]
    [InlineData(null, "Ingen har sagt till mig att bageriet var stängt och nu är det natt")]
    public void A_sentence_tells_its_language(string? code, string text) => Assert.Equal(code, LyricLanguageFinder.Find(text)?.Code);

    [Fact]
    [Trait("Category", "Golden")]
    public void The_lines_of_the_golden_songs_tell_their_languages()
    {
        var songs = Songs("lyric_tokenizer", "id").Concat(Songs("lyric_calls", "name")).ToList();
        Assert.SkipWhen(songs.Count == 0, Goldens.Missing("lyric_tokenizer"));
        var lines = songs.SelectMany(song => song.Lyrics.Split('\n').Select(line => (song.Code, Line: line.Trim())).Where(pair => pair.Line.Length > 0 && pair.Line[0] != '[')).Distinct().ToList();

        var found = lines.Select(pair => (pair.Code, Found: LyricLanguageFinder.Find(pair.Line)?.Code ?? "none")).ToList();

        var right = found.Count(pair => pair.Code == pair.Found);
        output.WriteLine($"{right} of {found.Count} lines; {songs.Count(song => LyricLanguageFinder.Find(song.Lyrics)?.Code == song.Code)} of {songs.Count} songs");
        foreach (var row in found.GroupBy(pair => pair.Code).OrderBy(row => row.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{row.Key}: {string.Join(", ", row.CountBy(pair => pair.Found).OrderByDescending(cell => cell.Value).Select(cell => $"{cell.Key} {cell.Value}"))}");
        }

        Assert.True(right >= LinesAtLeast * found.Count, $"{right} of {found.Count} lines");
        Assert.All(songs, song => Assert.Equal((song.Name, song.Code), (song.Name, LyricLanguageFinder.Find(song.Lyrics)?.Code)));
    }

    // Songs in one language are named by it.
    private static IEnumerable<(string Name, string Code, string Lyrics)> Songs(string folder, string key)
    {
        if (Goldens.Find(folder) is not { } path)
        {
            return [];
        }

        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(path, "songs.json")))!;
        return (file is JsonArray list ? list : file["cases"]!.AsArray())
            .Select(song => (Name: (string)song![key]!, Lyrics: (string)song["lyrics"]!))
            .Where(song => OneLanguage().IsMatch(song.Name) && LyricTokenizer.Languages.Contains(song.Name[..2]))
            .Select(song => (song.Name, song.Name[..2], song.Lyrics));
    }

    [GeneratedRegex(@"^[a-z]{2}_(plain|tags|numbers|\d+)$")]
    private static partial Regex OneLanguage();
}
