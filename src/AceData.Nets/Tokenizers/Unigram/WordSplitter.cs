using AceData.Nets.Tokenizers.Files;

namespace AceData.Nets.Tokenizers.Unigram;

/// <summary>
/// The steps under <c>pre_tokenizer</c>: Metaspace (spaces become <c>▁</c>, and the text is cut before each) and WhitespaceSplit. No piece of the
/// vocabulary crosses a cut.
/// </summary>
internal sealed class WordSplitter
{
    private readonly List<Func<string, bool, IEnumerable<string>>> _steps = [];

    /// <summary>Cuts a text that is normalised.</summary>
    /// <param name="text">The text between two added tokens.</param>
    /// <param name="isFirst">Whether nothing stands before it.</param>
    public IEnumerable<string> Split(string text, bool isFirst)
    {
        IEnumerable<string> words = [text];
        foreach (var step in _steps)
        {
            words = words.SelectMany((word, i) => step(word, isFirst && i == 0));
        }

        return words.Where(word => word.Length > 0);
    }

    public static WordSplitter Read(ref TokenizerJson json)
    {
        var splitter = new WordSplitter();
        splitter.Add(ref json);
        return splitter;
    }

    private void Add(ref TokenizerJson json)
    {
        if (json.IsNull)
        {
            return;
        }

        string type = "", scheme = "always";
        var (replacement, split) = ('▁', true);
        json.BeginObject("pre_tokenizer");
        while (json.NextProperty(out var name))
        {
            switch (name)
            {
                case "type":
                    type = json.String("the type of a pre_tokenizer");
                    break;
                case "pretokenizers":
                    json.BeginArray("pretokenizers");
                    while (json.NextItem())
                    {
                        Add(ref json);
                    }

                    break;
                case "replacement":
                    replacement = json.String("replacement") is [var letter] ? letter : throw json.Wrong("replacement", "one character");
                    break;
                case "prepend_scheme":
                    scheme = json.String("prepend_scheme");
                    break;
                case "add_prefix_space":
                    scheme = json.Flag("add_prefix_space") ? scheme : "never";
                    break;
                case "split":
                    split = json.Flag("split");
                    break;
                case "str_rep":
                    break;
                default:
                    throw json.Fail($"a pre_tokenizer has a setting '{name}' that is not supported");
            }
        }

        switch (type)
        {
            case "Sequence":
                break;
            case "WhitespaceSplit":
                _steps.Add((text, _) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                break;
            case "Metaspace" when scheme is "always" or "first" or "never":
                _steps.Add((text, isFirst) => Metaspace(text, replacement, scheme == "always" || (scheme == "first" && isFirst), split));
                break;
            default:
                throw json.Fail($"a pre_tokenizer of type '{type}'{(type == "Metaspace" ? $" with prepend_scheme '{scheme}'" : "")} is not supported");
        }
    }

    private static IEnumerable<string> Metaspace(string text, char replacement, bool prepends, bool split)
    {
        text = text.Replace(' ', replacement);
        if (prepends && text.Length > 0 && text[0] != replacement)
        {
            text = replacement + text;
        }

        if (!split)
        {
            yield return text;
            yield break;
        }

        for (var start = 0; start < text.Length;)
        {
            var next = text.IndexOf(replacement, start + 1);
            var end = next < 0 ? text.Length : next;
            yield return text[start..end];
            start = end;
        }
    }
}
