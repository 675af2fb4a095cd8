using AceData.Datasets.Dialects.Values;
using AceData.Editing;
using AceData.Tagging.Policy;
using AceData.Tagging.Vocabularies;

namespace AceData.Datasets.Dialects;

/// <summary>Tags as a caption, and captions as tags: tempo and key stand in fields of their own where a dialect has them.</summary>
internal static class CaptionText
{
    private const int LongestTag = 40;
    private const int MostWords = 5;

    /// <summary>
    /// The tags without tempo and key where these are said elsewhere: just those that <see cref="TagsOf"/> puts back to their very
    /// places, so that nothing is lost.
    /// </summary>
    public static string Of(string tags, int? bpm, string? key, TagCategories categories)
    {
        var line = PromptLine.Parse(tags).Tags;
        var (tempo, mode) = (line.Any(tag => PromptLine.Tempo(tag) is not null) ? bpm : null, line.Any(tag => PromptLine.ModeOf(tag) is not null) ? key : null);
        foreach (var (hasTempo, hasKey) in ((bool, bool)[])[(false, false), (false, true), (true, false)])
        {
            var rest = line.Where(tag => (hasTempo || tempo is null || PromptLine.Tempo(tag) is null) && (hasKey || mode is null || PromptLine.ModeOf(tag) is null)).ToList();
            var caption = string.Join(PromptLine.Separator, rest);
            if (rest.Count > 0 && TagsOf(caption, tempo, mode, categories) == string.Join(PromptLine.Separator, line))
            {
                return caption;
            }
        }

        return string.Join(PromptLine.Separator, line);
    }

    /// <summary>The line of tags of a caption, with tempo and mode in their usual places.</summary>
    public static string TagsOf(string caption, int? bpm, string? key, TagCategories categories)
    {
        var tags = PromptLine.Parse(caption).Tags.ToList();
        if (key is not null && !tags.Exists(tag => PromptLine.ModeOf(tag) == KeyScale.ModeOf(key)))
        {
            tags.RemoveAll(tag => PromptLine.ModeOf(tag) is not null);
            tags.Insert(PlaceOfKey(tags, categories), KeyScale.ModeOf(key) + " key");
        }

        var line = string.Join(PromptLine.Separator, tags);
        return bpm is { } tempo ? new SetTempo(tempo).Apply(line, categories) : line;
    }

    /// <summary>True for words between commas, false for a text of sentences.</summary>
    public static bool IsTags(string caption)
    {
        if (caption.AsSpan().Trim().ContainsAny('\n', '\r') || caption.AsSpan().TrimEnd().EndsWith('.') || caption.Contains(". ", StringComparison.Ordinal))
        {
            return false;
        }

        var tags = PromptLine.Parse(caption).Tags;
        return tags.Count > 0 && tags.All(IsTag);
    }

    // Behind the genres, and behind the first word even where no vocabulary knows it for one.
    private static int PlaceOfKey(List<string> tags, TagCategories categories)
    {
        var rank = categories.Rank("key");
        var last = tags.FindLastIndex(tag => PromptLine.Tempo(tag) is null && categories.Rank(categories.Of(tag)) <= rank);
        var place = Math.Max(last + 1, Math.Min(1, tags.Count));
        return place < tags.Count && PromptLine.Tempo(tags[place]) is not null ? place + 1 : place;
    }

    private static bool IsTag(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return text.Length <= LongestTag && words.Length <= MostWords
            && !(words.Length > 1 && words[0].ToUpperInvariant() is "A" or "AN" or "THE" or "AND" or "THIS" or "WITH" or "EIN" or "EINE")
            && text[^1] is not ('!' or '?' or ';' or ':');
    }
}
