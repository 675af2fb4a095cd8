using System.Buffers.Binary;
using System.Text;
using AceData.Nets.Tokenizers.Files;
using AceData.Nets.Tokenizers.Lyrics;
using AceData.Nets.Tokenizers.Unigram;
using AceData.Testing;
using AceData.Testing.Fuzzing;

namespace AceData.Nets.Tests.Tokenizers;

public class TokenizerFileTests
{
    private const int Tries = 1500;

    [Theory]
    [InlineData("\"id\": 0,", "\"id\": \"0\",", "tokenizer.json, line 4: the id of an added token must be a number, but is text.")]
    [InlineData("\"id\": 0,", "\"id\": -1,", "tokenizer.json, line 4: the id of an added token must be a whole number from 0, but is the number -1.")]
    [InlineData("[\"p\", -3.5]", "[\"p\", \"-3.5\"]", "tokenizer.json, line 17: a score of model.vocab must be a number, but is text.")]
    [InlineData("[\"p\", -3.5]", "[7, -3.5]", "tokenizer.json, line 17: a piece of model.vocab must be text, but is the number 7.")]
    [InlineData("\"strip_right\": true", "\"strip_right\": 1", "tokenizer.json, line 8: strip_right must be true or false, but is the number 1.")]
    [InlineData("\"unk_id\": 2", "\"unk_id\": null", "tokenizer.json, line 16: model.unk_id must be a number, but is null.")]
    [InlineData("\"type\": \"Strip\"", "\"type\": \"NFKD\"", "a normalizer of type 'NFKD' is not supported")]
    [InlineData("\"type\": \"Unigram\"", "\"type\": \"WordPiece\"", "the model is of type 'WordPiece'")]
    [InlineData("\"single_word\": false", "\"single_word\": true", "single_word, which is not supported")]
    [InlineData("{2,}", "(", "the pattern ' (' is not supported")]
    public void What_is_wrong_in_a_file_is_named_with_its_line(string right, string wrong, string message)
    {
        var text = Encoding.UTF8.GetString(SmallTokenizers.Unigram);
        var at = text.IndexOf(right, StringComparison.Ordinal);

        var refusal = Assert.Throws<TokenizerFileException>(() => UnigramTokenizer.Parse(Encoding.UTF8.GetBytes(text[..at] + wrong + text[(at + right.Length)..]), "tokenizer.json"));

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vocabulary_of_lyrics_names_what_is_wrong_too()
    {
        static TokenizerFileException Refused(string right, string wrong) =>
            Assert.Throws<TokenizerFileException>(() => LyricTokenizer.Parse(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(SmallTokenizers.Lyrics).Replace(right, wrong, StringComparison.Ordinal)), "vocab.json"));

        Assert.Equal("vocab.json, line 1: the id of 'a' in model.vocab must be a number, but is text.", Refused("\"a\":22", "\"a\":\"22\"").Message);
        Assert.Contains("merge 2 joins 'th' and '7'", Refused("\"th e\"", "\"th 7\"").Message, StringComparison.Ordinal);
        Assert.Contains("fuse_unk, which is not supported", Refused("\"fuse_unk\":false", "\"fuse_unk\":true").Message, StringComparison.Ordinal);
        Assert.Contains("a pre_tokenizer of type 'ByteLevel'", Refused("Whitespace", "ByteLevel").Message, StringComparison.Ordinal);
        Assert.Equal("vocab.json lacks the token [ko]; it is not the vocabulary of lyrics.", Refused("[ko]", "[kx]").Message);
    }

    [Fact]
    public void A_file_that_is_cut_off_anywhere_or_not_there_is_refused()
    {
        foreach (var bytes in new[] { SmallTokenizers.Unigram, SmallTokenizers.Lyrics })
        {
            for (var length = 0; length < bytes.Length; length += 7)
            {
                Assert.Throws<TokenizerFileException>(() => UnigramTokenizer.Parse(bytes.AsSpan(0, length), "cut"));
                Assert.Throws<TokenizerFileException>(() => LyricTokenizer.Parse(bytes.AsSpan(0, length), "cut"));
            }
        }

        Assert.Throws<TokenizerFileException>(() => UnigramTokenizer.Load(Path.Combine(Path.GetTempPath(), "there is no such tokenizer.json")));
    }

    [Fact]
    public void A_file_that_is_too_large_or_too_deep_is_refused_without_being_read()
    {
        using var folder = new TempDir();
        using (var file = new FileStream(folder["tokenizer.json"], FileMode.CreateNew))
        {
            file.SetLength(300L << 20);
        }

        Assert.Contains("300 MB", Assert.Throws<TokenizerFileException>(() => UnigramTokenizer.Load(folder["tokenizer.json"])).Message, StringComparison.Ordinal);
        Assert.Throws<TokenizerFileException>(() => UnigramTokenizer.Parse(Encoding.UTF8.GetBytes("{\"version\":" + new string('[', 100_000)), "deep"));
    }

    [Fact]
    public void A_character_map_that_points_anywhere_is_refused_and_never_runs_on()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            // Every unit points to where it stands, or somewhere; labels and leaves are right often enough to be followed.
            var units = new byte[4 + (4 * 256) + 8];
            BinaryPrimitives.WriteUInt32LittleEndian(units, 4 * 256);
            for (var unit = 0; unit < 256; unit++)
            {
                var offset = random.Next(3) == 0 ? 0u : (uint)random.Next(1 << 21);
                BinaryPrimitives.WriteUInt32LittleEndian(units.AsSpan(4 + (4 * unit)), (offset << 10) | (uint)(random.Next(2) << 8) | (uint)(unit & 0xFF));
            }

            var json = Encoding.UTF8.GetString(SmallTokenizers.Unigram).Replace("\"type\": \"Strip\"", $"\"type\": \"Precompiled\", \"precompiled_charsmap\": \"{Convert.ToBase64String(units)}\"", StringComparison.Ordinal);
            try
            {
                Assert.NotEmpty(UnigramTokenizer.Parse(Encoding.UTF8.GetBytes(json), "map").Encode("rap Ａ e\u0301 \r\n 🎵 " + new string('a', 1000)));
            }
            catch (TokenizerFileException)
            {
                // As it should be.
            }
        }
    }

    [Fact]
    public void Wrong_files_by_the_thousand_are_taken_or_refused()
    {
        Finds(new FuzzTarget("tokenizer.json", [SmallTokenizers.Unigram], ["\"vocab\"", "\"Regex\"", "\"precompiled_charsmap\"", "▁", "\"first\"", "1e999", "\"unk_id\""], bytes => Taken(() => UnigramTokenizer.Parse(bytes, "x").Encode("rap, 🎵 rap </s> a"))));
        Finds(new FuzzTarget("lyric vocab.json", [SmallTokenizers.Lyrics], ["\"merges\"", "\"vocab\"", "[en]", "\"added_tokens\""], bytes => Taken(() => LyricTokenizer.Parse(bytes, "x").EncodeLine("the verse, 🎵 ", "en"))));

        static void Finds(FuzzTarget target)
        {
            var finding = new Fuzzer(target with { AtLeast = Tries }, seed: 3).Run(TimeSpan.Zero).Finding;
            Assert.True(finding is null, finding);
        }

        static bool Taken(Action read)
        {
            try
            {
                read();
                return true;
            }
            catch (TokenizerFileException)
            {
                return false;
            }
        }
    }
}
