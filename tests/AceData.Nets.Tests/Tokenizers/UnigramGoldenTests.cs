using System.Text;
using System.Text.Json.Nodes;
using AceData.Nets.Tokenizers.Unigram;
using AceData.Testing;

namespace AceData.Nets.Tests.Tokenizers;

public class UnigramGoldenTests
{
    private const string Name = "unigram_tokenizer";

    [Fact]
    [Trait("Category", "Golden")]
    public void Every_text_has_the_ids_the_tokens_and_the_way_back_of_the_original()
    {
        var (tokenizer, cases) = Open();
        var pad = tokenizer.IdOf("<pad>");
        foreach (var item in cases["cases"]!.AsArray())
        {
            var text = (string)item!["text"]!;
            var pieces = tokenizer.Pieces(text);
            Assert.Equal((text, Shown(item["ids"])), (text, string.Join(' ', pieces.Select(piece => piece.Id))));
            Assert.Equal(item["tokens"]!.AsArray().Select(token => (string)token!), pieces.Select(piece => piece.Text));
            Assert.Equal((text, (string)item["decoded"]!), (text, tokenizer.Decode(tokenizer.Encode(text))));
            Assert.Equal((text, Shown(item["ids_no_special"])), (text, string.Join(' ', tokenizer.Encode(text, addsSpecial: false))));
            foreach (var (key, expected) in item.AsObject().Where(pair => pair.Key.StartsWith("ids_max", StringComparison.Ordinal)))
            {
                Assert.Equal((text, Shown(expected)), (text, string.Join(' ', tokenizer.Encode(text, longest: int.Parse(key["ids_max".Length..], System.Globalization.CultureInfo.InvariantCulture)))));
            }
        }

        // The batch: what is padded holds the ids of each text alone.
        var batch = cases["batch"]!;
        foreach (var ((text, ids), mask) in batch["texts"]!.AsArray().Zip(batch["input_ids"]!.AsArray()).Zip(batch["attention_mask"]!.AsArray()))
        {
            var length = mask!.AsArray().Sum(one => (int)one!);
            Assert.Equal(ids!.AsArray().Take(length).Select(id => (int)id!), tokenizer.Encode((string)text!));
            Assert.All(ids!.AsArray().Skip(length), id => Assert.Equal(pad, (int)id!));
        }
    }

    [Fact]
    [Trait("Category", "Golden")]
    public void A_prompt_cut_at_its_commas_yields_whole_tags()
    {
        var (tokenizer, cases) = Open();
        foreach (var item in cases["tag_augmentation"]!.AsArray())
        {
            var comma = tokenizer.IdOf(",");
            Assert.Equal((int)item!["comma_id"]!, comma);
            var groups = new List<List<int>> { new() };
            foreach (var id in tokenizer.Encode((string)item["text"]!, addsSpecial: false))
            {
                if (id == comma)
                {
                    groups.Add([]);
                }
                else
                {
                    groups[^1].Add(id);
                }
            }

            groups.RemoveAll(group => group.Count == 0);
            Assert.Equal(item["groups"]!.AsArray().Select(Shown), groups.Select(group => string.Join(' ', group)));
            Assert.Equal(item["groups_text"]!.AsArray().Select(text => (string)text!), groups.Select(group => tokenizer.Decode(group)));
        }
    }

    [Fact]
    [Trait("Category", "Golden")]
    public void Files_of_older_and_newer_converters_are_read_as_they_say()
    {
        var folder = Folder();
        var variants = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "variants.json")))!.AsObject();
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "tokenizer.json")))!;
        var charsmap = Charsmap(file["normalizer"]!) ?? "";
        foreach (var (name, variant) in variants)
        {
            var changed = file.DeepClone();
            changed["normalizer"] = JsonNode.Parse(variant!["normalizer"]?.ToJsonString().Replace("$CHARSMAP", charsmap, StringComparison.Ordinal) ?? "null");
            changed["pre_tokenizer"] = variant["pre_tokenizer"]?.DeepClone();
            var tokenizer = UnigramTokenizer.Parse(Encoding.UTF8.GetBytes(changed.ToJsonString()), name);
            foreach (var item in variant["cases"]!.AsArray())
            {
                var text = (string)item![0]!;
                Assert.Equal((name, text, Shown(item[1])), (name, text, string.Join(' ', tokenizer.Encode(text))));
            }
        }
    }

    internal static string Folder()
    {
        var folder = Goldens.Find(Name);
        Assert.SkipWhen(folder is null, Goldens.Missing(Name));
        return folder!;
    }

    private static (UnigramTokenizer Tokenizer, JsonNode Cases) Open() =>
        (UnigramTokenizer.Load(Path.Combine(Folder(), "tokenizer.json")), JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(), "cases.json")))!);

    private static string? Charsmap(JsonNode normalizer) =>
        (string?)normalizer["precompiled_charsmap"] ?? normalizer["normalizers"]?.AsArray().Select(step => Charsmap(step!)).FirstOrDefault(map => map is not null);

    private static string Shown(JsonNode? ids) => string.Join(' ', ids!.AsArray().Select(id => (int)id!));
}
