using System.Diagnostics;
using System.Text;
using AceData.Lyrics.Genius;

namespace AceData.Tests.Lyrics.Genius;

public sealed class GeniusPageTests
{
    // A builder of trees took more than 60 s for 100,000 nested elements; this takes tenths of a second on an idle machine.
    private const int Deadline = 10_000;

    [Fact]
    public void The_state_and_the_markup_of_a_page_give_the_same_words_and_song()
    {
        var state = Page("genius_song_en_full");
        var markup = Page("genius_song_en_no_state");
        var broken = Page("genius_song_en_broken_state");

        Assert.Equal(GeniusPageKind.Words, state.Kind);
        Assert.Equal(markup.Text, state.Text);
        Assert.Equal(markup.Text, broken.Text);
        Assert.Equal("Don’t Wake the Lighthouse", state.Title);
        Assert.Equal(["Iris Vale", "The Mooncasters"], state.Artists);
        Assert.Equal(["Tobi Øst"], state.Guests);
        Assert.Equal(state.Title, markup.Title);
        Assert.Equal(["Iris Vale & The Mooncasters"], markup.Artists);
        Assert.Equal(["Tobi Øst"], markup.Guests);
    }

    [Fact]
    public void The_words_hold_no_furniture_and_keep_their_lines()
    {
        var text = Page("genius_song_en_no_state").Text;

        Assert.StartsWith("[Intro: Iris Vale]\n(Ooh-ooh, ooh-ooh)\nTide is coming in again\n\n[Verse 1: Iris Vale]\nPaper boats on Harbour Street\nSailing under tired feet\n", text, StringComparison.Ordinal);
        Assert.EndsWith("[Outro: Iris Vale]\nTide is going out again\n(Ooh-ooh, ooh-ooh)", text, StringComparison.Ordinal);
        foreach (var furniture in new[] { "Contributors", "Translations", "Deutsch", "Read More", "You might also like", "Salt Letters", "Embed", "How to Format", "Sign In", "Cancel", "Verse 9", "Cover art" })
        {
            Assert.DoesNotContain(furniture, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_older_page_gives_its_text_with_what_stands_in_it_as_text()
    {
        var page = Page("genius_song_de_rap_legacy");

        Assert.Equal(GeniusPageKind.Words, page.Kind);
        Assert.Equal("Über den Dächern", page.Title);
        Assert.Equal("Jaro Nebelkind", Assert.Single(page.Artists));
        Assert.Equal(["MC Köhlerfürst", "Lina Ström"], page.Guests);
        Assert.Contains("\n[Part 1: Jaro Nebelkind]\nStraßenlicht fällt auf Asphalt, es ist kalt\nIch zähl' die Fenster, jedes ein Versteck im Wald\nAus Beton, hundert Meter hoch\n", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("genius_instrumental", GeniusPageKind.Instrumental, "Perihelion (Interlude)")]
    [InlineData("genius_unreleased", GeniusPageKind.Unreleased, "Glasshouse")]
    [InlineData("genius_not_transcribed", GeniusPageKind.NotTranscribed, "Tide Table")]
    [InlineData("genius_header_only", GeniusPageKind.Words, "Slow Dissolve")]
    [InlineData("genius_artist_page", GeniusPageKind.Other, null)]
    [InlineData("genius_search_spa_shell", GeniusPageKind.Other, null)]
    [InlineData("genius_404", GeniusPageKind.Other, null)]
    [InlineData("cloudflare_503", GeniusPageKind.Other, null)]
    [InlineData("genius_truncated", GeniusPageKind.BrokenOff, "Don’t Wake the Lighthouse")]
    public void Every_kind_of_page_is_known(string name, GeniusPageKind kind, string? title)
    {
        var page = Page(name);

        Assert.Equal(kind, page.Kind);
        Assert.Equal(title, page.Title);
        Assert.Equal(kind == GeniusPageKind.Words, page.Text.Length > 0);
    }

    [Fact]
    public void A_placeholder_is_known_without_the_state_as_well()
    {
        foreach (var (name, kind) in new[] { ("genius_instrumental", GeniusPageKind.Instrumental), ("genius_unreleased", GeniusPageKind.Unreleased), ("genius_not_transcribed", GeniusPageKind.NotTranscribed) })
        {
            var html = Html(name).Replace("__PRELOADED_STATE__", "__OTHER__", StringComparison.Ordinal);

            Assert.Equal(kind, GeniusPage.Parse(html).Kind);
        }
    }

    [Fact]
    public void A_translation_is_known_by_its_artist()
    {
        Assert.True(Page("genius_translation_page").IsTranslation);
        Assert.False(Page("genius_song_en_full").IsTranslation);
        Assert.False(new GeniusPage { Kind = GeniusPageKind.Words, Artists = ["Genius of the Lamp"] }.IsTranslation);
    }

    // Reliability C7, 41: wherever a page is cut, it counts as whole only if its words are.
    [Theory]
    [InlineData("genius_song_en_full")]
    [InlineData("genius_song_en_no_state")]
    [InlineData("genius_song_de_rap_legacy")]
    public void A_page_that_is_cut_anywhere_never_passes_as_a_shorter_song(string name)
    {
        var html = Html(name);
        var whole = GeniusPage.Parse(html).Text;
        for (var length = 0; length < html.Length; length += 97)
        {
            var page = GeniusPage.Parse(html[..length]);

            Assert.True(page.Kind is GeniusPageKind.BrokenOff or GeniusPageKind.Other || page.Text == whole, $"cut at {length}: {page.Kind}");
            Assert.NotEqual(GeniusPageKind.Instrumental, page.Kind);
        }
    }

    // C7, 42 and 43, and what else makes builders of trees slow.
    [Theory]
    [InlineData("<div>")]
    [InlineData("<div class=\"lyrics\">")]
    [InlineData("<b><p>")]
    [InlineData("</p>")]
    [InlineData("<div></b>")]
    [InlineData("<!--")]
    [InlineData("<script>")]
    [InlineData("<a href='")]
    [InlineData("<a = \"")]
    [InlineData("&amp")]
    [InlineData("<")]
    [InlineData("</")]
    [InlineData("<title>")]
    [InlineData("__PRELOADED_STATE__ = JSON.parse('\\")]
    [InlineData("<script>__PRELOADED_STATE__ = JSON.parse('{</script>")]
    public void Hostile_pages_of_two_megabytes_are_read_in_linear_time(string piece)
    {
        var html = new StringBuilder();
        while (html.Length < 2_000_000)
        {
            html.Append(piece);
        }

        var text = html.ToString();
        GeniusPage.Parse(text[..1000]);
        var watch = Stopwatch.StartNew();
        var page = GeniusPage.Parse(text);

        Assert.NotEqual(GeniusPageKind.Words, page.Kind);
        Assert.True(watch.ElapsedMilliseconds < Deadline, $"{watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void A_million_attributes_are_read_in_linear_time()
    {
        var html = new StringBuilder("<title>A – B Lyrics | Genius Lyrics</title><div ");
        for (var i = 0; i < 1_000_000; i++)
        {
            html.Append("a ");
        }

        html.Append("data-lyrics-container=\"true\">One line of words<br>and another one</div></html>");
        var text = html.ToString();
        var watch = Stopwatch.StartNew();
        var page = GeniusPage.Parse(text);

        Assert.Equal("One line of words\nand another one", page.Text);
        Assert.True(watch.ElapsedMilliseconds < Deadline, $"{watch.ElapsedMilliseconds} ms");
    }

    // C7, 44 and 47.
    [Theory]
    [InlineData("<script>alert('x')</script>One line<br>two lines")]
    [InlineData("<style>b{}</style>One line<br>two lines<!-- three lines -->")]
    [InlineData("One line<br>two lines<noscript>x</noscript><svg><text>y</text></svg>")]
    [InlineData("One line<br>two lines<div data-exclude-from-selection=\"true\"><div>ad</div>ad</div>")]
    [InlineData("One <i>li<b>n</b>e</i><br>\n<a href=\"javascript:x\">two\n lines</a>")]
    [InlineData("<script><!-- <script> </script>One line<br/>two lines<textarea>z</textarea>")]
    [InlineData("One line<br>two lines<aside class=\"RecommendedSongs__Container-x\">You might also like</aside>")]
    public void Only_text_comes_out_of_a_container(string inside)
    {
        var page = GeniusPage.Parse($"<title>A – B Lyrics | Genius Lyrics</title><div data-lyrics-container=\"true\">{inside}</div></html>");

        Assert.Equal("One line\ntwo lines", page.Text);
    }

    [Theory]
    [InlineData("'a\\'b\\\\c\\n\\u00e9\\x41\\/'", "a'b\\c\né" + "A/")]
    [InlineData("\"a\\$b'\"", "a$b'")]
    [InlineData("'\\u12'", "u12")]
    [InlineData("'no end", null)]
    [InlineData("{}", null)]
    public void A_string_of_a_script_is_read_as_a_browser_reads_it(string literal, string? text) => Assert.Equal(text, PreloadedState.Literal(literal));

    private static GeniusPage Page(string name) => GeniusPage.Parse(Html(name));

    private static string Html(string name) => File.ReadAllText(Path.Combine(LyricsNet.Fixtures, name + ".html"));
}
