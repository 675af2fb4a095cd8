using System.Collections.Frozen;

namespace AceData.Tagging.Vocabularies;

/// <summary>The words of a preset: which tags each category may hold, in the preset's order and spelling.</summary>
public sealed class Vocabulary
{
    private readonly FrozenDictionary<string, VocabularyCategory> _categories;

    /// <param name="name">The preset's name, such as <c>hiphop</c>.</param>
    /// <param name="categories">The categories in the order of the file.</param>
    public Vocabulary(string name, IReadOnlyList<VocabularyCategory> categories)
    {
        Name = name;
        Categories = categories;
        _categories = categories.ToFrozenDictionary(category => category.Name, StringComparer.Ordinal);
    }

    /// <summary>Full path of the file that it was read from; null for one made in memory.</summary>
    public string? File { get; init; }

    /// <summary>The preset's name.</summary>
    public string Name { get; }

    /// <summary>The categories in the order of the file.</summary>
    public IReadOnlyList<VocabularyCategory> Categories { get; }

    /// <summary>What was odd in the file but did no harm, one sentence each with its line.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The category by its name in <c>prompts.json</c> (<c>genre</c>, <c>mood</c>, …), or null when the preset has none.</summary>
    public VocabularyCategory? Find(string category) => _categories.GetValueOrDefault(category);

    /// <summary>The tags of a category; none when the preset lacks the category.</summary>
    public IReadOnlyList<string> Tags(string category) => Find(category)?.Tags ?? [];
}
