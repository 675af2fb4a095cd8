using AceData.Lyrics.Cleaning;
using AceData.Lyrics.Documents;
using AceData.Lyrics.Rendering;

namespace AceData.Tests.Lyrics.Cleaning;

/// <summary>Rules D, and instrumentals. ⏎ stands for a line end.</summary>
public class DocumentRuleTests
{
    [Theory]
    [InlineData("[Chorus]⏎Carry it⏎⏎[Verse]⏎Write it⏎⏎[Chorus]", "[chorus]⏎Carry it⏎⏎[verse]⏎Write it⏎⏎[chorus]⏎Carry it⏎", CleaningRule.D1)]
    [InlineData("[Chorus]⏎Carry it⏎⏎[Verse]⏎Write it⏎⏎Repeat Chorus:", "[chorus]⏎Carry it⏎⏎[verse]⏎Write it⏎⏎[chorus]⏎Carry it⏎", CleaningRule.D1)]
    [InlineData("[Chorus]⏎Carry it⏎⏎[Verse]⏎Write it⏎⏎[Repeat Chorus]", "[chorus]⏎Carry it⏎⏎[verse]⏎Write it⏎⏎[chorus]⏎Carry it⏎", CleaningRule.D1)]
    [InlineData("[Chorus]⏎Carry it⏎⏎[Verse]⏎Write it⏎⏎[Chorus x2]", "[chorus]⏎Carry it⏎⏎[verse]⏎Write it⏎⏎[chorus]⏎Carry it⏎Carry it⏎", CleaningRule.D1)]
    [InlineData("[Hook]⏎Carry it⏎⏎[Part 1]⏎Write it⏎⏎[Hook]", "[chorus]⏎Carry it⏎⏎[verse]⏎Write it⏎⏎[chorus]⏎Carry it⏎", CleaningRule.D1)]
    [InlineData("[Intro]⏎⏎[Verse 1]⏎⏎[Bridge]⏎⏎[Skit]⏎⏎[Verse 2]⏎Write it⏎⏎[Break]⏎⏎[Drop]⏎⏎[Outro]", "[intro]⏎⏎[verse]⏎Write it⏎⏎[break]⏎⏎[inst]⏎⏎[outro]⏎", CleaningRule.D2)]
    [InlineData("[Intro]⏎⏎[Instrumental]⏎⏎[Guitar Solo]⏎⏎[Outro]", "[inst]⏎", CleaningRule.D3)]
    [InlineData("[Instrumental]", "[inst]⏎", CleaningRule.D3)]
    [InlineData("[Morceau instrumental : Sel]", "[inst]⏎", CleaningRule.D3)]
    [InlineData("[Instrumentale : Sale]", "[inst]⏎", CleaningRule.D3)]
    [InlineData("[au: instrumental]", "[inst]⏎", CleaningRule.D3)]
    [InlineData("[ar:Halden Orbit]⏎[ti:Slow Dissolve]⏎[au: instrumental]", "[inst]⏎", CleaningRule.D3)]
    [InlineData("Instrumental", "[inst]⏎", CleaningRule.D3)]
    [InlineData("(Instrumental)", "[inst]⏎", CleaningRule.D3)]
    [InlineData("This song is an instrumental", "[inst]⏎", CleaningRule.D3)]
    [InlineData("Write it⏎[Chorus]⏎Carry it", "[verse]⏎Write it⏎⏎[chorus]⏎Carry it⏎", CleaningRule.D4)]
    public void A_document_is_completed(string before, string after, CleaningRule rule)
    {
        Assert.Equal(after, Cleaned.V1(before.Replace('⏎', '\n')).Replace('\n', '⏎'));
        Assert.Contains(LyricsCleaner.Clean(before.Replace('⏎', '\n'), CleaningOptions.Fetched).Rules, fired => fired.Rule == rule);
    }

    [Theory]
    [InlineData("Write it", 2, true)]
    [InlineData("Write it\nCarry it", 2, false)]
    [InlineData("Write it\nCarry it\nHome", 4, true)]
    [InlineData("", 2, true)]
    [InlineData("[Verse]\n[Chorus]", 2, true)]
    [InlineData("[Instrumental]", 2, false)]
    [InlineData("⚠️ Lyrics not found", 2, true)]
    public void Too_little_text_is_no_transcription(string text, int minimum, bool isTooShort) =>
        Assert.Equal(isTooShort, LyricsCleaner.Clean(text, CleaningOptions.Fetched with { MinimumLines = minimum }).IsTooShort);

    [Fact]
    public void Nothing_found_is_not_an_instrumental()
    {
        var cleaned = LyricsCleaner.Clean("⚠️ Lyrics not found", CleaningOptions.Fetched);

        Assert.False(cleaned.IsInstrumental);
        Assert.False(cleaned.Document.HasContent);
        Assert.Equal("", LyricsRenderer.Render(cleaned.Document, LyricsProfile.AceStep1));
    }

    [Fact]
    public void A_document_keeps_numbers_singers_repeats_and_stanzas()
    {
        var document = LyricsCleaner.Clean("[Final Chorus 2 x2: Iris Vale & Tobi Øst]\nCarry it\n\nHome", CleaningOptions.Fetched).Document;

        var section = Assert.Single(document.Sections);
        Assert.Equal(SectionKind.Chorus, section.Kind);
        Assert.Equal(2, section.Number);
        Assert.Equal("Final", section.Qualifier);
        Assert.Equal(["Iris Vale", "Tobi Øst"], section.Singers);
        Assert.Equal(2, section.Repeat);
        Assert.Equal([["Carry it"], ["Home"], ["Carry it"], ["Home"]], section.Stanzas);
    }
}
