using AceData.Lyrics.Cleaning;

namespace AceData.Tests.Lyrics.Cleaning;

/// <summary>Rules C. ⏎ stands for a line end, the right side is v1.</summary>
public class StructureRuleTests
{
    [Theory]
    [InlineData("Write it in salt [Chorus] Carry it", "[verse]⏎Write it in salt⏎⏎[chorus]⏎Carry it⏎", CleaningRule.C0)]
    [InlineData("[Verse 1]Write it in salt", "[verse]⏎Write it in salt⏎", CleaningRule.C0)]
    [InlineData("Write it[Chorus: Iris Vale]Carry it", "[verse]⏎Write it⏎⏎[chorus]⏎Carry it⏎", CleaningRule.C0)]
    [InlineData("[Chorus: Iris Vale,⏎Tobi Øst]⏎Carry it", "[chorus]⏎Carry it⏎", CleaningRule.C1)]
    [InlineData("[Part 1: Jaro]⏎Carry it", "[verse]⏎Carry it⏎", CleaningRule.C2)]
    [InlineData("Verse 1:⏎Write it⏎⏎(Bridge)⏎Carry it⏎⏎**Outro**⏎Home", "[verse]⏎Write it⏎⏎[bridge]⏎Carry it⏎⏎[outro]⏎Home⏎", CleaningRule.C3)]
    [InlineData("Chorus 2⏎Carry it", "[chorus]⏎Carry it⏎", CleaningRule.C3)]
    [InlineData("Strophe 1:⏎Schreib es", "[verse]⏎Schreib es⏎", CleaningRule.C3)]
    [InlineData("[Songtext zu „Über den Dächern“ ft. MC Köhlerfürst]⏎Schreib es", "[verse]⏎Schreib es⏎", CleaningRule.C4)]
    [InlineData("[Paroles de \"Sel\"]⏎[Couplet 1]⏎Écris", "[verse]⏎Écris⏎", CleaningRule.C4)]
    [InlineData("[en]⏎[Verse]⏎Write it", "[verse]⏎Write it⏎", CleaningRule.C4)]
    [InlineData("Write it⏎[Applause]⏎Carry it", "[verse]⏎Write it⏎Carry it⏎", CleaningRule.C4)]
    [InlineData("[Iris Vale]⏎Carry it", "[verse]⏎Carry it⏎", CleaningRule.C5)]
    [InlineData("[Verse]⏎Write it⏎⏎[Iris Vale]⏎Carry it", "[verse]⏎Write it⏎Carry it⏎", CleaningRule.C5)]
    [InlineData("I heard [?] tonight", "[verse]⏎I heard tonight⏎", CleaningRule.C6)]
    [InlineData("I heard (?) tonight", "[verse]⏎I heard tonight⏎", CleaningRule.C6)]
    [InlineData("*laughs* Nobody knows", "[verse]⏎Nobody knows⏎", CleaningRule.C6)]
    [InlineData("(Applause)⏎Nobody knows (laughs)", "[verse]⏎Nobody knows⏎", CleaningRule.C6)]
    [InlineData("Hey [laughs] you", "[verse]⏎Hey you⏎", CleaningRule.C7)]
    [InlineData("Hey [Iris Vale] you", "[verse]⏎Hey you⏎", CleaningRule.C7)]
    [InlineData("Hey now (2x)", "[verse]⏎Hey now⏎Hey now⏎", CleaningRule.C8)]
    [InlineData("Hey now (x2)", "[verse]⏎Hey now⏎Hey now⏎", CleaningRule.C8)]
    [InlineData("Hey now [2x]", "[verse]⏎Hey now⏎Hey now⏎", CleaningRule.C8)]
    [InlineData("Hey now ×3", "[verse]⏎Hey now⏎Hey now⏎Hey now⏎", CleaningRule.C8)]
    [InlineData("Hey now x2", "[verse]⏎Hey now⏎Hey now⏎", CleaningRule.C8)]
    [InlineData("Hey now (x16)", "[verse]⏎Hey now⏎Hey now⏎Hey now⏎Hey now⏎", CleaningRule.C8)]
    [InlineData("Hey now (repeat 2x)", "[verse]⏎Hey now⏎Hey now⏎", CleaningRule.C8)]
    [InlineData("[Chorus x2]⏎Carry it⏎Home", "[chorus]⏎Carry it⏎Home⏎Carry it⏎Home⏎", CleaningRule.C8)]
    [InlineData("[Chorus x2]⏎2x⏎Carry it", "[chorus]⏎Carry it⏎Carry it⏎", CleaningRule.C8)]
    [InlineData("[Chorus] x2⏎Carry it", "[chorus]⏎Carry it⏎Carry it⏎", CleaningRule.C8)]
    [InlineData("Carry it (zweimal)⏎Home (3 mal)", "[verse]⏎Carry it⏎Carry it⏎Home⏎Home⏎Home⏎", CleaningRule.C8)]
    [InlineData("Carry it⏎x2⏎Home⏎(x3)", "[verse]⏎Carry it⏎Home⏎", CleaningRule.C6)]
    [InlineData("Write it⏎⏎Refrain⏎Carry it", "[verse]⏎Write it⏎⏎[chorus]⏎Carry it⏎", CleaningRule.C3)]
    [InlineData("Pre-Chorus⏎Write it⏎⏎Chorus⏎Carry it", "[pre-chorus]⏎Write it⏎⏎[chorus]⏎Carry it⏎", CleaningRule.C3)]
    [InlineData("[Kehrreim]⏎Carry it", "[chorus]⏎Carry it⏎", CleaningRule.C2)]
    [InlineData("[Parte 1]⏎Escribe", "[verse]⏎Escribe⏎", CleaningRule.C2)]
    [InlineData("I <3 you", "[verse]⏎I you⏎", CleaningRule.A8)]
    [InlineData("Wow!!! *so* <great> {and} ~fine~ a_b|c\\", "[verse]⏎Wow!! so great and fine abc⏎", CleaningRule.C9)]
    [InlineData("Come on , now !", "[verse]⏎Come on, now!⏎", CleaningRule.C9)]
    [InlineData("Come] on⏎...⏎now", "[verse]⏎Come on⏎now⏎", CleaningRule.C9)]
    public void A_line_is_understood(string before, string after, CleaningRule rule)
    {
        Assert.Equal(after, Cleaned.V1(before.Replace('⏎', '\n')).Replace('\n', '⏎'));
        Assert.Contains(LyricsCleaner.Clean(before.Replace('⏎', '\n'), CleaningOptions.Fetched).Rules, fired => fired.Rule == rule);
    }

    [Theory]
    [InlineData("(Stop)")]
    [InlineData("(Drop)")]
    [InlineData("(Break)")]
    [InlineData("BMW X5")]
    [InlineData("BMW x5")]
    [InlineData("(Hey!)")]
    [InlineData("Chorus of angels")]
    [InlineData("In this verse I sing")]
    [InlineData("(Over the bridge)")]
    [InlineData("Refrain")]
    [InlineData("BMW (X5)")]
    [InlineData("3 times")]
    [InlineData("99")]
    public void Words_of_the_song_stay(string line) => Assert.Equal($"[verse]\n{line}\n", Cleaned.V1(line));

    [Fact]
    public void A_sentence_in_brackets_is_sung() =>
        Assert.Equal("[verse]\nI walk the line and I never came back to you again\n", Cleaned.V1("[I walk the line and I never came back to you again]"));

    [Theory]
    [InlineData(5, 100, false)]
    [InlineData(6, 100, true)]
    [InlineData(2, 10, true)]
    [InlineData(1, 10, false)]
    public void Many_words_that_nobody_understood_need_a_look(int unclear, int lines, bool needsReview)
    {
        var text = string.Join('\n', Enumerable.Range(0, lines).Select(n => n < unclear ? "I heard [?] tonight" : "I heard it"));

        var cleaned = LyricsCleaner.Clean(text, CleaningOptions.Fetched);

        Assert.Equal(unclear, cleaned.UnclearCount);
        Assert.Equal(needsReview, cleaned.NeedsReview);
    }

    [Fact]
    public void An_unknown_header_is_named() =>
        Assert.Contains(LyricsCleaner.Clean("[Iris Vale]\nCarry it", CleaningOptions.Fetched).Warnings, warning => warning.Contains("[Iris Vale]", StringComparison.Ordinal));

    [Fact]
    public void Censored_words_are_counted_and_named()
    {
        var cleaned = LyricsCleaner.Clean("What the f**k\nis this sh*t", CleaningOptions.Fetched);

        Assert.Contains(cleaned.Warnings, warning => warning.StartsWith("2 words are censored", StringComparison.Ordinal));
    }
}
