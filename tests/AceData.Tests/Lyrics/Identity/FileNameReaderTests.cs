using AceData.Lyrics.Identity;

namespace AceData.Tests.Lyrics.Identity;

public class FileNameReaderTests
{
    [Theory]
    // From the table of the specification.
    [InlineData("01 - Iris Vale - Salt Letters (feat. Tobi Øst) [Korsak Remix]", "Iris Vale", "Salt Letters", "Tobi Øst", "Remix:Korsak Remix")]
    [InlineData("1-03 Iris Vale - Night Ferry", "Iris Vale", "Night Ferry")]
    [InlineData("CD2 - 07 - Iris Vale - Night Ferry", "Iris Vale", "Night Ferry")]
    [InlineData("A1. Iris Vale - Night Ferry", "Iris Vale", "Night Ferry")]
    [InlineData("Iris_Vale_-_Night_Ferry", "Iris Vale", "Night Ferry")]
    [InlineData("09-iris_vale-night_ferry", "iris vale", "night ferry")]
    [InlineData("Iris Vale – Night Ferry (Official Music Video) [HD]", "Iris Vale", "Night Ferry")]
    [InlineData("Iris Vale - Night Ferry [dQw4w9WgXcQ]", "Iris Vale", "Night Ferry")]
    [InlineData("Iris Vale - Night Ferry (1)", "Iris Vale", "Night Ferry")]
    [InlineData("Iris Vale - Night Ferry - 2011 Remaster", "Iris Vale", "Night Ferry")]
    [InlineData("Iris Vale - Night Ferry (Live at Pier 9)", "Iris Vale", "Night Ferry", "", "Live:Live at Pier 9")]
    [InlineData("Iris Vale - Night Ferry - Live", "Iris Vale", "Night Ferry", "", "Live:Live")]
    [InlineData("99 Luftballons", "", "99 Luftballons")]
    [InlineData("7 Years", "", "7 Years")]
    [InlineData("21 Guns", "", "21 Guns")]
    [InlineData("1979", "", "1979")]
    [InlineData("03 - 99 Luftballons", "", "99 Luftballons")]
    [InlineData("50 Cent - In da Club", "50 Cent", "In da Club")]
    [InlineData("2Pac - Changes", "2Pac", "Changes")]
    [InlineData("U2 - One", "U2", "One")]
    [InlineData("a-ha - Take On Me", "a-ha", "Take On Me")]
    [InlineData("Track 03", "", null)]
    // Numbers.
    [InlineData("03. Iris Vale - Night Ferry", "Iris Vale", "Night Ferry")]
    [InlineData("03 Iris Vale - Night Ferry", "Iris Vale", "Night Ferry")]
    [InlineData("03_Iris_Vale_-_Night_Ferry", "Iris Vale", "Night Ferry")]
    [InlineData("(03) Iris Vale - Night Ferry", "Iris Vale", "Night Ferry")]
    [InlineData("03) Iris Vale - Night Ferry", "Iris Vale", "Night Ferry")]
    [InlineData("12 - Iris Vale - Night Ferry", "Iris Vale", "Night Ferry")]
    [InlineData("103 - Iris Vale - Night Ferry", "Iris Vale", "Night Ferry")]
    [InlineData("01 99 Luftballons", "", "99 Luftballons")]
    [InlineData("B2 - Iris Vale - Night Ferry", "Iris Vale", "Night Ferry")]
    [InlineData("2004 - Iris Vale - Night Ferry", "Iris Vale", "Night Ferry")]
    [InlineData("Iris Vale - 03 - Night Ferry", "Iris Vale", "Night Ferry")]
    [InlineData("Iris Vale - Low Tide Radio - 03 - Night Ferry", "Iris Vale", "Night Ferry")]
    [InlineData("Track 03 - Iris Vale - Night Ferry", "Iris Vale", "Night Ferry")]
    [InlineData("10,000 Lanterns", "", "10,000 Lanterns")]
    [InlineData("24-7", "", "24-7")]
    // Parts.
    [InlineData("Iris Vale - Low Tide Radio - Night Ferry", "Iris Vale", "Night Ferry")]
    [InlineData("Iris Vale—Night Ferry", "Iris Vale", "Night Ferry")]
    [InlineData("Iris Vale | Night Ferry", "Iris Vale", "Night Ferry")]
    [InlineData("Iris Vale ~ Night Ferry", "Iris Vale", "Night Ferry")]
    [InlineData("Night Ferry", "", "Night Ferry")]
    [InlineData("Iris Vale - Night Ferry - Korsak Remix", "Iris Vale", "Night Ferry", "", "Remix:Korsak Remix")]
    [InlineData("Iris Vale - Night Ferry - Radio Edit", "Iris Vale", "Night Ferry")]
    [InlineData("Iris Vale - Live", "Iris Vale", "Live")]
    // Characters.
    [InlineData("Iris%20Vale%20-%20Night%20Ferry", "Iris Vale", "Night Ferry")]
    [InlineData("Iris.Vale.-.Night.Ferry", "Iris Vale", "Night Ferry")]
    [InlineData("Jaro Nebelkind - U\u0308ber den Da\u0308chern", "Jaro Nebelkind", "Über den Dächern")]
    [InlineData("night_ferry", "", "night ferry")]
    [InlineData("A.R.K.", "", "A.R.K.")]
    // Tails.
    [InlineData("Iris Vale - Night Ferry - Kopie", "Iris Vale", "Night Ferry")]
    [InlineData("Iris Vale - Night Ferry - Copy (2)", "Iris Vale", "Night Ferry")]
    [InlineData("Iris Vale - Night Ferry-dQw4w9WgXcQ", "Iris Vale", "Night Ferry")]
    [InlineData("Iris Vale - Night Ferry [Performance]", "Iris Vale", "Night Ferry [Performance]")]
    [InlineData("Iris Vale - Night Ferry (Prod. by Korsak) (320kbps)", "Iris Vale", "Night Ferry")]
    [InlineData("Iris Vale - Night Ferry (Lyric Video) HD", "Iris Vale", "Night Ferry")]
    [InlineData("Iris Vale - Night Ferry (Offizielles Video)", "Iris Vale", "Night Ferry")]
    // Guests.
    [InlineData("Iris Vale feat. Tobi Øst - Salt Letters", "Iris Vale", "Salt Letters", "Tobi Øst")]
    [InlineData("Iris Vale - Salt Letters ft. Tobi Øst & Korsak", "Iris Vale", "Salt Letters", "Tobi Øst;Korsak")]
    [InlineData("Iris Vale - Salt Letters [with Tobi Øst]", "Iris Vale", "Salt Letters", "Tobi Øst")]
    [InlineData("Iris Vale - Dance (With Me)", "Iris Vale", "Dance (With Me)")]
    [InlineData("Iris Vale & The Mooncasters - Night Ferry", "Iris Vale & The Mooncasters", "Night Ferry")]
    [InlineData("Jaro Nebelkind x Korsak - Beton", "Jaro Nebelkind;Korsak", "Beton")]
    // Versions.
    [InlineData("Iris Vale - Night Ferry (Acoustic Version)", "Iris Vale", "Night Ferry", "", "Acoustic:Acoustic Version")]
    [InlineData("Iris Vale - Night Ferry (Instrumental)", "Iris Vale", "Night Ferry", "", "Instrumental:Instrumental")]
    [InlineData("Iris Vale - Night Ferry [Karaoke]", "Iris Vale", "Night Ferry", "", "Instrumental:Karaoke")]
    [InlineData("Iris Vale - Night Ferry (Live and Let Go)", "Iris Vale", "Night Ferry (Live and Let Go)")]
    [InlineData("Iris Vale - Night Ferry (Original Mix)", "Iris Vale", "Night Ferry")]
    [InlineData("Iris Vale - Night Ferry (sped up)", "Iris Vale", "Night Ferry", "", "SpedUp:sped up")]
    [InlineData("Iris Vale - Night Ferry (Part 2)", "Iris Vale", "Night Ferry", "", "Part:Part 2")]
    [InlineData("Iris Vale - Night Ferry (Every One of Them)", "Iris Vale", "Night Ferry (Every One of Them)")]
    // Placeholders.
    [InlineData("Unknown Artist - Night Ferry", "", "Night Ferry")]
    [InlineData("Various Artists - Night Ferry", "", "Night Ferry")]
    [InlineData("AudioTrack 1", "", null)]
    [InlineData("Untitled", "", null)]
    [InlineData("Titel 07", "", null)]
    [InlineData("Unknown Artist - Track 03", "", null)]
    [InlineData("", "", null)]
    [InlineData("---", "", null)]
    [InlineData("()", "", null)]
    public void A_name_is_read_as_a_person_reads_it(string stem, string artists, string? title, string guests = "", string versions = "")
    {
        var reading = FileNameReader.Read(stem);

        Assert.Equal(
            (artists, title, guests, versions),
            (string.Join(';', reading.Artists), reading.Title, string.Join(';', reading.Guests), string.Join(';', reading.Versions.Select(version => $"{version.Kind}:{version.Text}"))));
    }

    [Fact]
    public void Three_parts_are_artist_album_and_title_and_may_be_read_otherwise()
    {
        var reading = FileNameReader.Read("Iris Vale - Low Tide Radio - Night Ferry");

        Assert.Equal("Low Tide Radio", reading.Album);
        Assert.Contains(reading.Alternatives, other => other.Title == "Low Tide Radio" && other.Artists is ["Iris Vale"]);
        Assert.Contains(reading.Alternatives, other => other.Title == "Night Ferry" && other.Artists is ["Low Tide Radio"]);
    }

    [Fact]
    public void A_number_that_could_be_a_band_is_kept_as_another_reading()
    {
        var reading = FileNameReader.Read("311 - Night Ferry");

        Assert.Empty(reading.Artists);
        Assert.Equal(["311"], Assert.Single(reading.Alternatives).Artists);
    }

    [Fact]
    public void Any_name_is_read_without_a_fault_and_a_long_one_in_no_time()
    {
        var random = new Random(11);
        string[] bits = ["(", ")", "[", " - ", "-", "_", ".", "feat. ", "&", "03", "A1", "ä", "\u0308", "\uD83D", "\0", "%20", "%", "live", "CD1", "  ", "x", "|", "–", "(1)", "99"];
        for (var i = 0; i < 5000; i++)
        {
            var stem = string.Concat(Enumerable.Range(0, random.Next(14)).Select(_ => bits[random.Next(bits.Length)]));
            var reading = FileNameReader.Read(stem);
            Assert.True(reading.Title is null || reading.Title.Length > 0, stem);
        }

        foreach (var bit in bits)
        {
            FileNameReader.Read(string.Concat(Enumerable.Repeat(bit, 50_000)));
        }
    }
}
