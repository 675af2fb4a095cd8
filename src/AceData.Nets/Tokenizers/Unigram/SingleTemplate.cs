using AceData.Nets.Tokenizers.Files;

namespace AceData.Nets.Tokenizers.Unigram;

/// <summary>The template of a single text under <c>post_processor</c>: what is put before and after it.</summary>
/// <param name="Before">Tokens before the text.</param>
/// <param name="After">Tokens after it.</param>
internal sealed record SingleTemplate(IReadOnlyList<(int Id, string Text)> Before, IReadOnlyList<(int Id, string Text)> After)
{
    public static SingleTemplate None { get; } = new([], []);

    public int Count => Before.Count + After.Count;

    public static SingleTemplate Read(ref TokenizerJson json)
    {
        if (json.IsNull)
        {
            return None;
        }

        var type = "";
        List<string?> single = [];
        Dictionary<string, List<(int, string)>> tokens = new(StringComparer.Ordinal);
        json.BeginObject("post_processor");
        while (json.NextProperty(out var name))
        {
            switch (name)
            {
                case "type":
                    type = json.String("the type of the post_processor");
                    break;
                case "single":
                    single = Single(ref json);
                    break;
                case "special_tokens":
                    tokens = SpecialTokens(ref json);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        var text = single.IndexOf(null);
        if (type != "TemplateProcessing" || text < 0 || single.LastIndexOf(null) != text || single.Exists(token => token is not null && !tokens.ContainsKey(token)))
        {
            throw json.Fail($"a post_processor of type '{type}' with this template is not supported");
        }

        return new SingleTemplate([.. single[..text].SelectMany(token => tokens[token!])], [.. single[(text + 1)..].SelectMany(token => tokens[token!])]);
    }

    // Names of special tokens; null is the place of the text.
    private static List<string?> Single(ref TokenizerJson json)
    {
        var parts = new List<string?>();
        json.BeginArray("the template of a single text");
        while (json.NextItem())
        {
            json.BeginObject("a part of the template");
            while (json.NextProperty(out var kind))
            {
                string? id = null;
                json.BeginObject("a part of the template");
                while (json.NextProperty(out var name))
                {
                    if (name == "id")
                    {
                        id = json.String("the id of a part of the template");
                    }
                    else
                    {
                        json.Skip();
                    }
                }

                parts.Add(kind == "SpecialToken" ? id ?? throw json.Fail("a special token of the template has no id") : null);
            }
        }

        return parts;
    }

    private static Dictionary<string, List<(int Id, string Text)>> SpecialTokens(ref TokenizerJson json)
    {
        var tokens = new Dictionary<string, List<(int, string)>>(StringComparer.Ordinal);
        json.BeginObject("special_tokens");
        while (json.NextProperty(out var token))
        {
            var (ids, texts) = (new List<int>(), new List<string>());
            json.BeginObject("a special token of the template");
            while (json.NextProperty(out var name))
            {
                if (name is not ("ids" or "tokens"))
                {
                    json.Skip();
                    continue;
                }

                json.BeginArray(name);
                while (json.NextItem())
                {
                    if (name == "ids")
                    {
                        ids.Add(json.Id("an id of the template"));
                    }
                    else
                    {
                        texts.Add(json.String("a token of the template"));
                    }
                }
            }

            tokens[token] = ids.Count == texts.Count ? [.. ids.Zip(texts)] : throw json.Fail("a special token of the template has not as many ids as tokens");
        }

        return tokens;
    }
}
