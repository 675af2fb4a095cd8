using AceData.Lyrics.Identity;
using AceData.Lyrics.Matching;
using AceData.Lyrics.Sources;

namespace AceData.Tests.Lyrics.Matching;

public class MatchScoreTests
{
    /// <summary>Artist, title, seconds wanted; artists (by semicolons), title, guests, seconds found; decision and score (none where title or artist alone reject).</summary>
    public static TheoryData<string, string, double?, string, string, string, double?, MatchDecision, double> Rows { get; } = new()
    {
        { "Iris Vale", "Don't Wake the Lighthouse (feat. The Mooncasters)", null, "Iris Vale & The Mooncasters", "Don't Wake the Lighthouse", "", null, MatchDecision.Accept, 1.00 },
        { "Iris Vale", "Don't Wake the Lighthouse", null, "Iris Vale", "Don't Wake the Lighthouse", "", null, MatchDecision.Accept, 1.00 },
        { "Jaro Nebelkind", "Ueber den Daechern", null, "Jaro Nebelkind", "Über den Dächern", "", null, MatchDecision.Accept, 1.00 },
        { "Jaro Nebelkind", "Uber den Dachern", null, "Jaro Nebelkind", "Über den Dächern", "", null, MatchDecision.Accept, 1.00 },
        { "The Mooncasters", "Tide Tables", null, "Mooncasters", "Tide Table", "", null, MatchDecision.Accept, 0.95 },
        { "Valkirin", "Full Clip", null, "Валькирин (Valkirin)", "Фул клип (Full Clip)", "", null, MatchDecision.Accept, 0.96 },
        { "Iris Vale", "Night Ferry {live}", null, "Iris Vale", "Night Ferry", "", null, MatchDecision.Accept, 0.94 },
        { "Iris Vale", "Night Ferry", null, "Iris Vale", "Night Ferry (Live at Pier 9)", "", null, MatchDecision.Review, 0.84 },
        { "Halden Orbit", "Perihelion", null, "Halden Orbit", "Perihelion (Interlude)", "", null, MatchDecision.Review, 0.84 },
        { "Iris Vale", "Night Ferry", 244, "Iris Vale", "Night Ferry", "", 331, MatchDecision.Review, 0.85 },
        { "MC Köhlerfürst", "Beton", null, "Jaro Nebelkind", "Beton", "MC Köhlerfürst", null, MatchDecision.Review, 0.84 },
        { "Iris Vale", "Salt Letters", null, "Iris Vale", "Salt Letters (Korsak Remix)", "", null, MatchDecision.Reject, 0.60 },
        { "Korsak", "Engine Room, Part 2", null, "Korsak", "Engine Room, Part 1", "", null, MatchDecision.Reject, 0.60 },
        { "Iris Vale", "Salt Letters", null, "Iris Vale", "Salt Letters (Instrumental)", "", null, MatchDecision.Reject, 0.60 },
        { "Iris Vale & The Mooncasters", "Night Ferry", null, "The Harbour Choir", "Night Ferry (cover)", "", null, MatchDecision.Reject, double.NaN },
        { "Iris Vale", "Tide", null, "Iris Vale", "Ride", "", null, MatchDecision.Reject, double.NaN },
        { "U2", "Stay", null, "U3", "Stay", "", null, MatchDecision.Reject, double.NaN },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_pair_gets_the_decision_and_the_score_of_the_table(string artist, string title, double? seconds, string foundArtists, string foundTitle, string guests, double? foundSeconds, MatchDecision decision, double score)
    {
        var result = MatchScore.Of(
            IdentityReader.FromNames(artist, title, IdentitySource.EmbeddedTags) with { DurationSeconds = seconds },
            Found(foundTitle, foundArtists.Split(';')) with { Guests = guests.Split(';', StringSplitOptions.RemoveEmptyEntries), DurationSeconds = foundSeconds });

        Assert.Equal(decision, result.Decision);
        Assert.True(result.ArtistScore < 0.6 || result.TitleScore < 0.82 || !double.IsNaN(score));
        Assert.InRange(result.Score, double.IsNaN(score) ? 0 : score - 0.0101, double.IsNaN(score) ? 1 : score + 0.0101);
        Assert.NotEmpty(result.Reasons);
    }

    [Fact]
    public void A_song_whose_artist_nobody_knows_is_for_review_at_best()
    {
        var result = MatchScore.Of(new SongIdentity { Title = "Night Ferry" }, Found("Night Ferry", "Iris Vale"));

        Assert.Equal(MatchDecision.Review, result.Decision);
        Assert.Equal(0.82, result.Score, 2);
    }

    [Fact]
    public void A_length_that_is_the_same_speaks_for_it_and_cannot_pass_1()
    {
        var wanted = new SongIdentity { Artists = ["The Mooncasters"], Title = "Tide Tables", DurationSeconds = 200 };

        Assert.Equal(0.97, MatchScore.Of(wanted, Found("Tide Table", "Mooncasters") with { DurationSeconds = 201.5 }).Score, 2);
        Assert.Equal(0.92, MatchScore.Of(wanted, Found("Tide Table", "Mooncasters") with { DurationSeconds = 206 }).Score, 2);
        Assert.Equal(1, MatchScore.Of(wanted, Found("Tide Tables", "Mooncasters") with { DurationSeconds = 200 }).Score);
    }

    [Fact]
    public void An_instrumental_known_to_the_source_fits_an_instrumental_whose_title_does_not_say_so()
    {
        var wanted = IdentityReader.FromNames("Halden Orbit", "Slow Dissolve (Instrumental)", IdentitySource.EmbeddedTags);

        Assert.Equal(MatchDecision.Accept, MatchScore.Of(wanted, Found("Slow Dissolve", "Halden Orbit") with { IsInstrumental = true, Text = "" }).Decision);
        Assert.Equal(MatchDecision.Reject, MatchScore.Of(wanted, Found("Slow Dissolve", "Halden Orbit")).Decision);
    }

    [Fact]
    public void A_record_without_text_is_nothing()
    {
        var result = MatchScore.Of(new SongIdentity { Artists = ["Iris Vale"], Title = "Night Ferry" }, Found("Night Ferry", "Iris Vale") with { Text = " \n" });

        Assert.Equal(MatchDecision.Reject, result.Decision);
        Assert.Equal(["there is no text"], result.Reasons);
    }

    [Fact]
    public void A_text_beside_the_song_is_accepted_unless_it_names_another_song_and_then_a_person_looks()
    {
        var wanted = new SongIdentity { Artists = ["Iris Vale"], Title = "Night Ferry" };
        var beside = new FoundLyrics { Source = SideCarSource.SourceName, Address = "/songs/a.lrc", Text = "words", BelongsToFile = true };

        Assert.Equal(MatchDecision.Accept, MatchScore.Of(wanted, beside).Decision);
        Assert.Equal(MatchDecision.Accept, MatchScore.Of(wanted, beside with { Title = "Night Ferry", Artists = ["Iris Vale"] }).Decision);
        var other = MatchScore.Of(wanted, beside with { Title = "Engine Room", Artists = ["Korsak"] });
        Assert.Equal(MatchDecision.Review, other.Decision);
        Assert.Contains("Korsak", other.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_other_reading_of_a_name_counts_a_little_less()
    {
        var wanted = new SongIdentity
        {
            Artists = ["Night Ferry"],
            Title = "Salt Letters",
            Alternatives = [new SongIdentity { Artists = ["Iris Vale"], Title = "Night Ferry" }],
        };

        var result = MatchScore.Of(wanted, Found("Night Ferry", "Iris Vale"));

        Assert.Equal(MatchDecision.Accept, result.Decision);
        Assert.Equal(0.97, result.Score, 2);
    }

    [Fact]
    public void Titles_of_any_length_and_kind_are_compared_without_a_fault()
    {
        var random = new Random(7);
        string[] bits = ["(", ")", "[", " - ", "feat. ", "&", "Part 2", "ä", "\u0308", "\uD83D", "\0", " / ", "live", "II", "  ", "x", "'", "(Remix)", "aaaa", "99", "星", ",", "{", "–"];
        for (var i = 0; i < 800; i++)
        {
            string Text(int most) => string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => bits[random.Next(bits.Length)]));
            var result = MatchScore.Of(
                IdentityReader.FromNames(Text(12), Text(30), IdentitySource.EmbeddedTags),
                Found(Text(30), Text(12)) with { Guests = [Text(3)] });
            Assert.InRange(result.Score, 0, 1);
        }

        var monster = string.Concat(Enumerable.Repeat("- ( feat. ", 100_000));
        Assert.InRange(MatchScore.Of(IdentityReader.FromNames(monster, monster, IdentitySource.EmbeddedTags), Found(monster, monster)).Score, 0, 1);
    }

    [Theory]
    [InlineData("U", "You")]
    [InlineData("R", "Are")]
    [InlineData("N", "And")]
    [InlineData("Em", "Them")]
    [InlineData("Luv", "Love")]
    [InlineData("Da", "The")]
    [InlineData("Lite", "Light")]
    [InlineData("Till", "Until")]
    [InlineData("The U", "The You")]
    [InlineData("C#", "C")]
    [InlineData("Home (Far Away)", "Far Away")]
    [InlineData("Letter (To You)", "To You")]
    public void Short_titles_that_only_slang_or_a_bracket_joins_are_not_accepted(string wanted, string found)
    {
        Assert.NotEqual(MatchDecision.Accept, DecisionOf(wanted, found));
        Assert.NotEqual(MatchDecision.Accept, DecisionOf(found, wanted));
    }

    [Theory]
    [InlineData("Runnin Thru Tha City 4 U", "Running Through the City for You")]
    [InlineData("Nite Ferry", "Night Ferry")]
    [InlineData("Runnin", "Running")]
    [InlineData("Chapter One", "Chapter 1")]
    [InlineData("Take #2", "Take #2")]
    [InlineData("Etude in C#", "Etude in C#")]
    [InlineData("Salt Letters (Carry It Home)", "Salt Letters")]
    [InlineData("Полынь (Polyn)", "Polyn")]
    [InlineData("Polyn (Полынь)", "Полынь")]
    public void Spellings_of_one_title_are_accepted(string wanted, string found) => Assert.Equal(MatchDecision.Accept, DecisionOf(wanted, found));

    [Fact]
    public void A_record_that_names_no_title_is_not_taken_for_the_songs_own() =>
        Assert.Equal(MatchDecision.Reject, MatchScore.Of(new SongIdentity { Artists = ["Iris Vale"], Title = "Night Ferry" }, Found("x") with { Title = null }).Decision);

    private static MatchDecision DecisionOf(string wanted, string found) =>
        MatchScore.Of(IdentityReader.FromNames("Iris Vale", wanted, IdentitySource.Person), Found(found, "Iris Vale")).Decision;

    private static FoundLyrics Found(string title, params string[] artists) =>
        new() { Source = "fake", Address = "https://example.invalid/1", Text = "some words", BelongsToFile = false, Title = title, Artists = artists };
}
