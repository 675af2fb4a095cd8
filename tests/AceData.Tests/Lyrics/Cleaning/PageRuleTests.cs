using AceData.Lyrics.Cleaning;
using AceData.Lyrics.Rendering;

namespace AceData.Tests.Lyrics.Cleaning;

/// <summary>Rules B. ⏎ stands for a line end, the right side is v1.</summary>
public class PageRuleTests
{
    private const string SixLines = "Salt Letters⏎Iris Vale⏎Night Ferry⏎The Mooncasters⏎Untitled⏎Tobi Øst⏎";

    [Theory]
    [InlineData("12 ContributorsTranslationsEnglishDeutschSalt Letters Lyrics[Verse 1]⏎Write it in salt", "[verse]⏎Write it in salt⏎", CleaningRule.B1)]
    [InlineData("1 ContributorSalt Letters Lyrics⏎[Verse 1]⏎Write it in salt", "[verse]⏎Write it in salt⏎", CleaningRule.B1)]
    [InlineData("3 ContributorsSalt Letters LyricsWrite it in salt", "[verse]⏎Write it in salt⏎", CleaningRule.B1)]
    [InlineData("12 Contributors⏎Translations⏎English⏎X Lyrics", "", CleaningRule.B2)]
    [InlineData("12 Contributors⏎Translations⏎English⏎X Lyrics⏎Write it in salt", "[verse]⏎Write it in salt⏎", CleaningRule.B2)]
    [InlineData("Salt Letters Lyrics[Verse]⏎Write it in salt", "[verse]⏎Write it in salt⏎", CleaningRule.B2)]
    [InlineData("28 ContributorsSalt Letters LyricsThe third single is about a keeper… Read More [Verse]⏎Write it in salt", "[verse]⏎Write it in salt⏎", CleaningRule.B3)]
    [InlineData("The third single is about⏎a keeper of the light… Read More⏎Write it in salt", "[verse]⏎Write it in salt⏎", CleaningRule.B3)]
    [InlineData("One more line⏎See Iris Vale LiveGet tickets as low as $46You might also like⏎" + SixLines + "Carry it home12Embed", "[verse]⏎One more line⏎Carry it home⏎", CleaningRule.B4)]
    [InlineData("Carry it homeYou might also like[Chorus]⏎Write it", "[verse]⏎Carry it home⏎⏎[chorus]⏎Write it⏎", CleaningRule.B4)]
    [InlineData("Carry it homeYou might also likeWrite it in salt", "[verse]⏎Carry it home⏎Write it in salt⏎", CleaningRule.B4)]
    [InlineData("You might also like⏎Carry it home⏎⏎Write it", "[verse]⏎Carry it home⏎⏎Write it⏎", CleaningRule.B4)]
    [InlineData("Carry it⏎See Iris Vale Live⏎home", "[verse]⏎Carry it⏎home⏎", CleaningRule.B5)]
    [InlineData("Carry it⏎Get tickets as low as $38⏎home", "[verse]⏎Carry it⏎home⏎", CleaningRule.B5)]
    [InlineData("Carry it homeSee Iris Vale LiveGet tickets as low as $38⏎Write it", "[verse]⏎Carry it home⏎Write it⏎", CleaningRule.B5)]
    [InlineData("Bis zum Morgen7Embed", "[verse]⏎Bis zum Morgen⏎", CleaningRule.B6)]
    [InlineData("Bis zum Morgen12KEmbed", "[verse]⏎Bis zum Morgen⏎", CleaningRule.B6)]
    [InlineData("Bis zum MorgenEmbedShare URLCopyEmbedCopy", "[verse]⏎Bis zum Morgen⏎", CleaningRule.B6)]
    [InlineData("Bis zum Morgen⏎Embed⏎Share URLCopyEmbedCopy", "[verse]⏎Bis zum Morgen⏎", CleaningRule.B6)]
    [InlineData("Write it in salt⏎Lyrics © Nobody Music", "[verse]⏎Write it in salt⏎", CleaningRule.B7)]
    [InlineData("Written by: Nobody⏎Write it in salt⏎Songwriters: A. Nobody, B. Nobody", "[verse]⏎Write it in salt⏎", CleaningRule.B7)]
    [InlineData("Write it in salt⏎https://lyrics.example.invalid/1⏎lyrics by www.example.invalid visit now", "[verse]⏎Write it in salt⏎", CleaningRule.B7)]
    [InlineData("Write it in salt⏎******* This Lyrics is NOT for Commercial use *******⏎(1409617829201)", "[verse]⏎Write it in salt⏎", CleaningRule.B7)]
    [InlineData("Write it in salt⏎-----⏎Carry it", "[verse]⏎Write it in salt⏎Carry it⏎", CleaningRule.B7)]
    [InlineData("Artist: Iris Vale⏎Title: Salt Letters⏎⏎[Verse 1]⏎Write it in salt", "[verse]⏎Write it in salt⏎", CleaningRule.B7)]
    [InlineData("⚠️ Lyrics not found", "", CleaningRule.B7)]
    [InlineData("Write it in salt⏎Carry it⏎⏎Copyright 2024 Iris Vale", "[verse]⏎Write it in salt⏎Carry it⏎", CleaningRule.B7)]
    [InlineData("Write it in salt⏎Carry it⏎⏎Lyrics by Iris Vale", "[verse]⏎Write it in salt⏎Carry it⏎", CleaningRule.B7)]
    [InlineData("About⏎Write it in salt⏎Copy⏎Share URL", "[verse]⏎Write it in salt⏎", CleaningRule.B7)]
    public void Text_of_the_page_goes(string before, string after, CleaningRule rule)
    {
        Assert.Equal(after, Cleaned.V1(before.Replace('⏎', '\n')).Replace('\n', '⏎'));
        Assert.Contains(LyricsCleaner.Clean(before.Replace('⏎', '\n'), CleaningOptions.Fetched).Rules, fired => fired.Rule == rule);
    }

    [Theory]
    [InlineData("You might also like this song")]
    [InlineData("Embedded in stone")]
    [InlineData("Music by the river")]
    [InlineData("Written by the stars")]
    [InlineData("I read more than you")]
    [InlineData("See you live tomorrow")]
    [InlineData("Get tickets for the ferry")]
    [InlineData("12 contributors to the cause")]
    [InlineData("Source of all my sorrow")]
    [InlineData("These are my Lyrics for you")]
    public void Words_of_the_song_stay(string line) => Assert.Equal($"[verse]\n{line}\n", Cleaned.V1(line));

    [Theory]
    [InlineData("Copy")]
    [InlineData("About")]
    [InlineData("Translations")]
    public void Words_of_buttons_inside_a_song_stay(string word)
    {
        var lines = Enumerable.Range(1, 5).Select(n => $"line {(char)('a' + n)} of it").ToList();
        var text = string.Join('\n', [.. lines, word, .. lines]) + "\n";

        Assert.Equal("[verse]\n" + text, Cleaned.V1(text));
    }

    [Fact]
    public void Fewer_than_six_lines_after_a_recommendation_are_the_song() =>
        Assert.Equal("[verse]\na line\nb line\nc line\n\n[chorus]\nd line\n", Cleaned.V1("You might also like\na line\nb line\nc line\n[Chorus]\nd line"));

    [Fact]
    public void The_known_title_above_the_words_goes() =>
        Assert.Equal(1, LyricsCleaner.Clean("Salt Letters Lyrics\nWrite it", CleaningOptions.Fetched with { Title = "Salt Letters" }).Document.LineCount);

    [Theory]
    [InlineData("Salt Letters⏎⏎[Verse]⏎Write it")]
    [InlineData("Iris Vale / Salt Letters⏎[Verse]⏎Write it")]
    [InlineData("Iris Vale - Salt Letters⏎⏎Write it")]
    public void The_known_title_on_a_line_of_its_own_goes(string text) =>
        Assert.Equal(["Write it"], LyricsCleaner.Clean(text.Replace('⏎', '\n'), CleaningOptions.HandWritten with { Title = "Salt Letters" }).Document.Sections.SelectMany(section => section.Lines));

    [Fact]
    public void The_title_as_the_first_words_of_a_stanza_is_sung() =>
        Assert.Equal(2, LyricsCleaner.Clean("Salt Letters\nwrite them home", CleaningOptions.Fetched with { Title = "Salt Letters" }).Document.LineCount);

    [Fact]
    public void A_line_alone_above_the_first_header_is_named() =>
        Assert.Contains("'My own song' stands alone", Assert.Single(LyricsCleaner.Clean("My own song\n\n[Verse]\nWrite it\nin salt", CleaningOptions.HandWritten).Warnings), StringComparison.Ordinal);

    [Theory]
    [InlineData("[verse]⏎Follow⏎me down the river")]
    [InlineData("[verse]⏎Copy⏎that, over⏎Print")]
    [InlineData("[verse]⏎There is a place⏎Album: closed⏎music: on⏎lyrics: gone")]
    [InlineData("[verse]⏎Album: closed⏎the door is open")]
    [InlineData("[verse]⏎See You There Live⏎at the river")]
    [InlineData("[verse]⏎You might also like⏎one line⏎two lines⏎three lines⏎four lines⏎five lines⏎six lines")]
    [InlineData("[verse]⏎Powered by love⏎and by rain⏎Embed")]
    [InlineData("[verse]⏎BMW (X5)⏎BMW X5")]
    [InlineData("[verse]⏎I waited... Read More⏎than all of them")]
    [InlineData("[verse]⏎Write it⏎⏎Follow⏎⏎[chorus]⏎Carry it")]
    public void Words_of_a_persons_file_stay(string text)
    {
        text = text.Replace('⏎', '\n') + "\n";

        Assert.Equal(text, ByHand(text));
    }

    [Theory]
    [InlineData("Artist: Iris Vale⏎Title: Salt Letters⏎⏎[verse]⏎Write it⏎", "[verse]⏎Write it⏎")]
    [InlineData("Title: Salt Letters⏎[verse]⏎Write it⏎", "[verse]⏎Write it⏎")]
    [InlineData("[verse]⏎Write it⏎⏎Lyrics by Iris Vale⏎", "[verse]⏎Write it⏎")]
    [InlineData("[verse]⏎Write it⏎⏎Copyright 2024 Iris Vale⏎Music: Tobi Øst⏎", "[verse]⏎Write it⏎")]
    [InlineData("12 ContributorsSalt Letters Lyrics[Verse 1]⏎Follow me⏎About⏎Carry it home12Embed", "[verse]⏎Follow me⏎Carry it home⏎")]
    [InlineData("[verse]⏎Write it⏎https://example.invalid/1⏎Lyrics © Nobody⏎", "[verse]⏎Write it⏎")]
    public void What_nobody_can_have_meant_to_sing_goes_from_a_persons_file_too(string before, string after) =>
        Assert.Equal(after.Replace('⏎', '\n'), ByHand(before.Replace('⏎', '\n')));

    private static string ByHand(string text) => LyricsRenderer.Render(LyricsCleaner.Clean(text, CleaningOptions.HandWritten).Document, LyricsProfile.AceStep1);
}
