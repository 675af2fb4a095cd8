using AceData.Library.Catalog;

namespace AceData.Library.Filtering;

/// <summary>One way to complete what is being typed.</summary>
/// <param name="Text">What takes the place of the piece at the caret.</param>
/// <param name="Start">First character of that piece.</param>
/// <param name="Length">Its number of characters.</param>
/// <param name="Songs">Songs that match it; null for the name of a field, which needs a value.</param>
public sealed record FilterCompletion(string Text, int Start, int Length, int? Songs)
{
    private const int Most = 12;

    /// <summary>Ways to complete the piece that ends at the caret, best first.</summary>
    /// <param name="text">The filter as it stands.</param>
    /// <param name="caret">Place of the caret, 0…length.</param>
    /// <param name="songs">The songs to count in.</param>
    public static IReadOnlyList<FilterCompletion> Of(string text, int caret, IReadOnlyList<SongEntry> songs)
    {
        var typed = text[..Math.Clamp(caret, 0, text.Length)];
        if (FilterToken.Read(typed).LastOrDefault() is not { Kind: FilterTokenKind.Word } token || token.End != typed.Length)
        {
            return [];
        }

        FilterCompletion At(string value, int? count) => new(value, token.Start, token.Length, count);
        return token.Field switch
        {
            null when token.IsQuoted => [],
            null => [.. Fields(token.Text).Select(name => At(name + ":", null)), .. Values(token.Text, songs).Select(pair => At(pair.Text, pair.Songs)), .. Tags(token.Text, songs).Select(pair => At(pair.Text, pair.Songs))],
            "tag" => [.. Tags(token.Text, songs).Select(pair => At(pair.Text, pair.Songs))],
            "bpm" => [.. Named("bpm", FilterFields.TempoWords, token.Text, songs).Select(pair => At(pair.Text, pair.Songs))],
            { } field when FilterFields.Named.TryGetValue(field, out var values) => [.. Named(field, values, token.Text, songs).Select(pair => At(pair.Text, pair.Songs))],
            _ => [],
        };
    }

    private static IEnumerable<string> Fields(string begin) => FilterFields.Names.Where(name => name.StartsWith(begin, StringComparison.OrdinalIgnoreCase));

    // The fifty codes of the check would crowd out what people type most.
    private static IEnumerable<(string Text, int Songs)> Values(string begin, IReadOnlyList<SongEntry> songs) =>
        FilterFields.Named.Where(field => field.Key != FilterFields.Check).SelectMany(field => Named(field.Key, field.Value, begin, songs));

    private static IEnumerable<(string Text, int Songs)> Named(string field, IReadOnlyList<(string Name, Func<SongEntry, bool> Test)> values, string begin, IReadOnlyList<SongEntry> songs) =>
        values.Where(value => value.Name.StartsWith(begin, StringComparison.OrdinalIgnoreCase)).Select(value => ($"{field}:{value.Name}", songs.Count(value.Test)));

    private static IEnumerable<(string Text, int Songs)> Tags(string part, IReadOnlyList<SongEntry> songs)
    {
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var tag in songs.SelectMany(song => song.Tags))
        {
            if (tag.Text.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                counts[tag.Text] = counts.GetValueOrDefault(tag.Text) + 1;
            }
        }

        return counts
            .OrderBy(pair => pair.Key.StartsWith(part, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .ThenByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(Most)
            .Select(pair => (new Condition("tag", pair.Key, _ => true).ToString(), pair.Value));
    }
}
