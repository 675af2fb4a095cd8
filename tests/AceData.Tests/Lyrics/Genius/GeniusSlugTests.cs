using AceData.Lyrics.Genius;
using AceData.Lyrics.Identity;

namespace AceData.Tests.Lyrics.Genius;

public sealed class GeniusSlugTests
{
    [Theory]
    [InlineData("Jürgen Köppers", "jurgen-koppers")]
    [InlineData("194 Länder", "194-lander")]
    [InlineData("Übersetzungen", "ubersetzungen")]
    [InlineData("polskie tłumaczenia", "polskie-tumaczenia")]
    [InlineData("Erlend Øye", "erlend-ye")]
    [InlineData("22 (OVER S∞∞N)", "22-over-sn")]
    [InlineData("Валькирин (Valkirin)", "valkirin")]
    [InlineData("Фул клип (Full Clip)", "full-clip")]
    [InlineData("Bonez MC & Gzuz", "bonez-mc-and-gzuz")]
    [InlineData("Simon & Garfunkel", "simon-and-garfunkel")]
    [InlineData("Prisoner 1 & 2", "prisoner-1-and-2")]
    [InlineData("W&W", "w-w")]
    [InlineData("A$AP Rocky", "a-ap-rocky")]
    [InlineData("L$D", "l-d")]
    [InlineData("Joey Bada$$", "joey-bada")]
    [InlineData("Pink Sweat$", "pink-sweat")]
    [InlineData("AC/DC", "ac-dc")]
    [InlineData("Black/Hispanic", "black-hispanic")]
    [InlineData("Guns N’ Roses", "guns-n-roses")]
    [InlineData("Sweet Child O' Mine", "sweet-child-o-mine")]
    [InlineData("T.I.", "ti")]
    [InlineData("will.i.am", "william")]
    [InlineData("untitled 03 | 05.28.2013.", "untitled-03-05282013")]
    [InlineData("Florence + the Machine", "florence-the-machine")]
    [InlineData("California Love (Nu-Mixx)", "california-love-nu-mixx")]
    [InlineData("Don\u00A0\u00A0Quixote!", "don-quixote")]
    [InlineData("春よ、来い", "")]
    [InlineData("İstanbul Irmağı", "istanbul-irmag")]
    public void Names_become_the_part_of_an_address_that_the_site_gives_them(string name, string slug) => Assert.Equal(slug, GeniusSlug.Slug(name));

    [Fact]
    public void All_main_artists_are_tried_first_and_then_the_first_one()
    {
        Assert.Equal(["/A-b-and-c-night-ferry-lyrics", "/A-night-ferry-lyrics"], GeniusSlug.Paths(new SongIdentity { Artists = ["A", "B", "C"], Title = "Night Ferry", Guests = ["D"] }));
        Assert.Equal(["/A-night-ferry-live-at-pier-9-lyrics"], GeniusSlug.Paths(new SongIdentity { Artists = ["A"], Title = "Night Ferry", Versions = [new SongVersion(VersionKind.Live, "Live at Pier 9")] }));
        Assert.Equal(["/A-strae-lyrics", "/A-strasse-lyrics"], GeniusSlug.Paths(new SongIdentity { Artists = ["A"], Title = "Straße" }));
    }

    [Fact]
    public void What_leaves_nothing_gives_no_address()
    {
        Assert.Empty(GeniusSlug.Paths(new SongIdentity { Artists = ["米津玄師"], Title = "Lemon" }));
        Assert.Empty(GeniusSlug.Paths(new SongIdentity { Artists = ["Iris Vale"], Title = "春" }));
        Assert.Empty(GeniusSlug.Paths(new SongIdentity { Artists = ["A"], Title = "B" }));
        Assert.Empty(GeniusSlug.Paths(new SongIdentity { Artists = [], Title = "Night Ferry" }));
    }
}
