using System.Text;
using AceData.Lyrics.Cleaning;
using AceData.Lyrics.Rendering;

namespace AceData.Tests.Lyrics.Rendering;

public class FixtureTests
{
    [Theory]
    [InlineData("genius_song_en_full")]
    [InlineData("genius_song_de_rap_legacy")]
    [InlineData("genius_header_only")]
    [InlineData("genius_translation_page")]
    public void A_page_becomes_the_expected_files(string page)
    {
        var cleaned = LyricsCleaner.Clean(LyricsFixtures.PageText(page), CleaningOptions.Fetched);

        AssertFiles(page, cleaned);
    }

    [Theory]
    [InlineData("lrclib_get_synced", "plainLyrics")]
    [InlineData("lrclib_get_synced", "syncedLyrics")]
    [InlineData("lrclib_get_plain_only", "plainLyrics")]
    [InlineData("lrclib_get_instrumental_text", "plainLyrics")]
    [InlineData("lrclib_get_instrumental_text", "syncedLyrics")]
    public void A_record_without_headers_becomes_the_expected_files_by_inference(string record, string field)
    {
        var cleaned = LyricsCleaner.Clean(LyricsFixtures.RecordText(record, field), CleaningOptions.Fetched with { InferStructure = true, MinimumLines = 4, AudioSeconds = 244 });

        AssertFiles(record, cleaned);
        Assert.False(cleaned.IsTooShort);
    }

    [Fact]
    public void Expected_files_come_back_byte_for_byte()
    {
        var files = Directory.GetFiles(LyricsFixtures.PathOf("expected"));
        Assert.Equal(18, files.Length);
        foreach (var file in files)
        {
            var profile = file.EndsWith(".v1.txt", StringComparison.Ordinal) ? LyricsProfile.AceStep1 : LyricsProfile.AceStep15;
            var text = File.ReadAllText(file) + (File.ReadAllText(file).EndsWith('\n') ? "" : "\n");
            var cleaned = LyricsCleaner.Clean(text, CleaningOptions.HandWritten);

            Assert.Equal(text, LyricsRenderer.Render(cleaned.Document, profile));
            Assert.DoesNotContain(cleaned.Rules, rule => rule.Rule is not CleaningRule.D3 and not CleaningRule.D5);
        }
    }

    [Fact]
    public void The_english_page_counts_what_it_removed()
    {
        var cleaned = LyricsCleaner.Clean(LyricsFixtures.PageText("genius_song_en_full"), CleaningOptions.Fetched);

        Assert.Equal(1, cleaned.UnclearCount);
        Assert.True(cleaned.HasHeaders);
        Assert.False(cleaned.NeedsReview);
        Assert.Equal(["Iris Vale", "Tobi Øst", "Both"], cleaned.Document.Sections.First(s => s.Kind == AceData.Lyrics.Documents.SectionKind.Chorus).Singers);
        foreach (var rule in (CleaningRule[])[CleaningRule.A3, CleaningRule.A4, CleaningRule.A5, CleaningRule.A6, CleaningRule.A7, CleaningRule.A9, CleaningRule.C2, CleaningRule.C6, CleaningRule.C8])
        {
            Assert.Contains(cleaned.Rules, fired => fired.Rule == rule && fired.Count > 0);
        }
    }

    private static void AssertFiles(string name, CleanedLyrics cleaned)
    {
        Assert.Equal(LyricsFixtures.Read($"expected/{name}.v1.txt").TrimEnd('\n') + "\n", LyricsRenderer.Render(cleaned.Document, LyricsProfile.AceStep1));
        Assert.Equal(LyricsFixtures.Read($"expected/{name}.v15.txt").TrimEnd('\n') + "\n", LyricsRenderer.Render(cleaned.Document, LyricsProfile.AceStep15));
        Assert.DoesNotContain('\r', new UTF8Encoding(false).GetString(Encoding.UTF8.GetBytes(LyricsRenderer.Render(cleaned.Document, LyricsProfile.AceStep1))));
    }
}
