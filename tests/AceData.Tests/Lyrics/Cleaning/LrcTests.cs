using AceData.Lyrics.Cleaning;
using AceData.Lyrics.Rendering;

namespace AceData.Tests.Lyrics.Cleaning;

public class LrcTests
{
    [Fact]
    public void A_file_with_offset_and_two_stamps_a_line_is_read_in_the_order_it_is_sung()
    {
        var lrc = LrcText.Read(LyricsFixtures.Read("sidecars/plain.lrc"));

        Assert.Equal(
            [(11.5, "Tide is coming in again"), (16.1, "Paper boats on Harbour Street"), (20.7, ""), (23.2, "Hold the line"), (27.8, "Every lantern burns in time"), (79.5, "Paper boats on Harbour Street")],
            lrc.Lines.Select(line => (Math.Round(line.Seconds, 3), line.Text)));
        Assert.Equal("Iris Vale & The Mooncasters", lrc.Tags["ar"]);
        Assert.Equal("04:04", lrc.Tags["length"]);
        Assert.Equal(79.5, lrc.LastStampSeconds);
        Assert.Equal(0, lrc.BrokenStamps);
        Assert.Equal("Tide is coming in again\nPaper boats on Harbour Street\n\nHold the line\nEvery lantern burns in time\n\nPaper boats on Harbour Street\n", lrc.ToPlainText());
    }

    [Fact]
    public void Word_stamps_and_marks_of_duets_go() =>
        Assert.Equal("Komm mit mir\nBis ans Meer\nDuett Zeile\n", LrcText.Read(LyricsFixtures.Read("sidecars/enhanced.lrc")).ToPlainText());

    [Fact]
    public void A_file_that_says_so_is_instrumental()
    {
        var cleaned = LyricsCleaner.Clean(LyricsFixtures.Read("sidecars/instrumental.lrc"), CleaningOptions.HandWritten);

        Assert.True(cleaned.IsInstrumental);
        Assert.Equal("[inst]\n", LyricsRenderer.Render(cleaned.Document, LyricsProfile.AceStep1));
    }

    [Theory]
    [InlineData("[00:12.00]a\n[00:13.00]b\nc", true)]
    [InlineData("[00:12]a\nb\nc\nd", false)]
    [InlineData("[ar:Iris Vale]\na\nb\nc\nd", true)]
    [InlineData("[Verse 1]\na\nb", false)]
    [InlineData("[by Iris]\na", false)]
    [InlineData("", false)]
    public void Synchronised_text_is_told_from_plain_text(string text, bool isLrc) => Assert.Equal(isLrc, LrcText.IsLrc(text));

    [Theory]
    [InlineData("00:12", 12.0)]
    [InlineData("1:02.5", 62.5)]
    [InlineData("01:02.50", 62.5)]
    [InlineData("01:02.500", 62.5)]
    [InlineData("01:02:50", 62.5)]
    [InlineData("1:01:02.5", 3662.5)]
    [InlineData("125:00.00", 7500.0)]
    [InlineData("00:61.00", null)]
    [InlineData("00:7x.00", null)]
    [InlineData("00", null)]
    [InlineData("00:", null)]
    [InlineData("12.5", null)]
    [InlineData("1:2:3:4:5", null)]
    [InlineData("99999:00", null)]
    public void A_stamp_is_read(string text, double? seconds) => Assert.Equal(seconds, LrcStamp.Seconds(text));

    [Fact]
    public void Lines_with_broken_stamps_keep_their_place_and_are_counted()
    {
        var cleaned = LyricsCleaner.Clean("[00:10.00]one\n[00:7x.00]two\n[00:99.00]three\n[00:20.00]four\nfive", CleaningOptions.Fetched);

        Assert.Equal(["one", "two", "three", "four", "five"], cleaned.Document.Sections.SelectMany(s => s.Lines));
        Assert.Contains("2 time stamps are not valid; their lines kept their places.", cleaned.Warnings);
    }

    [Fact]
    public void A_pause_parts_stanzas()
    {
        var text = string.Concat(Enumerable.Range(0, 8).Select(n => $"[00:{(3 * n) + (n >= 4 ? 12 : 0):00}.00]line {n}\n"));

        Assert.Equal("line 0\nline 1\nline 2\nline 3\n\nline 4\nline 5\nline 6\nline 7\n", LrcText.Read(text).ToPlainText());
    }

    [Fact]
    public void An_empty_stamp_after_every_line_is_no_pause()
    {
        var text = string.Concat(Enumerable.Range(0, 8).Select(n => $"[00:{3 * n:00}.00]line {n}\n[00:{(3 * n) + 2:00}.00]\n"));

        Assert.DoesNotContain("\n\n", LrcText.Read(text).ToPlainText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_goes_on_after_the_end_of_the_audio_needs_a_look()
    {
        const string Text = "[00:10.00]one\n[03:20.00]two";

        Assert.True(LyricsCleaner.Clean(Text, CleaningOptions.Fetched with { AudioSeconds = 180 }).NeedsReview);
        Assert.False(LyricsCleaner.Clean(Text, CleaningOptions.Fetched with { AudioSeconds = 240 }).NeedsReview);
        Assert.Equal(200, LyricsCleaner.Clean(Text, CleaningOptions.Fetched).LastStampSeconds);
    }

    [Fact]
    public void Blank_lines_part_stanzas_where_no_line_has_a_stamp() =>
        Assert.Equal("one\ntwo\n\nthree\nfour\n", LrcText.Read("[by: Iris Vale]\n\none\ntwo\n\nthree\nfour\n").ToPlainText());

    [Fact]
    public void A_huge_offset_is_harmless() =>
        Assert.All(LrcText.Read("[offset:99999999999999999999]\n[00:01.00]a\n[offset:NaN]").Lines, line => Assert.Equal(1, line.Seconds));

    [Fact]
    public void Stamps_in_the_middle_of_plain_text_go() =>
        Assert.Equal("[verse]\nWrite it in salt\nCarry it\nhome\nto the sea\n", Cleaned.V1("Write it [00:12.00] in salt\nCarry it\nhome\nto the sea"));
}
