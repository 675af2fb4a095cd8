using System.Text;
using AceData.Files;
using AceData.Library;
using AceData.Library.Catalog;
using AceData.Tagging.Policy;

namespace AceData.Web.Pages.OneSong;

/// <summary>An earlier text of a song, as the history shows it.</summary>
/// <param name="Kind">Tags or lyrics.</param>
/// <param name="Revision">The text.</param>
/// <param name="IsPresent">It is what the file holds now.</param>
/// <param name="Added">Tags (or lines of lyrics) that the text before it did not have.</param>
/// <param name="Removed">Likewise, that it does not have any more.</param>
internal sealed record PastText(SideCarKind Kind, SideCarRevision Revision, bool IsPresent, IReadOnlyList<string> Added, IReadOnlyList<string> Removed)
{
    /// <summary>Both histories of a song as one, newest first.</summary>
    public static IReadOnlyList<PastText> Of(SongEntry song, IReadOnlyList<SideCarRevision> tags, IReadOnlyList<SideCarRevision> lyrics) =>
    [
        .. One(SideCarKind.Prompt, tags, song.PromptVersion).Concat(One(SideCarKind.Lyrics, lyrics, song.LyricsVersion))
            .OrderByDescending(text => text.Revision.WrittenUtc).ThenByDescending(text => text.Revision.Number),
    ];

    private static IEnumerable<PastText> One(SideCarKind kind, IReadOnlyList<SideCarRevision> revisions, FileVersion present)
    {
        var isFound = false;
        for (var i = 0; i < revisions.Count; i++)
        {
            var (now, before) = (Parts(kind, revisions[i]), i + 1 < revisions.Count ? Parts(kind, revisions[i + 1]) : []);

            // The same text may have been written more than once: the newest is the present one.
            var isPresent = !isFound && revisions[i].Version == present;
            isFound |= isPresent;
            yield return new PastText(kind, revisions[i], isPresent, [.. now.Except(before)], [.. before.Except(now)]);
        }
    }

    private static IReadOnlyList<string> Parts(SideCarKind kind, SideCarRevision revision)
    {
        var text = Encoding.UTF8.GetString(revision.Content.Span);
        return kind == SideCarKind.Prompt
            ? PromptLine.Parse(text).Tags
            : text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }
}
