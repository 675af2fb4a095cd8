using AceData.Audio;
using AceData.Models;
using AceData.Nets.Tokenizers.Lyrics;
using AceData.Nets.Tokenizers.Unigram;
using AceData.Preprocessing;
using AceData.Testing;

namespace AceData.Tests.Preprocessing;

/// <summary>What the models do not read is refused or said, and never guessed.</summary>
public class SongTokensTests
{
    [Theory]
    [InlineData("Olen tänään täällä ja katson merta\nsinä olet kaukana", PreprocessCodes.LyricsUncertain)]
    [InlineData("Jag går hem genom natten och regnet faller över staden", PreprocessCodes.LyricsUncertain)]
    [InlineData("[verse]\nlast stop nobody home", null)]
    [InlineData("[verse]\nich gehe heute nach hause und die nacht ist noch lang", null)]
    [InlineData("[inst]", null)]
    [InlineData("", null)]
    public async Task Lyrics_of_no_known_language_are_read_as_english_and_it_is_said(string lyrics, string? code)
    {
        var tokens = await TokensAsync("house, 124 bpm", lyrics);
        Assert.Equal(code, tokens.Warnings.Select(warning => warning.Code).LastOrDefault());
        Assert.NotEmpty(tokens.Lyrics);
    }

    [Theory]
    [InlineData("ສະບາຍດີ ຂ້ອຍ")]
    [InlineData("Καλημέρα κόσμε")]
    [InlineData("こんにちは世界")]
    [InlineData("[verse]\nlast stop\n你好世界")]
    public async Task Lyrics_in_a_script_that_is_not_read_are_refused(string lyrics)
    {
        var refusal = await Assert.ThrowsAsync<AceDataException>(() => TokensAsync("house", lyrics));
        Assert.Equal(PreprocessCodes.LyricsUnread, refusal.Code);
    }

    [Fact]
    public async Task Tags_beyond_what_the_model_reads_are_cut_and_it_is_said()
    {
        var tokens = await TokensAsync(string.Join(", ", Enumerable.Repeat("electric piano", 200)), "[inst]");
        Assert.Equal(SongTokens.LongestPrompt, tokens.Prompt.Count);
        Assert.Contains(tokens.Warnings, warning => warning.Code == PreprocessCodes.PromptLong);
        Assert.Contains((await TokensAsync("", "[inst]")).Warnings, warning => warning.Code == PreprocessCodes.PromptEmpty);
    }

    private static async Task<SongTokens> TokensAsync(string prompt, string lyrics) => SongTokens.Of(
        prompt,
        lyrics,
        UnigramTokenizer.Load(Path.Combine(await PreprocessFolder.ModelsAsync(), ModelPart.TextEncoder.Name, "tokenizer.json")),
        LyricTokenizer.Load(Checkout.File("config/lyric_vocab.json")));
}
