using AceData.Library;
using AceData.Lyrics;
using AceData.Lyrics.Identity;
using AceData.Lyrics.Sources;

namespace AceData.Tests.Lyrics;

public class LyricsCandidateTests
{
    private const string Words = "one two three\nfour five six\nseven\neight nine\n";

    private static readonly LyricsQuestion Question = new("/songs/a.mp3", IdentityReader.FromNames("Iris Vale", "Salt Letters", IdentitySource.Person));

    private static readonly FoundLyrics Record = new() { Source = "lrclib", Address = "a", Text = Words, BelongsToFile = false, Title = "Salt Letters", Artists = ["Iris Vale"], FewestLines = 4 };

    private static readonly FoundLyrics Silent = Record with { Source = "genius", Text = "", IsInstrumental = true };

    private static readonly FoundLyrics Beside = new() { Source = "side-car", Address = "/songs/a.txt", Text = Words, BelongsToFile = true };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Words_and_a_mark_that_nobody_sings_leave_the_words_in_doubt(bool isSilentFirst)
    {
        var best = Best(isSilentFirst ? [Silent, Record] : [Record, Silent])!;

        Assert.False(best.IsInstrumental);
        Assert.False(best.IsSure);
        Assert.Contains("genius says that nobody sings in it", best.Review()[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Words_beside_the_song_stand_whatever_a_site_says_and_the_contradiction_is_named()
    {
        var best = Best(Beside, Silent)!;

        Assert.Equal(("side-car", true), (best.Found.Source, best.IsSure));
        Assert.Contains("nobody sings", Assert.Single(best.Review()), StringComparison.Ordinal);
    }

    [Fact]
    public void An_instrumental_that_nobody_contradicts_is_sure() => Assert.True(Best(Silent, Record with { Title = "Engine Room" })!.IsSure);

    [Fact]
    public void A_sure_text_is_better_than_one_of_another_version() =>
        Assert.Equal("side-car", Best(Record with { Title = "Salt Letters (Live)", Text = "[Verse]\n" + Words }, Beside)!.Found.Source);

    [Fact]
    public void What_is_rejected_is_not_usable() => Assert.Null(Best(Record with { Artists = ["Korsak"] }));

    [Fact]
    public void A_record_of_fewer_lines_than_its_source_has_for_a_song_is_not_usable()
    {
        Assert.Null(Best(Record with { Text = "one\ntwo\nthree" }));
        Assert.NotNull(Best(Record with { Text = "one\ntwo\nthree", FewestLines = 2 }));
    }

    [Fact]
    public void The_origin_of_an_earlier_run_stays()
    {
        var origin = new LyricsOrigin { Source = "genius", Address = "https://example.invalid/1" };

        Assert.Same(origin, Best(Beside with { WrittenFrom = origin })!.Origin());
        Assert.Equal("/songs/a.txt", Best(Beside)!.Origin().Address);
    }

    private static LyricsCandidate? Best(params FoundLyrics[] found) =>
        LyricsCandidate.Best(found.Select(one => LyricsCandidate.Of(Question, one, inferStructure: false)));
}
