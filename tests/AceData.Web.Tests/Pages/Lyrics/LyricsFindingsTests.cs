using AceData.Library.Catalog;
using AceData.Lyrics.Rendering;
using AceData.Web.Pages.Lyrics;
using AceData.Web.Tests.Languages;

namespace AceData.Web.Tests.Pages.Lyrics;

public class LyricsFindingsTests
{
    [Fact]
    public void Sections_of_other_forms_and_words_of_pages_are_found_on_their_lines()
    {
        var found = LyricsFindings.Of("[Verse 1]\nA line that is sung\nYou might also like\n[wobble]\nThe last line of it\n[chorus]\nfine (fine)", []);
        Assert.Equal(
            [
                new LyricsFinding(LyricsFindingKind.UnknownSection, 0, "[Verse 1]", "[verse]"),
                new LyricsFinding(LyricsFindingKind.Leftover, 2, "You might also like"),
                new LyricsFinding(LyricsFindingKind.UnknownSection, 3, "[wobble]"),
            ],
            found);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t")]
    public void A_text_without_words_offers_to_be_instrumental(string text) =>
        Assert.Equal(LyricsFindingKind.Empty, Assert.Single(LyricsFindings.Of(text, [])).Kind);

    [Fact]
    public void What_the_model_would_stumble_over_has_words_in_both_languages()
    {
        var found = LyricsFindings.Of("Μια φορά κι έναν καιρό στη θάλασσα\nwrite a sad song that genre is", []);
        Assert.Equal([LyricsWarningKind.UnreadScript, LyricsWarningKind.Emptied], found.Select(finding => finding.Warning!.Kind));
        foreach (var words in new[] { WordFiles.Read("LyricsWords"), WordFiles.Read("LyricsWords", "de") })
        {
            Assert.All(Enum.GetNames<LyricsWarningKind>(), kind => Assert.Contains("Model." + kind, words.Keys));
        }
    }

    [Fact]
    public void An_instrumental_mark_is_all_right() => Assert.Empty(LyricsFindings.Of("[inst]", []));

    [Fact]
    public void What_is_suspicious_of_the_whole_text_is_named_and_page_words_by_their_lines_only()
    {
        var found = LyricsFindings.Of("short", [LyricsSuspicion.TooShort, LyricsSuspicion.PageWords]);
        Assert.Equal([LyricsFindingKind.TooShort], found.Select(finding => finding.Kind));
    }
}
