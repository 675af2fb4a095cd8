using AceData.Lyrics.Rendering;
using AceData.Nets.Tokenizers.Lyrics;
using AceData.Testing;

namespace AceData.Tests.Lyrics.Rendering;

public class LyricsCheckTests
{
    [Theory]
    [InlineData("genius_song_en_full", 617)]
    [InlineData("genius_song_de_rap_legacy", 594)]
    public void The_estimate_for_v1_is_near_what_its_tokenizer_counts(string page, int tokens) =>
        Assert.InRange(TokenEstimate.Of(LyricsFixtures.Read($"expected/{page}.v1.txt"), LyricsForm.AceStep1), 0.95 * tokens, 1.05 * tokens);

    [Fact]
    public void The_estimate_for_1_5_is_near_the_known_tokens_a_line()
    {
        var english = LyricsFixtures.Read("expected/genius_song_en_full.v15.txt");
        var german = LyricsFixtures.Read("expected/genius_song_de_rap_legacy.v15.txt");

        Assert.InRange((double)TokenEstimate.Of(english, LyricsForm.AceStep15) / english.Split('\n').Count(l => l.Length > 0), 5.3, 7.9);
        Assert.InRange((double)TokenEstimate.Of(german, LyricsForm.AceStep15) / german.Split('\n').Count(l => l.Length > 0), 7.4, 11);
    }

    [Fact]
    public void Long_texts_are_named()
    {
        var text = "[Verse]\n" + string.Concat(Enumerable.Repeat("Write it in salt and carry it home\n", 60));

        Assert.Contains("silently cuts at 512", Assert.Single(LyricsCheck.Warnings(text, LyricsProfile.AceStep15)).Text, StringComparison.Ordinal);
        Assert.Empty(LyricsCheck.Warnings(text, LyricsProfile.AceStep1));
        Assert.Contains("reads 4096", Assert.Single(LyricsCheck.Warnings(string.Concat(Enumerable.Repeat(text, 4)), LyricsProfile.AceStep1)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Tokens_are_counted_where_the_estimate_is_near_the_limit()
    {
        var tokenizer = LyricTokenizer.Load(Checkout.File("config/lyric_vocab.json"));

        // Numbers are short to write and long to say, which no estimate knows.
        var numbers = string.Concat(Enumerable.Repeat("777 888 999 111\n", 240));
        Assert.Empty(LyricsCheck.Warnings(numbers, LyricsProfile.AceStep1));
        Assert.StartsWith($"{tokenizer.Encode(numbers).Length} tokens", Assert.Single(LyricsCheck.Warnings(numbers, LyricsProfile.AceStep1, tokenizer)).Text, StringComparison.Ordinal);

        // What cannot be counted stays estimated.
        Assert.StartsWith("About ", LyricsCheck.Warnings(string.Concat(Enumerable.Repeat("夜の海\n", 2000)), LyricsProfile.AceStep1, tokenizer)[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("genius_song_en_full", 617)]
    [InlineData("genius_song_de_rap_legacy", 594)]
    public void The_counted_tokens_of_rendered_songs_are_the_known_ones_but_for_a_line_end(string page, int tokens) =>
        Assert.InRange(LyricTokenizer.Load(Checkout.File("config/lyric_vocab.json")).Encode(LyricsFixtures.Read($"expected/{page}.v1.txt")).Length, tokens - 1, tokens + 1);

    [Theory]
    [InlineData("Μια φορά κι έναν καιρό στη θάλασσα", "Greek")]
    [InlineData("שיר על הים והירח", "Hebrew")]
    [InlineData("เพลงของทะเล", "Thai")]
    [InlineData("Über den Dächern", null)]
    [InlineData("Песня о море", null)]
    [InlineData("夜の海", null)]
    [InlineData("समुद्र का गीत", null)]
    [InlineData("Salt and μ", null)]
    public void Scripts_that_v1_does_not_read_are_named(string line, string? script)
    {
        var warnings = LyricsCheck.Warnings($"[verse]\n{line}\n", LyricsProfile.AceStep1);

        Assert.Equal(script is not null, warnings.Any(warning => warning.Text.Contains($"is {script},", StringComparison.Ordinal)));
        Assert.Empty(LyricsCheck.Warnings($"[Verse]\n{line}\n", LyricsProfile.AceStep15));
    }
}
