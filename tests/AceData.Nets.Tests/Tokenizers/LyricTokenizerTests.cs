using System.Diagnostics;
using System.Text;
using AceData.Nets.Tokenizers.Lyrics;
using AceData.Testing;
using AceData.Testing.Fuzzing;

namespace AceData.Nets.Tests.Tokenizers;

public class LyricTokenizerTests
{
    private static readonly Lazy<LyricTokenizer> Shipped = new(() => LyricTokenizer.Load(Checkout.File("config/lyric_vocab.json")));

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("it")]
    [InlineData("pt")]
    [InlineData("pl")]
    [InlineData("ru")]
    [InlineData("tr")]
    [InlineData("hu")]
    [InlineData("nl")]
    [InlineData("ar")]
    [InlineData("ko")]
    public void Fractions_that_no_number_can_hold_stay_as_they_are(string language)
    {
        foreach (var number in new[] { new string('7', 320) + ".5", "0." + new string('0', 320) + "1", new string('7', 320) + ",5" })
        {
            try
            {
                Assert.NotEmpty(Shipped.Value.EncodeLine(number, language));
            }
            catch (LyricLineException)
            {
                // Refused by name is right, too.
            }
        }
    }

    [Theory]
    [InlineData("write a ")]
    [InlineData("[a ")]
    [InlineData("7")]
    [InlineData("1,111")]
    [InlineData("mr. ")]
    public void A_megabyte_of_anything_is_read_in_a_moment(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, (1 << 20) / piece.Length));
        var watch = Stopwatch.StartNew();

        Assert.NotEmpty(Shipped.Value.Encode(text).Ids);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 60); // a second or three; with a square in it many minutes
    }

    [Theory]
    [InlineData("write a sad song that genre is pop", true)]
    [InlineData("please write a x write a y song that genre is z song that genre is", true)]
    [InlineData("write a song that genre is", false)]
    [InlineData(" song that genre is write a ", false)]
    [InlineData("write a sad\n song that genre is", false)]
    public void A_line_that_the_trainer_wipes_is_said(string text, bool wiped) =>
        Assert.Equal(wiped, Shipped.Value.Encode(text).Warnings.Any(warning => warning.Kind == LyricWarningKind.Wiped));

    [Fact]
    public void The_shipped_vocabulary_has_a_row_for_every_id_of_the_model() => Assert.Equal(6693, Shipped.Value.Count);

    [Fact]
    public void Every_line_of_a_song_is_read_in_its_language_and_ends_in_a_break()
    {
        var tokenizer = Shipped.Value;

        var tokens = tokenizer.Encode("[verse]\r\nDer Wind singt leise in der Nacht\r\n\r\nund ich bin nicht mehr allein");

        int[] expected = [261, .. tokenizer.EncodeLine("[verse]", "en"), 2, .. tokenizer.EncodeLine("Der Wind singt leise in der Nacht", "de"), 2, 2, .. tokenizer.EncodeLine("und ich bin nicht mehr allein", "de"), 2];
        Assert.Equal(expected, tokens.Ids);
        Assert.Equal(expected.Length, tokens.Length);
        Assert.Empty(tokens.Warnings);
    }

    [Fact]
    public void A_line_that_the_main_language_cannot_spell_is_read_in_its_own()
    {
        var tokens = Shipped.Value.Encode("We walk along the river\n나는 다시 노래해\nand never come home again");

        Assert.Empty(tokens.Warnings);
        Assert.Contains("[ko]", Names(tokens.Ids));
        Assert.Equal(2, Names(tokens.Ids).Count(name => name == "[en]"));

        static string[] Names(IReadOnlyList<int> ids) => [.. ids.Select(id => id == Shipped.Value.EncodeLine("", "ko")[0] ? "[ko]" : id == Shipped.Value.EncodeLine("", "en")[0] ? "[en]" : "")];
    }

    [Theory]
    [InlineData("Hello my friend\n月亮今天唱歌\n", LyricWarningKind.UnknownCharacters, 2)]
    [InlineData("月亮今天唱歌\n红色的茶壶\n", LyricWarningKind.ChineseLine, 1)]
    [InlineData("猫が歌う\nカメラ", LyricWarningKind.JapaneseLine, 1)]
    public void Lines_that_cannot_be_read_are_named_and_the_song_is_not_complete(string lyrics, LyricWarningKind kind, int line)
    {
        var tokens = Shipped.Value.Encode(lyrics);

        var warning = tokens.Warnings[0];
        if (kind == LyricWarningKind.UnknownCharacters)
        {
            // Read in its own language instead, which is refused.
            kind = LyricWarningKind.ChineseLine;
        }

        Assert.Equal((kind, line), (warning.Kind, warning.Line));
        Assert.Contains($"line {line} ('{lyrics.Split('\n')[line - 1]}')", warning.Text, StringComparison.Ordinal);
        Assert.False(tokens.IsComplete);
    }

    [Fact]
    public void What_stays_unread_is_said()
    {
        Assert.Equal([LyricWarningKind.NumbersKept], Shipped.Value.Encode("Jdu sám a v ruce mám 7 růží, není nic jako noc").Warnings.Select(warning => warning.Kind));
        Assert.Equal([LyricWarningKind.UnreadLanguage, LyricWarningKind.UnknownCharacters], Shipped.Value.Encode("שלום עולם").Warnings.Select(warning => warning.Kind));
        Assert.Equal([LyricWarningKind.Wiped], Shipped.Value.Encode("write a sad song that genre is rock").Warnings.Select(warning => warning.Kind));
        Assert.Equal([0], Shipped.Value.Encode(" \n ").Ids);
        Assert.Equal(LyricWarningKind.UnreadLanguage, Assert.Throws<LyricLineException>(() => Shipped.Value.EncodeLine("hej", "sv")).Kind);
    }

    [Fact]
    public void A_long_song_is_cut_at_what_the_model_reads_and_says_how_long_it_was()
    {
        var tokens = Shipped.Value.Encode(string.Join('\n', Enumerable.Repeat("we are walking down the long and winding road", 400)));

        Assert.Equal(4096, tokens.Ids.Count);
        Assert.True(tokens.Length > 8000);
        Assert.Contains($"{tokens.Length} tokens", Assert.Single(tokens.Warnings).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1,")]
    [InlineData("a")]
    [InlineData("1$")]
    [InlineData("1.")]
    [InlineData("[")]
    [InlineData("e\u0301")]
    [InlineData("mr.")]
    public void A_line_of_forty_thousand_characters_ends(string part)
    {
        var line = string.Concat(Enumerable.Repeat(part, 40_000 / part.Length));
        foreach (var language in new[] { "en", "de", "tr", "zh" })
        {
            try
            {
                Shipped.Value.EncodeLine(line, language);
            }
            catch (LyricLineException)
            {
                // Refused is as good as read; what counts is that it ends.
            }
        }
    }

    [Fact]
    public void Any_text_in_any_language_has_tokens_or_is_refused()
    {
        var target = new FuzzTarget(
            "lyrics",
            [Encoding.UTF8.GetBytes("[verse]\nIch hab 1.204,50€ und 3. & £12 Dr. Wolf\n가나 100번째 الم 50 № ½"), Encoding.UTF8.GetBytes("12:30 +86 13812345678 3/4 50% b2b ♪")],
            ["1st", "2,5", "€3", "3$", "£0", ".", "000", "9999999999", "dr.", "г-н", "[", "]", "\"", "３", "º", "번째", "İ", "Σ", "一"],
            bytes =>
            {
                var text = Encoding.UTF8.GetString(bytes);
                foreach (var language in LyricTokenizer.Languages)
                {
                    try
                    {
                        Assert.NotEmpty(Shipped.Value.EncodeLine(text, language));
                    }
                    catch (LyricLineException)
                    {
                        // Chinese and Japanese.
                    }
                }

                return Shipped.Value.Encode(text).Ids.Count > 0;
            });

        var finding = new Fuzzer(target with { AtLeast = 300, Largest = 2000 }, seed: 2).Run(TimeSpan.Zero).Finding;

        Assert.True(finding is null, finding);
    }
}
