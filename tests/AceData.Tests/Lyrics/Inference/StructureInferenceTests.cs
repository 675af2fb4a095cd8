using AceData.Lyrics.Cleaning;
using AceData.Lyrics.Documents;
using AceData.Lyrics.Rendering;
using AceData.Testing;
using AceData.Testing.Lyrics;

namespace AceData.Tests.Lyrics.Inference;

public class StructureInferenceTests
{
    private static readonly CleaningOptions Asked = CleaningOptions.Fetched with { InferStructure = true };

    [Theory]
    [InlineData("tuned", 0)]
    [InlineData("kept", 1000)]
    public void Choruses_of_songs_of_many_forms_are_found(string half, int first)
    {
        var songs = LabelledSong.ReadAll(Checkout.File($"bench/corpus/lyrics/{half}.txt")).Concat(Enumerable.Range(first, 32).Select(SongMaker.Make)).ToList();
        var score = new StructureScore();
        foreach (var song in songs)
        {
            var document = LyricsCleaner.Clean(song.Text, Asked).Document;
            score.Add(song, [.. document.Sections.SelectMany(section => section.Lines.Select(_ => section.Kind.ToString()))]);
        }

        Assert.Equal(44, score.Songs);
        Assert.True(score.Precision >= 0.88 && score.Recall >= 0.88, $"precision {score.Precision:0.000}, recall {score.Recall:0.000}");
    }

    [Fact]
    public void Nothing_is_guessed_unless_asked_for()
    {
        var song = SongMaker.Make(0);

        var cleaned = LyricsCleaner.Clean(song.Text, CleaningOptions.Fetched);

        Assert.Equal(SectionKind.Verse, Assert.Single(cleaned.Document.Sections).Kind);
        Assert.False(cleaned.Document.IsInferred);
    }

    [Fact]
    public void What_is_guessed_is_marked()
    {
        var cleaned = LyricsCleaner.Clean(SongMaker.Make(0).Text, Asked);

        Assert.True(cleaned.Document.IsInferred);
    }

    [Fact]
    public void A_text_with_headers_is_never_guessed_at()
    {
        var cleaned = LyricsCleaner.Clean("[Verse]\nWrite it\nin salt\n\nCarry it\nhome\n\nCarry it\nhome", Asked);

        Assert.False(cleaned.Document.IsInferred);
        Assert.Single(cleaned.Document.Sections);
    }

    [Fact]
    public void Without_a_repeated_stanza_there_are_verses_only()
    {
        const string Text = "Write it in salt\nCarry it home\n\nNight on the ferry\nNobody knows";

        var cleaned = LyricsCleaner.Clean(Text, Asked);

        Assert.Equal([SectionKind.Verse, SectionKind.Verse], cleaned.Document.Sections.Select(s => s.Kind));
        Assert.False(cleaned.NeedsReview);
    }

    [Fact]
    public void A_block_without_blank_lines_is_cut_where_lines_come_again()
    {
        string[] verse1 = ["I left the lantern", "beside the river", "you were the engine", "I was the winter"];
        string[] chorus = ["carry me over", "carry me slowly", "carry me home"];
        string[] verse2 = ["they sold the harbour", "for half a feather", "somebody's mother", "counted the money"];
        var text = string.Join('\n', [.. verse1, .. chorus, .. verse2, .. chorus]);

        var document = LyricsCleaner.Clean(text, Asked).Document;

        Assert.Equal([SectionKind.Verse, SectionKind.Chorus, SectionKind.Verse, SectionKind.Chorus], document.Sections.Select(s => s.Kind));
        Assert.Equal("[verse]\n" + string.Join('\n', verse1) + "\n\n[chorus]\n" + string.Join('\n', chorus) + "\n", LyricsRenderer.Render(document, LyricsProfile.AceStep1)[..LyricsRenderer.Render(document, LyricsProfile.AceStep1).IndexOf("\n[verse]", 3, StringComparison.Ordinal)]);
    }

    [Fact]
    public void Lines_too_long_for_a_song_are_not_compared() =>
        Assert.False(LyricsCleaner.Clean(string.Concat(Enumerable.Range(0, 300).Select(n => string.Concat(Enumerable.Repeat((char)('a' + (n % 26)) + "ry ", 30)) + "\n")), Asked).Document.IsInferred);

    [Fact]
    public void A_text_too_long_for_a_song_is_left_alone() =>
        Assert.False(LyricsCleaner.Clean(string.Concat(Enumerable.Repeat("carry it\nhome\n\n", 1000)), Asked).Document.IsInferred);
}
