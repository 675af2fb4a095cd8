using AceData.Library.Catalog;
using AceData.Tagging.Policy;
using AceData.Tagging.Vocabularies;

namespace AceData.Library.Filtering;

/// <summary>How often which tag stands in a list of songs; the tempo is left out.</summary>
public sealed record TagStatistics
{
    private const int RareUpTo = 2;
    private const double CommonFrom = 0.9;

    /// <summary>Songs with at least one tag beside the tempo.</summary>
    public required int TaggedSongs { get; init; }

    /// <summary>The categories in the order of the line, then the words that the vocabulary does not know; empty ones are left out.</summary>
    public required IReadOnlyList<CategoryCount> Categories { get; init; }

    /// <summary>Tags of one or two songs only: too few to be learnt, or a slip.</summary>
    public required IReadOnlyList<TagCount> Rare { get; init; }

    /// <summary>Tags of more than nine in ten songs: they tell no song from another.</summary>
    public required IReadOnlyList<TagCount> Common { get; init; }

    /// <summary>Tags that are not written as the preset writes them.</summary>
    public required IReadOnlyList<TagCount> NotInVocabulary { get; init; }

    /// <summary>Counts the tags of these songs; a tag counts once a song.</summary>
    public static TagStatistics Of(IReadOnlyList<SongEntry> songs, TagCategories categories)
    {
        var counts = new Dictionary<string, (EntryTag Tag, int Songs, int Last)>(StringComparer.OrdinalIgnoreCase);
        var tagged = 0;
        for (var i = 0; i < songs.Count; i++)
        {
            var hasTag = false;
            foreach (var tag in songs[i].Tags)
            {
                if (tag.Category == TagLine.TempoCategory)
                {
                    continue;
                }

                hasTag = true;
                counts.TryGetValue(tag.Text, out var known);
                if (known.Tag is null || known.Last != i)
                {
                    counts[tag.Text] = (known.Tag ?? tag, known.Songs + 1, i);
                }
            }

            tagged += hasTag ? 1 : 0;
        }

        var all = counts.Values
            .Select(count => new TagCount(count.Tag.Text, count.Tag.Category, count.Songs, count.Tag.IsInVocabulary))
            .OrderByDescending(count => count.Songs).ThenBy(count => count.Tag, StringComparer.Ordinal)
            .ToList();
        return new TagStatistics
        {
            TaggedSongs = tagged,
            Categories = [.. all.GroupBy(count => count.Category).OrderBy(group => categories.Rank(group.Key)).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => new CategoryCount(group.Key, [.. group]))],
            Rare = all.FindAll(count => count.Songs <= RareUpTo),
            Common = all.FindAll(count => count.Songs > CommonFrom * tagged),
            NotInVocabulary = all.FindAll(count => !count.IsInVocabulary),
        };
    }
}

/// <summary>The tags of a category, the most frequent first.</summary>
/// <param name="Category">The category in <c>prompts.json</c>; null for words that the vocabulary does not know.</param>
/// <param name="Tags">Its tags.</param>
public sealed record CategoryCount(string? Category, IReadOnlyList<TagCount> Tags);

/// <summary>A tag and the number of songs that have it.</summary>
public sealed record TagCount(string Tag, string? Category, int Songs, bool IsInVocabulary);
