using System.Text;
using System.Text.Json;

namespace AceData.Nets.Tests.Tokenizers;

/// <summary>Tokenizer files of a few entries, made here.</summary>
internal static class SmallTokenizers
{
    /// <summary>A Unigram tokenizer in the layout of UMT5.</summary>
    public static byte[] Unigram { get; } = Encoding.UTF8.GetBytes("""
        {
          "version": "1.0", "truncation": null, "padding": null,
          "added_tokens": [
            {"id": 0, "content": "<pad>", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false, "special": true},
            {"id": 1, "content": "</s>", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false, "special": true}
          ],
          "normalizer": {"type": "Sequence", "normalizers": [
            {"type": "Strip", "strip_left": false, "strip_right": true},
            {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": "▁"}
          ]},
          "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": true},
          "post_processor": {"type": "TemplateProcessing",
            "single": [{"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "</s>", "type_id": 0}}],
            "pair": [], "special_tokens": {"</s>": {"id": "</s>", "ids": [1], "tokens": ["</s>"]}}},
          "decoder": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": true},
          "model": {"type": "Unigram", "unk_id": 2, "byte_fallback": false, "vocab": [
            ["<pad>", 0.0], ["</s>", 0.0], ["<unk>", 0.0], ["▁", -3.0], [",", -2.0], ["▁ra", -2.5], ["p", -3.5], ["▁rap", -2.0], ["a", -4.0], ["r", -4.0]
          ]}
        }
        """);

    /// <summary>A vocabulary of lyrics: the language tokens, the letters, two merges.</summary>
    public static byte[] Lyrics { get; } = MakeLyrics();

    private static byte[] MakeLyrics()
    {
        string[] special = ["[STOP]", "[UNK]", "[SPACE]", .. "en de fr es it pt pl tr ru cs nl ar zh-cn ja hu ko hi".Split(' ').Select(code => $"[{code}]"), "[START]", "[verse]"];
        string[] letters = [.. "abcdefghijklmnopqrstuvwxyz,.'".Select(letter => letter.ToString()), "th", "the"];
        var ids = special.Concat(letters).Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            version = "1.0",
            added_tokens = special.Select(token => new { id = ids[token], content = token, single_word = false, lstrip = false, rstrip = false, normalized = false, special = true }),
            normalizer = (string?)null,
            pre_tokenizer = new { type = "Whitespace" },
            model = new { type = "BPE", unk_token = "[UNK]", fuse_unk = false, vocab = ids, merges = new[] { "t h", "th e" } },
        });
    }
}
