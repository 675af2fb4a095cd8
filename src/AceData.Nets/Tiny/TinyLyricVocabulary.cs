using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using AceData.Nets.Tokenizers.Lyrics;

namespace AceData.Nets.Tiny;

/// <summary>A vocabulary of lyrics with the parts of ACE-Step's: languages, structure tags, letters and some merges; the ids are others than the published ones.</summary>
internal static class TinyLyricVocabulary
{
    private static readonly string[] First = ["[STOP]", "[UNK]", "[SPACE]", "[START]"];
    private static readonly string[] Structure = ["[start]", "[intro]", "[verse]", "[chorus]", "[bridge]", "[outro]", "[end]", "[inst]", "[solo]", "[hook]", "[pre-chorus]", "[break]"];
    private static readonly string[] Merges = ["t h", "i n", "th e", "o u", "e r", "a n", "in g", "y ou", "c h", "e n"];

    /// <summary>The file.</summary>
    public static byte[] File()
    {
        var special = First.Concat(LyricTokenizer.Languages.Select(code => $"[{(code == "zh" ? "zh-cn" : code)}]")).Concat(Structure).ToList();
        var letters = Enumerable.Range('a', 26).Concat(Enumerable.Range('A', 26)).Concat(Enumerable.Range('0', 10)).Select(letter => ((char)letter).ToString())
            .Concat(".,!?'-:;\"()äöüßéèêëàâçñáíóúîôûœ".Select(letter => letter.ToString()));
        var pieces = special.Concat(letters).Concat(Merges.Select(pair => pair.Replace(" ", "", StringComparison.Ordinal))).ToList();
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("version", "1.0");
            json.WriteStartArray("added_tokens");
            foreach (var (id, token) in special.Index())
            {
                TinyJson.AddedToken(json, id, token);
            }

            json.WriteEndArray();
            json.WriteNull("normalizer");
            json.WriteStartObject("pre_tokenizer");
            json.WriteString("type", "Whitespace");
            json.WriteEndObject();
            json.WriteNull("post_processor");
            json.WriteStartObject("model");
            json.WriteString("type", "BPE");
            json.WriteString("unk_token", "[UNK]");
            json.WriteBoolean("fuse_unk", false);
            json.WriteStartObject("vocab");
            foreach (var (id, piece) in pieces.Index())
            {
                json.WriteNumber(piece, id);
            }

            json.WriteEndObject();
            json.WriteStartArray("merges");
            foreach (var pair in Merges)
            {
                json.WriteStringValue(pair);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }
}
