using AceData.Lyrics.Rendering;

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
