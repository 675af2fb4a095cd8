using System.Collections.Frozen;

namespace AceData.Tagging.Vocabularies;

/// <summary>The tags of one category, in order, findable in any usual spelling.</summary>
public sealed class VocabularyCategory
{
    private readonly FrozenDictionary<string, string> _byText;
    private readonly FrozenDictionary<string, string> _byKey;

    /// <param name="name">The name in <c>prompts.json</c>: <c>genre</c>, <c>mood</c>, …</param>
    /// <param name="tags">The tags in order and in their spelling; of several with one key the first answers to it.</param>
    public VocabularyCategory(string name, IReadOnlyList<string> tags)
    {
        Name = name;
        Tags = tags;
        _byText = First(tags, tag => tag).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _byKey = First(tags, TagText.Key).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The name in <c>prompts.json</c>.</summary>
    public string Name { get; }

    /// <summary>The tags in order and in their spelling.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>The tag that is written exactly so, apart from case; else null.</summary>
    public string? FindByText(ReadOnlySpan<char> text) => _byText.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var tag) ? tag : null;

    /// <summary>The first tag with this <see cref="TagText.Key"/>; else null.</summary>
    public string? FindByKey(ReadOnlySpan<char> key) => _byKey.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var tag) ? tag : null;

    private static Dictionary<string, string> First(IReadOnlyList<string> tags, Func<string, string> key)
    {
        var first = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var tag in tags)
        {
            first.TryAdd(key(tag), tag);
        }

        return first;
    }
}
