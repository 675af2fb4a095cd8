using System.Collections.Frozen;
using AceData.Tagging.Policy;

namespace AceData.Tagging.Vocabularies;

/// <summary>Which category a written tag belongs to, and which categories come first in a line.</summary>
public sealed class TagCategories
{
    private const string Key = "key";
    private readonly FrozenDictionary<string, string> _byText;
    private readonly FrozenDictionary<string, string> _byKey;
    private readonly FrozenDictionary<string, string> _spelling;
    private readonly FrozenDictionary<string, IReadOnlyList<string>> _all;
    private readonly FrozenDictionary<string, int> _ranks;

    /// <param name="rules">Vocabulary and order of the categories.</param>
    public TagCategories(TagRules rules)
    {
        var order = rules.Prompts.Workflow.Categories;
        InOrder = order;
        _ranks = order.Distinct().Index().ToFrozenDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        var byText = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var byKey = new Dictionary<string, string>(StringComparer.Ordinal);
        var spelling = new Dictionary<string, string>(StringComparer.Ordinal);
        var all = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var category in order.Concat(rules.Vocabulary.Categories.Select(c => c.Name)).Distinct())
        {
            foreach (var tag in rules.Vocabulary.Tags(category))
            {
                // A word of two categories stands for the one that is asked first.
                byText.TryAdd(tag, category);
                (all.TryGetValue(TagText.Key(tag), out var several) ? several : all[TagText.Key(tag)] = []).Add(category);
                byKey.TryAdd(TagText.Key(tag), category);
                spelling.TryAdd(TagText.Key(tag), rules.Prompts.Output.IsLowerCase ? tag.ToLowerInvariant() : tag);
            }
        }

        _byText = byText.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _byKey = byKey.ToFrozenDictionary(StringComparer.Ordinal);
        _all = all.Where(pair => pair.Value.Count > 1).ToFrozenDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[.. pair.Value.Distinct()], StringComparer.Ordinal);
        _spelling = spelling.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The categories in the order of the line, without the tempo.</summary>
    public IReadOnlyList<string> InOrder { get; }

    /// <summary>The category of a tag in any usual spelling; <c>bpm</c> for a tempo; null when the vocabulary does not know it.</summary>
    public string? Of(string tag) =>
        PromptLine.Tempo(tag) is not null ? TagLine.TempoCategory
        : PromptLine.ModeOf(tag) is not null ? Key
        : _byText.TryGetValue(tag, out var category) || _byKey.TryGetValue(TagText.Key(tag), out category) ? category
        : null;

    /// <summary>All categories of a tag, the one of <see cref="Of"/> first; none when the vocabulary does not know it.</summary>
    public IReadOnlyList<string> AllOf(string tag) =>
        Of(tag) is not { } category ? []
        : category is not (TagLine.TempoCategory or Key) && _all.TryGetValue(TagText.Key(tag), out var several) ? [category, .. several.Where(other => other != category)]
        : [category];

    /// <summary>True when the preset writes the tag so, or when it is a tempo or a key.</summary>
    public bool IsKnown(string tag) => _byText.ContainsKey(tag) || PromptLine.Tempo(tag) is not null || PromptLine.ModeOf(tag) is not null;

    /// <summary>The tag as the preset writes it; null when the vocabulary does not know it.</summary>
    public string? Spelling(string tag) => _spelling.GetValueOrDefault(TagText.Key(tag));

    /// <summary>The place of a category in the line; unknown ones come last.</summary>
    public int Rank(string? category) => category is not null && _ranks.TryGetValue(category, out var rank) ? rank : _ranks.Count;
}
