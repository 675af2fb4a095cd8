using AceData.Files;
using AceData.Library;

namespace AceData.Web.Pages.Lyrics;

/// <summary>The earlier texts that are worth a line.</summary>
internal static class LyricsRevisions
{
    /// <summary>
    /// Without the present text, without repeats, and without the states in which somebody typed on: saving is automatic, so
    /// there are many, and the next text holds all of each.
    /// </summary>
    /// <param name="history">Newest first.</param>
    /// <param name="present">What the file holds now.</param>
    public static IReadOnlyList<SideCarRevision> Distinct(IReadOnlyList<SideCarRevision> history, FileVersion present)
    {
        var seen = new HashSet<FileVersion> { present };
        return [.. history.Where((revision, i) => i == 0 || !IsBegin(revision, history[i - 1])).Where(revision => seen.Add(revision.Version))];
    }

    private static bool IsBegin(SideCarRevision revision, SideCarRevision next) =>
        revision.Origin.Author == SideCarAuthor.Person && next.Origin.Author == SideCarAuthor.Person && next.Content.Span.StartsWith(revision.Content.Span);
}
