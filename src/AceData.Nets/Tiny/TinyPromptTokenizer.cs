using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AceData.Nets.Tiny;

/// <summary>
/// A <c>tokenizer.json</c> with the parts of UMT5's: a Unigram model, byte pieces, extra ids, an end token behind each text. The ids are others than the published ones, the comma's
/// too: whoever writes one down as a number finds out here.
/// </summary>
internal static class TinyPromptTokenizer
{
    private const int Bytes = 256;
    private const int Extra = 300;
    private static readonly string[] Special = ["<pad>", "</s>", "<s>", "<unk>"];

    // Words of tag lines, so that not every letter is a piece of its own.
    private static readonly string[] Words =
    [
        "hip", "hop", "rap", "pop", "rock", "jazz", "house", "techno", "trap", "soul", "funk", "ballad", "ambient", "lo-fi", "german", "minor", "major", "key", "bpm", "dark", "energetic",
        "melancholic", "confident", "dreamy", "happy", "sad", "calm", "synth", "bass", "pad", "lead", "piano", "electric", "guitar", "drums", "strings", "male", "female", "vocal", "rap",
        "instrumental", "duet", "choir", "autotune", "reverb",
    ];

    /// <summary>The file and the number of its ids.</summary>
    public static (byte[] File, int Count) File()
    {
        var pieces = Pieces();
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(json, pieces);
        }

        buffer.Write("\n"u8);
        return (buffer.WrittenSpan.ToArray(), pieces.Count);
    }

    private static List<(string Piece, double Score)> Pieces()
    {
        var texts = new List<string> { "▁", "," };
        texts.AddRange(Words.Distinct().Select(word => "▁" + word));
        texts.AddRange(Enumerable.Range(0, 10).Select(digit => digit.ToString(CultureInfo.InvariantCulture)));
        texts.AddRange(Enumerable.Range('a', 26).Concat(Enumerable.Range('A', 26)).Select(letter => ((char)letter).ToString()));
        texts.AddRange("-.'&/()!?:;\"äöüßÄÖÜéèêñçáíóú".Select(letter => letter.ToString()));
        return
        [
            .. Special.Select(piece => (piece, 0.0)),
            .. Enumerable.Range(0, Bytes).Select(value => ($"<0x{value:X2}>", 0.0)),

            // A frequency list: what stands further down is rarer, and a whole word wins over its letters.
            .. texts.Select((text, i) => (text, text.Length > 1 ? -6 - (i / 100.0) : -3 - (i / 100.0))),
            .. Enumerable.Range(0, Extra).Select(i => ($"<extra_id_{Extra - 1 - i}>", 0.0)),
        ];
    }

    private static void Write(Utf8JsonWriter json, List<(string Piece, double Score)> pieces)
    {
        json.WriteStartObject();
        json.WriteString("version", "1.0");
        json.WriteNull("truncation");
        json.WriteNull("padding");
        json.WriteStartArray("added_tokens");
        foreach (var (id, (piece, _)) in pieces.Index())
        {
            if (id < Special.Length || id >= pieces.Count - Extra)
            {
                TinyJson.AddedToken(json, id, piece);
            }
        }

        json.WriteEndArray();
        Part(json, "normalizer", """{"type": "Sequence", "normalizers": [{"type": "Strip", "strip_left": false, "strip_right": true}, {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": "▁"}]}""");
        Part(json, "pre_tokenizer", """{"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": true}""");
        Part(json, "post_processor", """
            {"type": "TemplateProcessing", "single": [{"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "</s>", "type_id": 0}}],
             "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "</s>", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}}, {"SpecialToken": {"id": "</s>", "type_id": 0}}],
             "special_tokens": {"</s>": {"id": "</s>", "ids": [1], "tokens": ["</s>"]}}}
            """);
        Part(json, "decoder", """{"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": true}""");
        json.WriteStartObject("model");
        json.WriteString("type", "Unigram");
        json.WriteNumber("unk_id", Array.IndexOf(Special, "<unk>"));
        json.WriteStartArray("vocab");
        foreach (var (piece, score) in pieces)
        {
            json.WriteStartArray();
            json.WriteStringValue(piece);
            json.WriteNumberValue(score);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteBoolean("byte_fallback", false);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Part(Utf8JsonWriter json, string name, string text)
    {
        json.WritePropertyName(name);
        using var part = JsonDocument.Parse(text);
        part.RootElement.WriteTo(json);
    }
}
