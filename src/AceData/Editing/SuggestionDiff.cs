using AceData.Library;
using AceData.Tagging.Policy;
using AceData.Tagging.Vocabularies;

namespace AceData.Editing;

/// <summary>A suggested tag line beside the present one, chip by chip.</summary>
/// <param name="Tags">Category by category; what stays, what would come, what would go.</param>
public sealed record SuggestionDiff(IReadOnlyList<SuggestedTag> Tags)
{
    /// <summary>True when accepting would change nothing but the order.</summary>
    public bool IsEmpty => Tags.All(tag => tag.Change == SuggestedChange.Same);

    /// <summary>Compares the lines.</summary>
    /// <param name="line">The present line.</param>
    /// <param name="suggestion">The suggestion.</param>
    /// <param name="categories">Which category a tag belongs to.</param>
    public static SuggestionDiff Of(string line, Suggestion suggestion, TagCategories categories)
    {
        var (present, proposed) = (Distinct(line), Distinct(suggestion.Proposed));
        var origins = suggestion.Origin.Values.ToLookup(value => value.Value, StringComparer.OrdinalIgnoreCase);
        var all = present
            .Select(tag => (tag, proposed.Contains(tag, StringComparer.OrdinalIgnoreCase) ? SuggestedChange.Same : SuggestedChange.WouldGo))
            .Concat(proposed.Where(tag => !present.Contains(tag, StringComparer.OrdinalIgnoreCase)).Select(tag => (tag, SuggestedChange.New)));
        return new SuggestionDiff(
            [.. all.Select(pair => Tag(pair.tag, pair.Item2, origins[pair.tag].FirstOrDefault(), categories)).OrderBy(tag => Rank(tag, categories)).ThenBy(tag => tag.Change)]);
    }

    private static List<string> Distinct(string line) => [.. PromptLine.Parse(line).Tags.Distinct(StringComparer.OrdinalIgnoreCase)];

    private static SuggestedTag Tag(string text, SuggestedChange change, ValueOrigin? origin, TagCategories categories) =>
        new(text, categories.Of(text), change, change == SuggestedChange.WouldGo ? null : origin?.Source, change == SuggestedChange.WouldGo ? null : origin?.Confidence);

    // The tempo stands beside the key, as in the line.
    private static double Rank(SuggestedTag tag, TagCategories categories) =>
        tag.Category == TagLine.TempoCategory ? categories.Rank("key") - 0.5 : categories.Rank(tag.Category);
}

/// <summary>One chip of a suggestion.</summary>
/// <param name="Text">The tag.</param>
/// <param name="Category">Its category; null for a word that the vocabulary does not know.</param>
/// <param name="Change">What accepting does with it.</param>
/// <param name="Source">Who suggests it; null for a tag that would go.</param>
/// <param name="Confidence">How sure that is; null for a tag that would go.</param>
public sealed record SuggestedTag(string Text, string? Category, SuggestedChange Change, ValueSource? Source, ConfidenceLevel? Confidence);

/// <summary>What accepting a suggestion does with a tag.</summary>
public enum SuggestedChange
{
    /// <summary>It stands in both lines.</summary>
    Same,

    /// <summary>It stands in the present line only and would go.</summary>
    WouldGo,

    /// <summary>It stands in the suggestion only and would come.</summary>
    New,
}
