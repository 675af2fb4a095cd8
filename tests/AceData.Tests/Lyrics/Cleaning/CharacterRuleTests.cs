using AceData.Lyrics.Cleaning;
using AceData.Lyrics.Rendering;

namespace AceData.Tests.Lyrics.Cleaning;

/// <summary>Rules A. ⏎ stands for a line end.</summary>
public class CharacterRuleTests
{
    [Theory]
    [InlineData("\uFEFFone\r\ntwo\rthree\u2028four\u2029five\u0085six\vseven\feight", "one⏎two⏎three⏎four⏎five⏎six⏎seven⏎eight", CleaningRule.A1)]
    [InlineData("salt &amp; wine", "salt & wine", CleaningRule.A2)]
    [InlineData("it&#x27;s &quot;late&quot;&nbsp;now", "it's late now", CleaningRule.A2)]
    [InlineData("rock &amp;amp; roll", "rock & roll", CleaningRule.A2)]
    [InlineData("Salt\u2005and", "Salt and", CleaningRule.A3)]
    [InlineData("Salt\u00A0\u3000and\t sand", "Salt and sand", CleaningRule.A3)]
    [InlineData("moon\u200B is", "moon is", CleaningRule.A4)]
    [InlineData("so\u00ADft le\u200Eft h\uFE0Fi\u0007", "soft left hi", CleaningRule.A4)]
    [InlineData("I’ve ‘got´ it`s", "I've 'got' it's", CleaningRule.A5)]
    [InlineData("You said “stay”, I said “maybe…”", "You said stay, I said maybe...", CleaningRule.A6)]
    [InlineData("„Komm“ «viens»", "Komm viens", CleaningRule.A6)]
    [InlineData("rock–a—by‑baby", "rock-a-by-baby", CleaningRule.A7)]
    [InlineData("late… ♪", "late...", CleaningRule.A8)]
    [InlineData("♫ sing 🎵 it ⭐ ❤️", "sing it", CleaningRule.A8)]
    [InlineData("We w\u0435re", "We were", CleaningRule.A9)]
    [InlineData("<i>Write it</i>", "Write it", CleaningRule.A0)]
    [InlineData("Mo\u0308rder und A\u0308rzte", "Mörder und Ärzte", CleaningRule.A0)]
    [InlineData("Ãœber den DÃ¤chern", "Über den Dächern", CleaningRule.A10)]
    [InlineData("itâ€™s late", "it's late", CleaningRule.A10)]
    public void A_character_is_written_plainly(string before, string after, CleaningRule rule)
    {
        var cleaned = LyricsCleaner.Clean(before, CleaningOptions.Fetched);

        Assert.Equal("[verse]⏎" + after + "⏎", LyricsRenderer.Render(cleaned.Document, LyricsProfile.AceStep1).Replace('\n', '⏎'));
        Assert.Contains(cleaned.Rules, fired => fired.Rule == rule && fired.Count > 0);
    }

    [Theory]
    [InlineData("Фул клип Xбит")]
    [InlineData("می\u200Cخواهم")]
    [InlineData("क्\u200Dष")]
    [InlineData("Straße, Ärger, Œuvre, naïve")]
    [InlineData("CAFÉ 20° am Abend")]
    [InlineData("夜に駆ける")]
    public void What_is_right_already_stays(string line) =>
        Assert.Equal("[Verse]\n" + line + "\n", LyricsRenderer.Render(LyricsCleaner.Clean(line, CleaningOptions.Fetched).Document, LyricsProfile.AceStep15));

    [Fact]
    public void Quotation_marks_stay_for_the_model_that_reads_them() =>
        Assert.Equal("[Verse]\nYou said \"stay\"\n", LyricsRenderer.Render(LyricsCleaner.Clean("You said “stay”", CleaningOptions.Fetched).Document, LyricsProfile.AceStep15));

    [Fact]
    public void Lines_of_html_end_where_the_page_ends_them() =>
        Assert.Equal("[verse]\nPaper boats on Harbour Street\nSailing\nnow\n", Cleaned.V1("<p>[Verse 1]<br>\nPaper <a href=\"/1\">boats on\u2005<b>Harbour</b></a> Street<br/>\r\nSailing<br>now</p><script>"));
}
