using AceData.Library.Catalog;
using AceData.Web.Pages.Lyrics;

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
    public void An_instrumental_mark_is_all_right() => Assert.Empty(LyricsFindings.Of("[inst]", []));

    [Fact]
    public void What_is_suspicious_of_the_whole_text_is_named_and_page_words_by_their_lines_only()
    {
        var found = LyricsFindings.Of("short", [LyricsSuspicion.TooShort, LyricsSuspicion.PageWords]);
        Assert.Equal([LyricsFindingKind.TooShort], found.Select(finding => finding.Kind));
    }
}
