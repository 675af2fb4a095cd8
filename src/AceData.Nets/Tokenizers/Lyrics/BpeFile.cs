using AceData.Nets.Tokenizers.Files;

namespace AceData.Nets.Tokenizers.Lyrics;

/// <summary>The part <c>model</c> of a vocabulary of lyrics.</summary>
internal static class BpeFile
{
    public static (Dictionary<string, int> Ids, Dictionary<long, (int Rank, int Id)> Merges, int Unknown) Read(ref TokenizerJson json)
    {
        var (type, unknown) = ("", "");
        Dictionary<string, int> ids = new(StringComparer.Ordinal);
        List<(string Left, string Right)> merges = [];
        json.BeginObject("model");
        while (json.NextProperty(out var name))
        {
            switch (name)
            {
                case "type":
                    type = json.String("model.type");
                    break;
                case "unk_token":
                    unknown = json.String("model.unk_token");
                    break;
                case "fuse_unk" or "byte_fallback" or "ignore_merges" when json.FlagOr(name, false):
                    throw json.Fail($"the model asks for {name}, which is not supported");
                case "continuing_subword_prefix" or "end_of_word_suffix" when json.StringOrNull(name) is { Length: > 0 }:
                    throw json.Fail($"the model asks for {name}, which is not supported");
                case "vocab":
                    ReadIds(ref json, ids);
                    break;
                case "merges":
                    ReadMerges(ref json, merges);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        if (type is not ("" or "BPE") || !ids.TryGetValue(unknown, out var unknownId))
        {
            throw json.Fail($"the model is of type '{type}' with the unknown token '{unknown}'; a BPE model with an unknown token of its vocab is needed");
        }

        var ranks = new Dictionary<long, (int, int)>(merges.Count);
        foreach (var (rank, (left, right)) in merges.Index())
        {
            if (!ids.TryGetValue(left, out var leftId) || !ids.TryGetValue(right, out var rightId) || !ids.TryGetValue(left + right, out var both))
            {
                throw json.Fail($"merge {rank + 1} joins '{left}' and '{right}', which are not in the vocab, or their union is not");
            }

            ranks[BpeMerging.Key(leftId, rightId)] = (rank, both);
        }

        return (ids, ranks, unknownId);
    }

    /// <summary>The only way of cutting words that the vocabulary was made with.</summary>
    public static void ExpectWhitespace(ref TokenizerJson json)
    {
        json.BeginObject("pre_tokenizer");
        while (json.NextProperty(out var name))
        {
            if (name == "type" && json.String("the type of the pre_tokenizer") is var type and not "Whitespace")
            {
                throw json.Fail($"a pre_tokenizer of type '{type}' is not supported");
            }
        }
    }

    private static void ReadIds(ref TokenizerJson json, Dictionary<string, int> ids)
    {
        json.BeginObject("model.vocab");
        while (json.NextProperty(out var piece))
        {
            ids[piece] = json.Id($"the id of '{piece}' in model.vocab");
        }
    }

    // Older files write a pair with a space between, newer ones as a list.
    private static void ReadMerges(ref TokenizerJson json, List<(string Left, string Right)> merges)
    {
        json.BeginArray("model.merges");
        while (json.NextItem())
        {
            if (!json.IsArray)
            {
                merges.Add(json.String("an entry of model.merges").Split(' ') is [var first, var second] ? (first, second) : throw json.Wrong("an entry of model.merges", "two pieces with a space between"));
                continue;
            }

            json.BeginArray("an entry of model.merges");
            var left = json.NextItem() ? json.String("a piece of model.merges") : "";
            var right = json.NextItem() ? json.String("a piece of model.merges") : "";
            merges.Add(right.Length > 0 && !json.NextItem() ? (left, right) : throw json.Fail("an entry of model.merges is not a pair"));
        }
    }
}
