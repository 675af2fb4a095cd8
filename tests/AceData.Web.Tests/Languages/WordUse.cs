using System.Text.RegularExpressions;

namespace AceData.Web.Tests.Languages;

/// <summary>A place in the sources where a word is looked up.</summary>
/// <param name="File">Name of the source file.</param>
/// <param name="Words">Such as <c>SongWords</c>.</param>
/// <param name="Key">The key as far as the source says it.</param>
/// <param name="IsWhole">False when the program adds the rest.</param>
/// <param name="IsCount">True when one and many have own keys.</param>
internal sealed partial record WordUse(string File, string Words, string Key, bool IsWhole, bool IsCount)
{
    /// <summary>Every place in a source file.</summary>
    public static IEnumerable<WordUse> In(string path)
    {
        var source = System.IO.File.ReadAllText(path);
        foreach (Match localizer in Localizer().Matches(source))
        {
            var (words, name) = (localizer.Groups["words"].Value, localizer.Groups["name"].Value);
            foreach (Match use in Regex.Matches(source, $@"(?<![\w.]){name}(?<open>\[|\.Count\()"))
            {
                var isCount = use.Groups["open"].Value != "[";
                foreach (var (key, isWhole) in Keys(FirstArgument(source, use.Index + use.Length)))
                {
                    yield return new WordUse(Path.GetFileName(path), words, key, isWhole, isCount);
                }
            }
        }
    }

    public bool Fits(string key) => IsWhole ? key == (IsCount ? Key + ".Many" : Key) : key.StartsWith(Key, StringComparison.Ordinal);

    // Up to the comma or the bracket that ends it; brackets and texts inside are passed over.
    private static string FirstArgument(string source, int start)
    {
        var depth = 0;
        var isText = false;
        var at = start;
        for (; at < source.Length; at++)
        {
            var letter = source[at];
            if (letter == '"')
            {
                isText = !isText;
            }
            else if (!isText && letter is '(' or '[' or '{')
            {
                depth++;
            }
            else if (!isText && letter is ')' or ']' or '}' && depth-- == 0)
            {
                break;
            }
            else if (!isText && letter == ',' && depth == 0)
            {
                break;
            }
        }

        return source[start..at];
    }

    // "a" · cond ? "a" : "b" · "a." + rest · $"a.{rest}"
    private static IEnumerable<(string Key, bool IsWhole)> Keys(string argument)
    {
        foreach (Match text in Literal().Matches(argument))
        {
            var key = text.Groups["text"].Value;
            var brace = key.IndexOf('{', StringComparison.Ordinal);
            var isInterpolated = text.Groups["dollar"].Success && brace >= 0;
            var goesOn = argument[(text.Index + text.Length)..].TrimStart().StartsWith('+');
            var isCompared = argument[..text.Index].TrimEnd() is var before && (before.EndsWith("==", StringComparison.Ordinal) || before.EndsWith('+'));
            if (!isCompared)
            {
                yield return (isInterpolated ? key[..brace] : key, !isInterpolated && !goesOn);
            }
        }
    }

    [GeneratedRegex(@"IStringLocalizer<(?<words>\w+)>\s+(?<name>\w+)")]
    private static partial Regex Localizer();

    [GeneratedRegex(@"(?<dollar>\$)?""(?<text>[^""]*)""")]
    private static partial Regex Literal();
}
