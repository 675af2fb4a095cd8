using System.Collections.Frozen;

namespace AceData.Tagging.Vocabularies;

/// <summary>
/// What is known about words besides the vocabulary: other words for a tag, words that change nothing, groups of moods that
/// mean the same, general instruments that a precise one makes redundant, and tags that exclude each other.
/// The file is described in <c>docs/formats/tag_aliases.md</c>.
/// </summary>
public sealed class TagAliases
{
    private static readonly FrozenDictionary<string, IReadOnlyList<string>> NoWords = FrozenDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>Knows nothing.</summary>
    public static TagAliases None { get; } = new();

    /// <summary>Per category: comparison key of a word → tags it stands for, best first; none = a known word that is no tag.</summary>
    public IReadOnlyDictionary<string, FrozenDictionary<string, IReadOnlyList<string>>> Anywhere { get; init; } = FrozenDictionary<string, FrozenDictionary<string, IReadOnlyList<string>>>.Empty;

    /// <summary>As <see cref="Anywhere"/>, but only where the word is the whole item, not a part of a sentence.</summary>
    public IReadOnlyDictionary<string, FrozenDictionary<string, IReadOnlyList<string>>> Alone { get; init; } = FrozenDictionary<string, FrozenDictionary<string, IReadOnlyList<string>>>.Empty;

    /// <summary>Per category: words that change nothing (<c>very</c>, <c>soft</c> piano, rock <c>music</c>); <c>*</c> holds for all.</summary>
    public IReadOnlyDictionary<string, FrozenSet<string>> Ignored { get; init; } = FrozenDictionary<string, FrozenSet<string>>.Empty;

    /// <summary>Per category: groups of tags of which one is enough.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>> Synonyms { get; init; } = FrozenDictionary<string, IReadOnlyList<IReadOnlyList<string>>>.Empty;

    /// <summary>General tag → precise tags; where a precise one is there, the general one is redundant.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Precise { get; init; } = FrozenDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>Groups of tags of which only the first in the line can be right, such as <c>major key</c> and <c>minor key</c>.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Exclusive { get; init; } = [];

    /// <summary>Tags that others drive out, wherever they stand, such as <c>instrumental</c>.</summary>
    public IReadOnlyList<TagConflict> Conflicts { get; init; } = [];

    /// <summary>Number of words that stand for a tag or are known to be none.</summary>
    public int Count => Anywhere.Values.Sum(words => words.Count) + Alone.Values.Sum(words => words.Count);

    /// <summary>Words that hold anywhere in an answer of this category.</summary>
    public FrozenDictionary<string, IReadOnlyList<string>> AnywhereOf(string category) => Anywhere.GetValueOrDefault(category) ?? NoWords;

    /// <summary>Words that hold only alone in an answer of this category.</summary>
    public FrozenDictionary<string, IReadOnlyList<string>> AloneOf(string category) => Alone.GetValueOrDefault(category) ?? NoWords;

    /// <summary>True when the word (a comparison key) changes nothing in this category.</summary>
    public bool IsIgnored(string category, string key) =>
        Ignored.GetValueOrDefault(category)?.Contains(key) == true || Ignored.GetValueOrDefault("*")?.Contains(key) == true;
}

/// <summary>Tags that exclude each other: where a tag of <paramref name="Winners"/> is there, <paramref name="Losers"/> fall.</summary>
/// <param name="Winners">Tags that stay.</param>
/// <param name="Losers">Tags that fall.</param>
public sealed record TagConflict(IReadOnlyList<string> Winners, IReadOnlyList<string> Losers);
