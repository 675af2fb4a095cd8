using System.Text.RegularExpressions;
using AceData.Datasets.Checking;
using AceData.Testing;

namespace AceData.Web.Tests.Languages;

/// <summary>What a check finds is said on the page as the rules say it, and in the other language.</summary>
public partial class CheckWordTests
{
    private static readonly IReadOnlyDictionary<string, string> English = WordFiles.Read("CheckWords");

    [Fact]
    public void Every_kind_of_finding_has_its_heading_and_what_its_fix_does() => Assert.All(CheckCodes.All(), code =>
    {
        Assert.Equal(code.Title, English[$"Title.{code.Name}"]);
        Assert.Equal(code.Fix is null ? null : code.Fix + ".", English.GetValueOrDefault($"Fix.{code.Name}"));
    });

    [Fact]
    public void Every_sentence_of_the_rules_stands_in_the_words_of_the_page()
    {
        var codes = typeof(CheckCodes).GetFields().Where(field => field.FieldType == typeof(CheckCode)).ToDictionary(field => field.Name, field => ((CheckCode)field.GetValue(null)!).Name);
        var said = new Dictionary<string, string>();
        foreach (var rule in Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src", "AceData", "Datasets", "Checking", "Rules"), "*.cs").Select(File.ReadAllText))
        {
            foreach (Match sentence in Sentence().Matches(rule))
            {
                // One rule has two codes, a variable: both have the one sentence.
                var names = sentence.Groups["name"].Success ? [sentence.Groups["name"].Value] : sentence.Groups["code"].Success ? [codes[sentence.Groups["code"].Value]] : new[] { "BALANCE-GENRE", "BALANCE-VOICE" };
                foreach (var name in names)
                {
                    var place = 0;
                    said[name] = Hole().Replace(sentence.Groups["text"].Value, _ => $"{{{place++}}}");
                }
            }
        }

        Assert.True(said.Count > 40, $"only {said.Count} sentences were found");
        Assert.Equal(said.OrderBy(pair => pair.Key, StringComparer.Ordinal), English.Where(pair => pair.Key.StartsWith("Sentence.", StringComparison.Ordinal)).Select(pair => new KeyValuePair<string, string>(pair.Key["Sentence.".Length..], pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [GeneratedRegex("""(FindingSentence\.Of\("(?<name>[A-Za-z.-]+)", |CheckFinding\.Say\((CheckCodes\.(?<code>\w+)|code), [^,]+, )\$"(?<text>([^"{}]|\{([^{}"]|"[^"]*")*\})*)\x22""")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();
}
