using System.Diagnostics;
using System.Text.RegularExpressions;
using AceData.Lyrics.Cleaning;
using AceData.Lyrics.Rendering;
using AceData.Lyrics.Sources;
using AceData.Tests.Files;
using CsCheck;

namespace AceData.Tests.Lyrics.Cleaning;

public partial class CleaningPropertyTests
{
    private static readonly string[] Parts =
    [
        "\n", "\n", "\n", "\n\n", " ", " ", "[", "]", "[Verse 1]", "[Chorus]", "[Chorus x2]", "[Hook: Iris]", "[Part II]", "[Bro]", "[Iris Vale]", "[?]", "[x2]", "[Instrumental]", "[hook]", "[inst]",
        "[Verse", "Chorus:", "(Bridge)", "**Outro**", "Repeat Chorus:", "(x2)", "x3", "2x", "×4", "(x", "x\"2", "\"", "“", "’", "`", "…", "—", "*", "**", "*laughs*", "(Applause)", "(", ")", "<", ">", "<i>", "</i>",
        "<br>", "<br>\n", "<p>", "&amp;", "&amp;amp;", "&lt;i&gt;", "&#91;", "&#x200B;", "&", ";", "#", "l*t", "12 Contributors", "Translations", "Lyrics", "Salt Lyrics[", "Read More", "You might also like",
        "See Iris Vale Live", "Get tickets as low as $46", "12Embed", "Embed", "Share URLCopyEmbedCopy", "Copy", "About", "Lyrics ©", "Artist: X", "www.x.y", "---", "(1234567)", "Lyrics not found", "[00:12.00]", "[00:7x.00]",
        "<00:12.00>", "[ar:X]", "[offset:-900]", "[au: instrumental]", "\u200B", "\u200D", "\uFEFF", "\r", "\r\n", "\u2028", "\u0085", "\u00A0", "\u2005", "♪", "🎵", "\uD83C", "\u0308", "\u3099", "ü", "Ã¼", "â€™", "we\u0435re", "Привет",
        "夜", "サビ", "한", "سلام", "\u0000", "\u001B", "write", "it", "in", "SALT", "CARRY IT HOME", "DJ", "home", "a", "I", "2", "99", "!", "!!!", "?", ".", ",", ":", "-", "_", "~", "|", "\\", "{", "}", "【", "】", "（", "BMW X5", "f**k", "\t",
    ];

    private static readonly System.Buffers.SearchValues<char> Never = System.Buffers.SearchValues.Create("\r\uFEFF\u200B\u00A0\u2028\t");

    private static readonly Gen<string> Texts = Gen.Int[0, Parts.Length - 1].Select(i => Parts[i]).Array[0, 60].Select(string.Concat);

    private static readonly Gen<string> Letters = Gen.String[Gen.Char["[]()x2*\"\n <>&;:VersChou1.-\u0301é"], 0, 80];

    [Fact]
    public void Any_text_keeps_the_properties() => Sweep(Gen.OneOf(Texts, Letters), 1_000);

    [Fact]
    [Trait("Category", "Long")]
    public void A_hundred_thousand_random_texts_keep_the_properties() => Sweep(Gen.OneOf(Texts, Letters, Gen.String), 100_000);

    private static void Sweep(Gen<string> texts, int count) => texts.Sample(
        text =>
        {
            foreach (var options in (CleaningOptions[])[CleaningOptions.Fetched, CleaningOptions.HandWritten, CleaningOptions.Fetched with { InferStructure = true, Language = "en", Title = "Salt" }])
            {
                var document = LyricsCleaner.Clean(text, options).Document;
                foreach (var profile in (LyricsProfile[])[LyricsProfile.AceStep1, LyricsProfile.AceStep15])
                {
                    Check(LyricsRenderer.Render(document, profile), profile);
                }
            }
        },
        iter: count,
        threads: 2);

    private static void Check(string text, LyricsProfile profile)
    {
        Assert.True(text.Length == 0 || (text.EndsWith('\n') && !text.EndsWith("\n\n", StringComparison.Ordinal) && !text.StartsWith('\n')), text);
        Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
        Assert.True(text.AsSpan().IndexOfAny(Never) < 0, text);
        foreach (var line in text.Split('\n'))
        {
            Assert.Equal(line.Trim(), line);
            if (line.AsSpan().IndexOfAny('[', ']') >= 0)
            {
                Assert.True(profile.Form == LyricsForm.AceStep1 ? LyricsTags.V1.Contains(line) : LyricsTags.V15.Contains(Number().Replace(line, "]")) || line.EndsWith(" Solo]", StringComparison.Ordinal), line);
            }
        }

        foreach (var options in (CleaningOptions[])[CleaningOptions.HandWritten, CleaningOptions.Fetched])
        {
            var again = LyricsRenderer.Render(LyricsCleaner.Clean(text, options).Document, profile);
            if (options.KeepTags)
            {
                Assert.Equal(text, again);
            }
            else
            {
                Assert.Equal(again, LyricsRenderer.Render(LyricsCleaner.Clean(again, options).Document, profile));
            }
        }
    }

    [Fact]
    public void Every_word_of_a_song_is_kept_whatever_page_is_around_it()
    {
        var line = Gen.Int[0, Words.Length - 1].Select(i => Words[i]).Array[2, 7].Select(words => string.Join(' ', words));
        var section = Gen.Select(AnyOf.These("[Verse 1]", "[Refrain: Iris]", "[Bridge]", "[Puente]", "[Iris Vale]", "Verse 2:"), line.Array[1, 6], (header, lines) => (header, lines));
        var page = Gen.Select(section.Array[1, 6], AnyOf.These("", "12 ContributorsSalt Letters Lyrics", "3 Contributors\nTranslations\nEnglish\nSalt Lyrics\n"), AnyOf.These("", "7Embed", "\nEmbed\nShare URLCopyEmbedCopy", "\nLyrics © Nobody"));
        page.Sample(
            made =>
            {
                var (sections, head, tail) = made;
                var text = head + string.Join("\n\n", sections.Select(s => s.header + "\n" + string.Join('\n', s.lines))) + "\nhome" + tail;
                var sung = string.Join(' ', sections.SelectMany(s => s.lines).Append("home"));

                var rendered = Cleaned.V15(text).Split('\n').Where(l => !l.StartsWith('[') && l.Length > 0);
                Assert.Equal(sung, string.Join(' ', rendered));
            },
            iter: 1_000);
    }

    private static readonly string[] Words = ["write", "it", "in", "salt", "über", "Dächer", "don't", "carry", "home", "(ooh)", "night", "ferry", "léger", "привет", "夜の街", "7", "oh,", "wait...", "you", "me"];

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("[")]
    [InlineData("]")]
    [InlineData("[]")]
    [InlineData("[a\n")]
    [InlineData("(")]
    [InlineData("*")]
    [InlineData("<")]
    [InlineData("<i>")]
    [InlineData("&amp;")]
    [InlineData("&#")]
    [InlineData("!")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("Copy\n")]
    [InlineData("You might also like\n")]
    [InlineData("See Live Get tickets as low as $1")]
    [InlineData("Lyrics Lyrics")]
    [InlineData("12 Contributors\n")]
    [InlineData("Embed")]
    [InlineData("1Embed")]
    [InlineData("[Verse 1] a ")]
    [InlineData("[Chorus]\n")]
    [InlineData("a (x2) ")]
    [InlineData("[00:01.00]")]
    [InlineData("[00:01.00]a\n")]
    [InlineData("a\u0301")]
    [InlineData("\u0301")]
    [InlineData("we\u0435re")]
    [InlineData("Ã¼")]
    [InlineData("x2 ")]
    [InlineData("Read More ")]
    [InlineData("12 Contributors X Lyrics a")]
    [InlineData("[Verse 1] a [Chorus]\nb (x2)\n\n")]
    [InlineData("[00:01.00][00:02.00]la la la\n[00:03.00]\n")]
    [InlineData("Artist: X\n\nLyrics by X\n")]
    [InlineData("See X Live\nhomeEmbed\nYou might also like[Hook]\n")]
    [InlineData("(x2) x3 ")]
    [InlineData("caption: a\nlyrics:\n")]
    public void A_text_made_to_be_slow_takes_time_in_proportion_to_its_length(string part)
    {
        var small = Milliseconds(string.Concat(Enumerable.Repeat(part, 125_000 / part.Length)));
        var large = Milliseconds(string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length)));

        // Eight times the text; quadratic time would need sixty-four times as long. The constant covers what a busy machine adds.
        Assert.True(large < (20 * small) + 500, $"{small:0.0} ms, then {large:0.0} ms");
    }

    private static double Milliseconds(string text) => Enumerable.Range(0, 3).Min(_ =>
    {
        var watch = Stopwatch.StartNew();
        LyricsRenderer.Render(LyricsCleaner.Clean(text, CleaningOptions.Fetched with { InferStructure = true, Title = "X" }).Document, LyricsProfile.AceStep1);
        SideCarText.Classify(text);
        TextBounds.Problem(text);
        return watch.Elapsed.TotalMilliseconds;
    });

    [GeneratedRegex(@" \d+\]$")]
    private static partial Regex Number();
}
