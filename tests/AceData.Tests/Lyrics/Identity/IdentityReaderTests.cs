using AceData.Audio.Decoding;
using AceData.Lyrics.Identity;

namespace AceData.Tests.Lyrics.Identity;

public class IdentityReaderTests
{
    private const string Root = "/music";

    [Fact]
    public void Tags_go_before_the_name_of_the_file()
    {
        var identity = Read("/music/01 - Someone - Something.mp3", ("title", "Salt Letters (feat. Tobi Øst) [Korsak Remix]"), ("artist", "Iris Vale"), ("album", "Low Tide"));

        Assert.Equal(("Iris Vale", "Salt Letters", "Tobi Øst", "Low Tide"), (Assert.Single(identity.Artists), identity.Title, Assert.Single(identity.Guests), identity.Album));
        Assert.Equal([new SongVersion(VersionKind.Remix, "Korsak Remix")], identity.Versions);
        Assert.Equal((IdentitySource.EmbeddedTags, 200.5), (identity.Source, identity.DurationSeconds));
    }

    [Fact]
    public void Placeholders_in_tags_count_as_nothing()
    {
        var identity = Read("/music/Iris Vale - Night Ferry.mp3", ("title", "Track 03"), ("artist", "Unknown Artist"), ("album", "Unbekannt"));

        Assert.Equal(("Iris Vale", "Night Ferry", null, IdentitySource.FileName), (Assert.Single(identity.Artists), identity.Title, identity.Album, identity.Source));
    }

    [Fact]
    public void An_artist_in_the_tags_and_a_title_in_the_name_belong_together()
    {
        var identity = Read("/music/03 - Night Ferry.mp3", ("artist", "Iris Vale"));

        Assert.Equal(("Iris Vale", "Night Ferry"), (Assert.Single(identity.Artists), identity.Title));
    }

    [Fact]
    public void The_artist_of_the_album_stands_in_for_a_missing_one()
    {
        Assert.Equal(["Iris Vale"], Read("/music/x.mp3", ("title", "Night Ferry"), ("album_artist", "Iris Vale")).Artists);
        Assert.Empty(Read("/music/x.mp3", ("title", "Night Ferry"), ("album_artist", "Various Artists")).Artists);
    }

    [Theory]
    [InlineData("/music/Iris Vale/Low Tide Radio/03 - Night Ferry.mp3", "Iris Vale", "Low Tide Radio")]
    [InlineData("/music/Iris Vale/Low Tide Radio/CD1/03 - Night Ferry.mp3", "Iris Vale", "Low Tide Radio")]
    [InlineData("/music/Iris Vale/2011 - Low Tide Radio/Night Ferry.mp3", "Iris Vale", "Low Tide Radio")]
    [InlineData("/music/Iris Vale - Low Tide Radio/Night Ferry.mp3", "Iris Vale", "Low Tide Radio")]
    [InlineData("/music/Low Tide Radio/Night Ferry.mp3", "", null)]
    [InlineData("/music/Various Artists/Low Tide Radio/Night Ferry.mp3", "", null)]
    [InlineData("/music/Night Ferry.mp3", "", null)]
    public void Folders_say_what_the_name_does_not(string path, string artist, string? album)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "These are paths of Unix.");
        var identity = Read(path);

        Assert.Equal((artist, "Night Ferry", album), (string.Join(';', identity.Artists), identity.Title, identity.Album));
        Assert.Equal(artist.Length > 0 ? IdentitySource.Folder : IdentitySource.FileName, identity.Source);
    }

    [Fact]
    public void The_name_of_the_file_may_know_the_version_that_the_tags_do_not()
    {
        var identity = Read("/music/Iris Vale - Night Ferry (Instrumental).mp3", ("title", "Night Ferry"), ("artist", "Iris Vale"));

        Assert.Equal(VersionKind.Instrumental, Assert.Single(identity.Versions).Kind);
        Assert.Empty(Read("/music/Something Else (Instrumental).mp3", ("title", "Night Ferry"), ("artist", "Iris Vale")).Versions);
    }

    [Theory]
    [InlineData("Iris Vale", "Iris Vale - Night Ferry", "Iris Vale", "Night Ferry")]
    [InlineData("", "Iris Vale - Night Ferry (Official Video)", "Iris Vale", "Night Ferry")]
    [InlineData("Iris Vale - Topic", "Night Ferry", "Iris Vale", "Night Ferry")]
    [InlineData("IrisValeVEVO", "Night Ferry", "IrisVale", "Night Ferry")]
    [InlineData("Mooncasters, The", "Tide Tables", "The Mooncasters", "Tide Tables")]
    [InlineData("Iris Vale", "07 Night Ferry", "Iris Vale", "Night Ferry")]
    [InlineData("Iris Vale", "99 Lanterns", "Iris Vale", "99 Lanterns")]
    [InlineData("Iris Vale\0Korsak", "Night Ferry", "Iris Vale;Korsak", "Night Ferry")]
    [InlineData("AC/DC", "Night Ferry", "AC/DC", "Night Ferry")]
    [InlineData("Iris Vale", "Night Ferry - Live", "Iris Vale", "Night Ferry")]
    [InlineData("Iris Vale", "(Live)", "Iris Vale", "(Live)")]
    [InlineData("Iris Vale", "\"Night Ferry\"", "Iris Vale", "Night Ferry")]
    public void Names_are_read_as_people_and_sites_write_them(string artist, string title, string artists, string core)
    {
        var identity = IdentityReader.FromNames(artist, title, IdentitySource.Person);

        Assert.Equal((artists, core), (string.Join(';', identity.Artists), identity.Title));
    }

    [Fact]
    public void A_label_in_place_of_the_artist_leaves_another_reading()
    {
        var other = Assert.Single(IdentityReader.FromNames("Pier Nine Recordings", "Iris Vale - Night Ferry", IdentitySource.EmbeddedTags).Alternatives);

        Assert.Equal(("Iris Vale", "Night Ferry"), (Assert.Single(other.Artists), other.Title));
    }

    [Fact]
    public void A_file_that_says_nothing_has_no_identity()
    {
        var identity = Read("/music/Track 03.mp3");

        Assert.False(identity.IsKnown);
        Assert.Equal(IdentitySource.None, identity.Source);
    }

    private static SongIdentity Read(string path, params (string Name, string Value)[] tags) =>
        IdentityReader.Read(path, Root, new EmbeddedTags(tags.Select(tag => KeyValuePair.Create(tag.Name, tag.Value))), 200.5);
}
