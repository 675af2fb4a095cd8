using AceData.Files;
using AceData.Library;

namespace AceData.Web.Pages.Lyrics;

/// <summary>The earlier texts that are worth a line.</summary>
internal static class LyricsRevisions
{
    private static readonly TimeSpan OneGo = TimeSpan.FromMinutes(5);

    /// <summary>Without the present text, without repeats, and of what a person typed in one go only the last state: saving is automatic, so there are many.</summary>
    /// <param name="history">Newest first.</param>
    /// <param name="present">What the file holds now.</param>
    public static IReadOnlyList<SideCarRevision> Distinct(IReadOnlyList<SideCarRevision> history, FileVersion present)
    {
        var shown = new List<SideCarRevision>();
        var seen = new HashSet<FileVersion> { present };
        SideCarRevision? newer = null;
        foreach (var revision in history)
        {
            var isSameGo = newer is { Origin.Author: SideCarAuthor.Person } && revision.Origin.Author == SideCarAuthor.Person && newer.WrittenUtc - revision.WrittenUtc < OneGo;
            newer = revision;
            if (!isSameGo && seen.Add(revision.Version))
            {
                shown.Add(revision);
            }
        }

        return shown;
    }
}
