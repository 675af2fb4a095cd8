using AceData.Settings;
using AceData.Tagging.Answers;

namespace AceData.Tagging.Vocabularies;

/// <summary>The word of the vocabulary that another one stands for.</summary>
public static class KnownWord
{
    /// <summary>The one that it means by spelling or alias; null when there is none or several.</summary>
    public static string? Meant(string tag, TagRules rules)
    {
        var words = rules.Prompts.Workflow.Categories
            .Select(category => AnswerParser.Parse(tag, category, rules.Vocabulary, rules.Aliases, maximum: 2))
            .Where(answer => answer is { Tags.Count: 1, Dropped.Count: 0 })
            .Select(answer => answer.Tags[0].Tag)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        return words.Count == 1 ? words[0] : null;
    }

    /// <summary>The one that it means, or else the one that is spelt most like it; null when none is near.</summary>
    public static string? Nearest(string tag, TagRules rules) =>
        Meant(tag, rules) ?? NearestName.Of(tag, rules.Vocabulary.Categories.SelectMany(category => category.Tags).Where(word => BeginsAlike(word, tag)));

    // Nearly every slip leaves the first letter right; without that, short words are near to anything.
    private static bool BeginsAlike(string a, string b) => a.Length > 0 && b.Length > 0 && char.ToUpperInvariant(a[0]) == char.ToUpperInvariant(b[0]);
}
