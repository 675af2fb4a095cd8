using AceData.Lyrics.Cleaning;
using AceData.Lyrics.Documents;
using AceData.Lyrics.Rendering;

namespace AceData.Tests.Lyrics.Rendering;

public class ProfileTests
{
    [Theory]
    [InlineData(SectionKind.Intro, "[intro]", "[Intro]")]
    [InlineData(SectionKind.Verse, "[verse]", "[Verse]")]
    [InlineData(SectionKind.PreChorus, "[pre-chorus]", "[Pre-Chorus]")]
    [InlineData(SectionKind.Chorus, "[chorus]", "[Chorus]")]
    [InlineData(SectionKind.PostChorus, "[chorus]", "[Post-Chorus]")]
    [InlineData(SectionKind.Hook, "[chorus]", "[Chorus]")]
    [InlineData(SectionKind.Bridge, "[bridge]", "[Bridge]")]
    [InlineData(SectionKind.Interlude, "[bridge]", "[Interlude]")]
    [InlineData(SectionKind.Break, "[break]", "[Break]")]
    [InlineData(SectionKind.Breakdown, "[break]", "[Breakdown]")]
    [InlineData(SectionKind.Build, "[pre-chorus]", "[Build]")]
    [InlineData(SectionKind.Drop, "[chorus]", "[Drop]")]
    [InlineData(SectionKind.Solo, "[solo]", "[Solo]")]
    [InlineData(SectionKind.Instrumental, "[inst]", "[Instrumental Break]")]
    [InlineData(SectionKind.Spoken, "[intro]", "[Spoken Word]")]
    [InlineData(SectionKind.Outro, "[outro]", "[Outro]")]
    [InlineData(SectionKind.Start, "[start]", "[Intro]")]
    [InlineData(SectionKind.End, "[end]", "[Outro]")]
    public void Every_kind_has_its_tag(SectionKind kind, string v1, string v15)
    {
        var document = new LyricsDocument { Sections = [new LyricsSection { Kind = kind, Stanzas = [["Carry it"]] }] };

        Assert.Equal(v1 + "\nCarry it\n", LyricsRenderer.Render(document, LyricsProfile.AceStep1));
        Assert.Equal(v15 + "\nCarry it\n", LyricsRenderer.Render(document, LyricsProfile.AceStep15));
    }

    [Theory]
    [InlineData(SectionKind.Interlude, "[inst]")]
    [InlineData(SectionKind.Build, "[inst]")]
    [InlineData(SectionKind.Drop, "[inst]")]
    public void A_part_without_words_is_instrumental_for_v1(SectionKind kind, string tag)
    {
        var document = new LyricsDocument { Sections = [new LyricsSection { Kind = SectionKind.Verse, Stanzas = [["Write it"]] }, new LyricsSection { Kind = kind }] };

        Assert.Equal($"[verse]\nWrite it\n\n{tag}\n", LyricsRenderer.Render(document, LyricsProfile.AceStep1));
    }

    [Fact]
    public void A_hook_beside_a_chorus_stays_a_hook()
    {
        const string Text = "[Hook]\nCarry it\n\n[Refrain]\nWrite it";

        Assert.Equal("[hook]\nCarry it\n\n[chorus]\nWrite it\n", Cleaned.V1(Text));
        Assert.Equal("[Hook]\nCarry it\n\n[Chorus]\nWrite it\n", Cleaned.V15(Text));
    }

    [Fact]
    public void Spoken_parts_are_intro_outro_or_break()
    {
        const string Text = "[Skit]\na\n\n[Verse]\nb\n\n[Skit]\nc\n\n[Chorus]\nd\n\n[Skit]\ne";

        Assert.Equal("[intro]\na\n\n[verse]\nb\n\n[break]\nc\n\n[chorus]\nd\n\n[outro]\ne\n", Cleaned.V1(Text));
    }

    [Fact]
    public void Verses_are_counted_for_1_5() =>
        Assert.Equal("[Verse 1]\na\n\n[Final Chorus]\nb\n\n[Verse 2]\nc\n\n[Guitar Solo]\n\n[Fade Out]\nd\n", Cleaned.V15("[Strophe 2]\na\n[Letzter Refrain]\nb\n[Strophe 7]\nc\n[Gitarrensolo]\n[Fade Out]\nd"));

    [Theory]
    [InlineData("I WANT YOU", "i want you")]
    [InlineData("I want YOUR love", "I want your love")]
    [InlineData("on the FBI list", "on the FBI list")]
    [InlineData("OK", "OK")]
    [InlineData("BMW X5", "BMW X5")]
    [InlineData("ÜBER den DÄCHERN", "über den dächern")]
    [InlineData("DON'T wake", "don't wake")]
    public void Capitals_that_v1_would_spell_are_lowered(string line, string v1)
    {
        Assert.Equal($"[verse]\n{v1}\n", Cleaned.V1(line));
        Assert.Equal($"[Verse]\n{line}\n", Cleaned.V15(line));
    }

    [Fact]
    public void Stanza_breaks_inside_the_sections_of_a_page_stay_for_1_5_only_and_are_counted()
    {
        Assert.Equal("[Verse]\na\nb\n\nc\n", Cleaned.V15("[Verse]\na\nb\n\n\nc"));
        Assert.Equal("[verse]\na\nb\nc\n", Cleaned.V1("[Verse]\na\nb\n\n\nc"));
        Assert.Contains(LyricsCleaner.Clean("[Verse]\na\nb\n\n\nc", CleaningOptions.Fetched).Rules, fired => fired is { Rule: CleaningRule.D6, Count: 1 });
    }

    [Theory]
    [InlineData("one\ntwo\n\nthree\nfour\n\nfive\n", "[verse]\none\ntwo\n\nthree\nfour\n\nfive\n")]
    [InlineData("[00:01.00]one\n[00:03.00]two\n[00:05.00]\n[00:07.00]three\n", "[verse]\none\ntwo\n\nthree\n")]
    [InlineData("[by: Iris Vale]\none\ntwo\n\nthree\n", "[verse]\none\ntwo\n\nthree\n")]
    public void The_stanzas_of_a_text_without_headers_stay_apart(string text, string expected)
    {
        Assert.Equal(expected, Cleaned.V1(text));
        Assert.Equal(expected, ByHand(text));
        Assert.Equal(expected, ByHand(expected));
    }

    [Theory]
    [InlineData("[Verse 1]\none\n\ntwo\n", "[verse]\none\n\ntwo\n")]
    [InlineData("[verse]\none\n\ntwo\n\n[chorus]\nthree\n", "[verse]\none\n\ntwo\n\n[chorus]\nthree\n")]
    public void Blank_lines_that_a_person_set_stay(string text, string expected) => Assert.Equal(expected, ByHand(text));

    private static string ByHand(string text) => LyricsRenderer.Render(LyricsCleaner.Clean(text, CleaningOptions.HandWritten).Document, LyricsProfile.AceStep1);

    [Theory]
    [InlineData("[hook]\nCarry it\n", true)]
    [InlineData("[start]\n\n[verse]\nWrite it\n\n[chorus]\nCarry it\n\n[inst]\n\n[end]\n", true)]
    [InlineData("[Verse 1]\nWrite \"it\"\n\nCarry it\n", false)]
    [InlineData("[Verse 2]\nWrite it\n\n[Hook]\nCarry it\n\n[Verse 5]\nWrite it LOUD\n\n[Guitar Solo]\n", false)]
    [InlineData("[inst]\n", true)]
    [InlineData("[Instrumental]\n", false)]
    [InlineData("[Verse 1]\nWrite it\n\n[Chorus - anthemic]\nCarry it\n\n[Outro - slow, fading]\nHome\n", false)]
    public void What_a_person_wrote_in_the_form_of_a_model_comes_back_byte_for_byte(string text, bool isV1)
    {
        var cleaned = LyricsCleaner.Clean(text, CleaningOptions.HandWritten);

        Assert.Equal(text, LyricsRenderer.Render(cleaned.Document, isV1 ? LyricsProfile.AceStep1 : LyricsProfile.AceStep15));
    }

    [Theory]
    [InlineData("acestep15_legacy.txt", "[Verse 1]\nPaper boats on Harbour Street\n\n[Chorus]\nDon't wake the lighthouse\n")]
    [InlineData("methmx_header_lyrics.txt", "[Verse 1]\nWrite it in salt\n")]
    [InlineData("failure_marker_lyrics.txt", "")]
    public void A_side_car_is_rendered(string name, string expected) =>
        Assert.Equal(expected, LyricsRenderer.Render(LyricsCleaner.Clean(LyricsFixtures.Read("sidecars/" + name), CleaningOptions.HandWritten).Document, LyricsProfile.AceStep15));

    [Fact]
    public void A_button_inside_a_chorus_that_is_filled_again_does_not_grow_the_text()
    {
        var text = Cleaned.V1("[Chorus]\nCarry it\nChorus:12Embed\n[Verse]\nhome\n[Chorus]");

        Assert.Equal(text, Cleaned.V1(text));
        Assert.True(text.Length < 100, text);
    }

    [Fact]
    public void A_text_that_would_read_back_differently_is_settled_before_it_is_written()
    {
        var text = Cleaned.V1("Hey now x\"2");

        Assert.Equal("[verse]\nHey now\n", text);
        Assert.Equal(text, Cleaned.V1(text));
    }
}
