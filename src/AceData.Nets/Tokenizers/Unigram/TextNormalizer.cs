using System.Text.RegularExpressions;
using AceData.Nets.Tokenizers.Files;

namespace AceData.Nets.Tokenizers.Unigram;

/// <summary>The steps under <c>normalizer</c> of a tokenizer file; a kind of step that is not known is refused, not left out.</summary>
internal sealed class TextNormalizer
{
    private readonly List<Func<string, string>> _steps = [];

    public string Apply(string text)
    {
        foreach (var step in _steps)
        {
            text = step(text);
        }

        return text;
    }

    public static TextNormalizer Read(ref TokenizerJson json)
    {
        var normalizer = new TextNormalizer();
        normalizer.Add(ref json);
        return normalizer;
    }

    private void Add(ref TokenizerJson json)
    {
        if (json.IsNull)
        {
            return;
        }

        var (type, charsmap, content, left, right) = ("", "", "", true, true);
        Regex? pattern = null;
        string? plain = null;
        json.BeginObject("normalizer");
        while (json.NextProperty(out var name))
        {
            switch (name)
            {
                case "type":
                    type = json.String("the type of a normalizer");
                    break;
                case "normalizers":
                    json.BeginArray("normalizers");
                    while (json.NextItem())
                    {
                        Add(ref json);
                    }

                    break;
                case "precompiled_charsmap":
                    charsmap = json.StringOrNull("precompiled_charsmap") ?? "";
                    break;
                case "content":
                    content = json.String("the content of a replacement");
                    break;
                case "strip_left":
                    left = json.Flag("strip_left");
                    break;
                case "strip_right":
                    right = json.Flag("strip_right");
                    break;
                case "pattern":
                    (plain, pattern) = Pattern(ref json);
                    break;
                default:
                    throw json.Fail($"a normalizer has a setting '{name}' that is not supported");
            }
        }

        switch (type)
        {
            case "Sequence":
                break;
            case "Precompiled":
                if (charsmap.Length > 0)
                {
                    _steps.Add(PrecompiledCharsmap.Parse(charsmap).Apply);
                }

                break;
            case "Replace" when plain is { Length: > 0 }:
                _steps.Add(text => text.Replace(plain, content, StringComparison.Ordinal));
                break;
            case "Replace" when pattern is not null:
                _steps.Add(text => pattern.Replace(text, _ => content));
                break;
            case "Strip":
                _steps.Add(text => left && right ? text.Trim() : left ? text.TrimStart() : right ? text.TrimEnd() : text);
                break;
            default:
                throw json.Fail($"a normalizer of type '{type}' is not supported");
        }
    }

    private static (string? Plain, Regex? Pattern) Pattern(ref TokenizerJson json)
    {
        string? plain = null;
        Regex? pattern = null;
        json.BeginObject("pattern");
        while (json.NextProperty(out var name))
        {
            var text = json.String("a pattern");
            if (name == "String")
            {
                plain = text;
                continue;
            }

            try
            {
                // Without backtracking no text is slow, whoever wrote the pattern.
                pattern = new Regex(text, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
            }
            catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
            {
                throw json.Fail($"the pattern '{text}' is not supported");
            }
        }

        return (plain, pattern);
    }
}
