using AceData.Library.Catalog;

namespace AceData.Web.Controls;

/// <summary>Names for the chips of a line: a file may hold the same tag twice, and each chip needs a name of its own.</summary>
internal static class NumberedTags
{
    /// <summary>Each tag with how many of the same text stand before it.</summary>
    public static IEnumerable<(EntryTag Tag, (string Text, int Nth) Key)> Of(IEnumerable<EntryTag> tags)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var tag in tags)
        {
            var nth = seen.GetValueOrDefault(tag.Text);
            seen[tag.Text] = nth + 1;
            yield return (tag, (tag.Text, nth));
        }
    }
}
