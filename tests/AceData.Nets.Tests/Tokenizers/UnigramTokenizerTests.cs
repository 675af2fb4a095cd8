using AceData.Nets.Tokenizers.Unigram;

namespace AceData.Nets.Tests.Tokenizers;

public class UnigramTokenizerTests
{
    private static readonly UnigramTokenizer Small = UnigramTokenizer.Parse(SmallTokenizers.Unigram, "small");

    [Fact]
    public void The_likeliest_pieces_are_taken_and_the_end_is_marked()
    {
        Assert.Equal([7, 4, 3, 8, 1], Small.Encode("rap, a"));
        Assert.Equal(["▁rap", ",", "▁", "a", "</s>"], Small.Pieces("rap, a").Select(piece => piece.Text));
        Assert.Equal("rap, a", Small.Decode(Small.Encode("rap, a")));
        Assert.Equal(4, Small.IdOf(","));
        Assert.Null(Small.IdOf("no such piece"));
        Assert.Equal(10, Small.Count);
    }

    [Fact]
    public void Neighbouring_unknown_characters_are_one_token_that_says_what_stood_there()
    {
        Assert.Equal([new(3, "▁"), new(2, "🎵🎶"), new(8, "a"), new(1, "</s>")], Small.Pieces("🎵🎶a"));
    }

    [Fact]
    public void A_long_text_is_cut_and_keeps_its_end_mark()
    {
        Assert.Equal([7, 7, 1], Small.Encode("rap rap rap rap", longest: 3));
        Assert.Equal([7, 7, 7], Small.Encode("rap rap rap rap", addsSpecial: false, longest: 3));
    }

    [Fact]
    public void An_id_of_another_vocabulary_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Small.Decode([7, 99]));
}
